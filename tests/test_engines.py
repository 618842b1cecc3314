"""The examples for engines give the same table as one process. They run if PySpark or Ray is installed."""

import importlib.util
import os
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import corpus
import hnparse
from hnparse import arrow

ROOT = Path(__file__).parent.parent
ENGINES = pytest.mark.filterwarnings("ignore")
"""Ignore the warnings of the engines."""


def example(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "examples" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=["all columns", "no date"])
def crawl(request, tmp_path_factory):
    """Return a corpus of two Parquet files, and the comments in it."""
    folder = tmp_path_factory.mktemp("crawl")
    rows = [*corpus.records(int(os.environ.get("ENGINE_RECORDS", "2000")), share=20, pages=5), *corpus.discussions(12)]
    Random(1).shuffle(rows)
    rows = [{**row, "source": f"crawl#{number}"} for number, row in enumerate(rows)]
    if request.param == "no date":
        rows = [{name: value for name, value in row.items() if name != "date"} for row in rows]
    half = len(rows) // 2
    for number, some in enumerate([rows[:half], rows[half:]]):
        pq.write_table(pa.Table.from_pylist(some), folder / f"part-{number}.parquet")
    return folder, rows


@pytest.fixture
def workers_path(monkeypatch):
    """Let workers import the package from the same place as this process."""
    source = str(Path(hnparse.__file__).parent.parent)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([source, *filter(None, [os.environ.get("PYTHONPATH")])]))
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)


def rows_of(folder):
    """Return the comments in a folder. Spark writes times in its own form."""
    files = [pq.read_table(path, coerce_int96_timestamp_unit="us") for path in sorted(folder.glob("*.parquet"))]
    return pa.concat_tables([file.select(arrow.COMMENTS.names).cast(arrow.COMMENTS) for file in files]).to_pylist()


def in_any_order(rows):
    return Counter(map(str, pa.Table.from_pylist(rows, arrow.COMMENTS).to_pylist()))


def sources(rows, discussions):
    """Return the discussions as sets of the sources of their pages."""
    source = {row["page"]: row["source"] for row in rows if row["page"]}
    found = {}
    for page, discussion in discussions:
        found.setdefault(discussion, set()).add(source[page])
    return set(map(frozenset, found.values()))


def merged(rows):
    """Return the same sets, computed by `merge`."""
    threads = [thread for row in rows if hnparse.is_dump(row["text"]) for thread in pages_in(row)]
    discussions = [{page.source for page in thread.pages} for thread in hnparse.merge(threads)]
    return {frozenset(one) for one in discussions}


def pages_in(row):
    pages = hnparse.parse_pages(row["text"], source=row["source"], url=row["url"], seen=row.get("date"))
    return [thread for thread in pages if len(thread)]


def test_pages_are_of_the_discussions_that_merge_makes_of_them(crawl):
    _, rows = crawl
    table = pa.Table.from_pylist(list(arrow.parse_rows(rows)), arrow.COMMENTS)
    found = arrow.find_discussions(table)
    assert found.schema == pa.schema([("page", pa.string()), ("discussion", pa.string())])
    discussions = list(zip(found["page"].to_pylist(), found["discussion"].to_pylist(), strict=True))
    assert all(discussion <= page for page, discussion in discussions)
    expected = merged(rows)
    assert sources(table.to_pylist(), discussions) == expected
    assert max(map(len, expected)) > 3


@ENGINES
def test_spark_gives_the_same_table_and_the_discussions(crawl, tmp_path, workers_path):
    sql = pytest.importorskip("pyspark.sql")
    (folder, rows), out = crawl, tmp_path / "out"
    spark = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    spark = spark.config("spark.sql.shuffle.partitions", "2").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    try:
        example("spark_comments").main(str(folder), str(out))
    finally:
        spark.stop()
    expected = list(arrow.parse_rows(rows))
    assert in_any_order(rows_of(out / "comments")) == in_any_order(expected)
    found = pa.concat_tables([pq.read_table(path) for path in (out / "discussions").glob("*.parquet")])
    assert len(found) == len(expected)
    pages = zip(found["page"].to_pylist(), found["discussion"].to_pylist(), strict=True)
    assert sources(expected, pages) == merged(rows)


@ENGINES
def test_ray_gives_the_same_table_and_the_discussions(crawl, tmp_path, workers_path):
    ray = pytest.importorskip("ray")
    pytest.importorskip("ray.data")
    (folder, rows), out = crawl, tmp_path / "out"
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        example("ray_comments").main(str(folder), str(out))
    finally:
        ray.shutdown()
    expected = list(arrow.parse_rows(rows))
    assert in_any_order(rows_of(out / "comments")) == in_any_order(expected)
    found = pa.concat_tables([pq.read_table(path) for path in (out / "discussions").glob("*.parquet")])
    pages = zip(found["page"].to_pylist(), found["discussion"].to_pylist(), strict=True)
    assert sources(expected, pages) == merged(rows)
