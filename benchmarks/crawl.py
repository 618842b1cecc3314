"""Measure how fast hnparse finds the dumps in a corpus, compared with a search for two words by DuckDB and orjson.

    PYTHONPATH=tests python benchmarks/crawl.py

Times are processor times of one process and all its threads, the best of three.
"""

import tempfile
import time
from pathlib import Path

import corpus
import hnparse
from hnparse.corpus import Columns
from hnparse.inputs.formats import read_batches
from hnparse.inputs.parsed_record import parse_record
from hnparse.inputs.pieces import read_pieces

RECORDS = 40_000
WORDS = ("[source]", "HN request time")


def best(job):
    """Return the shortest of three times in seconds, and the result of the job."""
    found, least = None, float("inf")
    for _ in range(3):
        start = time.process_time()
        found = job()
        least = min(least, time.process_time() - start)
    return least, found


def hnparse_finds(path):
    """Read all records, and parse those that may hold a dump."""
    found = 0
    for _, records in read_batches(str(path), Columns(), 64_000_000, dumps=True):
        found += sum(bool(parse_record(record).threads) for record in records)
    return found


def unpack(path):
    """Decompress a file without searching it."""
    return sum(map(len, read_pieces(str(path))))


def duckdb_finds(path):
    """Search the texts for the two words with SQL."""
    import duckdb

    duckdb.sql("SET threads = 1")
    kind = "parquet" if path.suffix == ".parquet" else "json"
    likes = " OR ".join(f"text LIKE '%{words}%'" for words in WORDS)
    return duckdb.sql(f"SELECT count(*) FROM read_{kind}('{path}') WHERE {likes}").fetchall()[0][0]


def orjson_finds(path):
    """Search the texts of JSON Lines for the two words."""
    import orjson

    with path.open("rb") as file:
        texts = (orjson.loads(line)["text"] for line in file)
        return sum(any(words in text for words in WORDS) for text in texts)


def cell(job, path):
    """Return the time of a job as text, or an empty text if its package is missing."""
    try:
        return f"{best(lambda: job(path))[0]:.2f}"
    except ImportError:
        return ""


def main():
    """Print the table."""
    hnparse.is_dump(hnparse.render(hnparse.load(Path(__file__).parent.parent / "examples" / "lighthouse.txt")))
    print("| Format | Size | hnparse, all dumps | Decompression alone | DuckDB, two words | orjson, two words |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    rows = list(corpus.records(RECORDS))
    with tempfile.TemporaryDirectory() as folder:
        for kind, write in corpus.WRITERS.items():
            path = Path(folder, f"rows.{kind}")
            write(path, iter(rows))
            seconds, found = best(lambda path=path: hnparse_finds(path))
            assert found == RECORDS // 100, found
            unpacked = cell(unpack, path) if path.suffix in (".gz", ".zst") else ""
            sql = "" if "wet" in kind else cell(duckdb_finds, path)
            plain = cell(orjson_finds, path) if kind == "jsonl" else ""
            size = path.stat().st_size / 1e6
            print(f"| `.{kind}` | {size:.0f} MB | {seconds:.2f} | {unpacked} | {sql} | {plain} |", flush=True)


if __name__ == "__main__":
    main()
