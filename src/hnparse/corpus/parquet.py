"""Parquet: a record a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from ..outputs.optional import require
from .record import META, Batch, Columns, Record, no_text, too_long

ROWS = 200
"""How many rows are in memory at a time."""
TEXTS = 1 << 24
"""How long all texts are together that are strings at a time, but for one that is longer itself."""
DICTIONARY = 1 << 20
"""How large a dictionary of values can be, so that rows may hold copies of its values."""


def read_parquet(path: str, columns: Columns, limit: int) -> Iterator[Batch]:
    """Return the records of a file in batches. Raises ValueError if it has no column for the text."""
    require("pyarrow", "a Parquet file", "corpus")
    import pyarrow.parquet as pq

    # Arrow takes no path that is not UTF-8.
    with Path(path).open("rb") as opened, pq.ParquetFile(opened, pre_buffer=False) as file:
        there = set(file.schema_arrow.names)
        asked = {name for names in (columns.texts, columns.urls, columns.dates, (META,)) for name in names}
        wanted = sorted((asked | {name.partition(".")[0] for name in asked}) & there)
        if not any(name in there or name.partition(".")[0] in there for name in columns.texts):
            raise ValueError(no_text(None, columns.texts, sorted(there)))
        shared = _with_large_dictionaries(opened, file.metadata)
        before = 0
        with pq.ParquetFile(opened, pre_buffer=False, read_dictionary=shared) as rows:
            for batch in rows.iter_batches(ROWS, columns=wanted):
                yield from _records(batch, path, before, columns, limit)
                before += batch.num_rows


def _records(batch: Any, path: str, before: int, columns: Columns, limit: int) -> Iterator[Batch]:
    records: list[Record] = []
    size = 0
    for row in range(batch.num_rows):
        [values] = batch.slice(row, 1).to_pylist()
        record = columns.record(values, path, before + row + 1)
        if len(record.text) > limit:
            record = Record("", record.url, record.date, record.path, record.row, too_long(limit))
        records.append(record)
        size += len(record.text)
        if size > TEXTS:
            yield len(records), records
            records, size = [], 0
    yield len(records), records


# ---- Dictionaries -----------------------------------------------------------------------------------------------


def _with_large_dictionaries(file: IO[bytes], metadata: Any) -> list[str]:
    """Return the paths of the columns of which many rows can refer to one long value.

    Arrow can keep the references, which takes longer than to copy short values.
    """
    found = {}
    for group in range(metadata.num_row_groups):
        for place in range(metadata.num_columns):
            column = metadata.row_group(group).column(place)
            if column.physical_type == "BYTE_ARRAY" and column.has_dictionary_page:
                file.seek(column.dictionary_page_offset)
                if _page_size(file.read(32)) > DICTIONARY:
                    found[column.path_in_schema] = True
    return list(found)


def _page_size(head: bytes) -> int:
    """Return how many bytes a page has when it is unpacked: the second number of its head (Thrift's compact protocol).

    A head that begins otherwise than all writers begin it counts as that of a page without end.
    """
    numbers: list[int] = []
    at = 0
    while len(numbers) < 2:
        if head[at : at + 1] != b"\x15":  # the next field, a number of 32 bits
            return 1 << 32
        at += 1
        number = shift = 0
        while at < len(head):
            byte = head[at]
            at += 1
            number |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
        numbers.append(number >> 1)
    return numbers[1]
