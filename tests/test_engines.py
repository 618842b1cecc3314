"""The examples for engines give the same table as one process: run where PySpark and Ray are installed."""

import importlib.util
import os
import sys
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import corpus
import hnparse
from hnparse import arrow

ROOT = Path(__file__).parent.parent
ENGINES = pytest.mark.filterwarnings("ignore")
"""What engines warn of is their own affair."""


def example(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "examples" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def crawl(tmp_path_factory):
    """A corpus as two Parquet files, and the comments in it."""
    folder = tmp_path_factory.mktemp("crawl")
    rows = list(corpus.records(int(os.environ.get("ENGINE_RECORDS", "2000")), share=20, pages=5))
    half = len(rows) // 2
    for number, some in enumerate([rows[:half], rows[half:]]):
        pq.write_table(pa.Table.from_pylist(some), folder / f"part-{number}.parquet")
    return folder, list(arrow.parse_rows(rows))


@pytest.fixture
def workers_path(monkeypatch):
    """Workers find the package where this process has it."""
    source = str(Path(hnparse.__file__).parent.parent)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([source, *filter(None, [os.environ.get("PYTHONPATH")])]))
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)


def rows_of(folder):
    """The comments in a folder; Spark writes times in a form of its own."""
    files = [pq.read_table(path, coerce_int96_timestamp_unit="us") for path in sorted(folder.glob("*.parquet"))]
    return pa.concat_tables([file.select(arrow.COMMENTS.names).cast(arrow.COMMENTS) for file in files]).to_pylist()


def in_any_order(rows):
    return Counter(map(str, pa.Table.from_pylist(rows, arrow.COMMENTS).to_pylist()))


def components(rows):
    """Each id with the smallest one of its discussion, in plain Python."""
    links = {}
    for row in rows:
        for other in [row["parent"], *(kid for kid in row["kids"] if kid > row["id"])]:
            if other is not None:
                links.setdefault(row["id"], set()).add(other)
                links.setdefault(other, set()).add(row["id"])
    found = {}
    for start in sorted({*links, *(row["id"] for row in rows)}):
        stack = [start]
        while stack:
            id_ = stack.pop()
            if id_ not in found:
                found[id_] = start
                stack.extend(links.get(id_, ()))
    return found


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
    assert in_any_order(rows_of(out / "comments")) == in_any_order(rows)
    found = pa.concat_tables([pq.read_table(path) for path in (out / "discussions").glob("*.parquet")])
    least = components(rows)
    assert dict(zip(found["id"].to_pylist(), found["discussion"].to_pylist(), strict=True)) == {
        row["id"]: least[row["id"]] for row in rows
    }
    assert len(found) == len(rows)


@ENGINES
def test_ray_gives_the_same_table(crawl, tmp_path, workers_path):
    ray = pytest.importorskip("ray")
    pytest.importorskip("ray.data")
    (folder, rows), out = crawl, tmp_path / "out"
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        example("ray_comments").main(str(folder), str(out))
    finally:
        ray.shutdown()
    assert in_any_order(rows_of(out)) == in_any_order(rows)
