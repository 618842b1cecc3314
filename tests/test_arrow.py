"""The Arrow functions: batches of a corpus in, batches of a table out."""

from pathlib import Path

import pyarrow as pa
import pytest

import corpus
import hnparse
from hnparse import arrow

DUMP = (Path(__file__).parent / "dumps" / "story_page.txt").read_text("utf-8")
COMMENTS = len(hnparse.parse(DUMP))


def batches(**columns):
    return [pa.record_batch(columns)]


@pytest.fixture(scope="module")
def rows():
    return list(corpus.records(400, share=20, pages=2))


@pytest.mark.parametrize(
    ("table", "schema"), [("comments", arrow.COMMENTS), ("pages", arrow.PAGES), ("diagnostics", arrow.DIAGNOSTICS)]
)
def test_batches_have_the_rows_of_parse_rows_and_a_fixed_schema(rows, table, schema):
    found = list(arrow.parse_batches(pa.Table.from_pylist(rows).to_batches(max_chunksize=150), table=table))
    assert all(batch.schema == schema for batch in found)
    assert pa.Table.from_batches(found, schema).to_pylist() == list(arrow.parse_rows(rows, table=table))
    assert arrow.parse_table(pa.Table.from_pylist(rows), table=table).schema == schema


def test_batches_are_asked_for_one_at_a_time():
    def endless():
        while True:
            yield from batches(text=[DUMP])

    found = arrow.parse_batches(endless())
    assert next(found).num_rows == next(found).num_rows == COMMENTS


def test_texts_without_a_dump_give_no_rows_and_an_empty_table_has_its_schema():
    nothing = pa.table({"text": pa.array(["no", None], pa.string())})
    assert arrow.parse_table(nothing).num_rows == 0
    assert arrow.parse_table(nothing.slice(0, 0)).schema == arrow.COMMENTS


@pytest.mark.parametrize("type_", [pa.string(), pa.large_string(), pa.binary(), pa.dictionary(pa.int32(), pa.string())])
def test_a_text_can_have_any_type_of_texts(type_):
    [batch] = arrow.parse_batches(batches(words=pa.array([DUMP]).cast(type_)), text="words")
    assert batch.num_rows == COMMENTS


def test_invalid_utf_8_in_a_column_of_strings_does_not_end_the_job():
    data = pa.array([DUMP.encode() + b"\xff"])
    broken = pa.StringArray.from_buffers(1, data.buffers()[1], data.buffers()[2])
    [batch] = arrow.parse_batches(batches(text=broken))
    assert batch.num_rows == COMMENTS


def test_the_time_of_a_crawl_can_have_any_unit():
    seen = pa.array([1731550000123456789]).cast(pa.timestamp("ns", "UTC"))
    [batch] = arrow.parse_batches(batches(text=[DUMP], when=seen), date="when")
    assert str(batch["seen"][0].as_py()) == "2024-11-14 02:06:40+00:00"


def test_a_bad_row_has_an_error_and_the_others_are_there(monkeypatch):
    def fails_once(source, dialect=None):
        monkeypatch.undo()
        raise OverflowError("too many winters")

    monkeypatch.setattr("hnparse.reading.read_threads", fails_once)
    found = arrow.parse_table(pa.table({"text": [DUMP, DUMP], "url": ["u", "v"]})).to_pylist()
    assert [row["url"] for row in found] == ["u", *["v"] * COMMENTS]
    assert (found[0]["error"], found[0]["id"]) == ("OverflowError: too many winters", None)
    numbers = arrow.parse_table(pa.table({"text": [5]})).to_pylist()
    assert [row["error"] for row in numbers] == ["the text is not a string but int"]


def test_a_missing_column_is_reported():
    with pytest.raises(ValueError, match=r"no column text .*: the columns are words; name the right one with text="):
        list(arrow.parse_batches(batches(words=["a"])))
