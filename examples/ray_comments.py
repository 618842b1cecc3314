"""Make a table of the comments in a corpus with Ray Data.

    python examples/ray_comments.py crawl/ out/

The corpus has the columns `text`, `url` and `date`; others are not read.
"""

import sys

import ray


def comments(corpus: ray.data.Dataset) -> ray.data.Dataset:
    """A row a comment, with the columns of `hnparse.arrow.COMMENTS`."""
    from hnparse.arrow import parse_table

    return corpus.map_batches(parse_table, batch_format="pyarrow", batch_size=1000)


def main(corpus: str, out: str) -> None:
    """Read the corpus, and write the comments; Ray decides in which order."""
    comments(ray.data.read_parquet(corpus, columns=["text", "url", "date"])).write_parquet(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
