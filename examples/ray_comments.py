"""Make a table of the comments in a corpus with Ray Data, and find the discussion of each page.

    python examples/ray_comments.py crawl/ out/

The corpus has a column `text`, and optionally `url`, `date`, `meta` and `source`. Other columns are not read.
"""

import sys

import pyarrow as pa
import ray

COLUMNS = ("text", "url", "date", "meta", "source")


def parse(corpus: pa.Table) -> pa.Table:
    """Return the comments in a batch of the corpus. The source is the file if there is no such column."""
    from hnparse.arrow import parse_table

    return parse_table(corpus, source="source" if "source" in corpus.column_names else "path")


def comments(corpus: ray.data.Dataset) -> ray.data.Dataset:
    """Return one row per comment, with the columns of `hnparse.arrow.COMMENTS`."""
    return corpus.map_batches(parse, batch_format="pyarrow", batch_size=1000)


def discussions(rows: ray.data.Dataset) -> pa.Table:
    """Return each page with the smallest page key of its discussion. The ids of all comments must fit into memory."""
    from hnparse.arrow import find_discussions

    names = ["page", "id", "parent", "kids", "story_id", "story_by", "story_title", "story_site"]
    batches = rows.select_columns(names).iter_batches(batch_format="pyarrow", batch_size=None)
    return find_discussions(pa.concat_tables(batches))


def main(corpus: str, out: str) -> None:
    """Read the corpus, and write the comments and the discussions of their pages. Ray decides on the order."""
    there = ray.data.read_parquet(corpus).schema().names
    columns = [name for name in COLUMNS if name in there]
    comments(ray.data.read_parquet(corpus, columns=columns, include_paths=True)).write_parquet(f"{out}/comments")
    found = discussions(ray.data.read_parquet(f"{out}/comments"))
    ray.data.from_arrow(found).write_parquet(f"{out}/discussions")


if __name__ == "__main__":
    main(*sys.argv[1:])
