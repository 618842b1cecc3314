"""Reading Parquet: one record per row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from ..outputs.optional import require
from .ahead import ahead
from .arrow_filter import all_true, any_may_hold_dumps
from .column_names import META
from .kinds import WrongKindError
from .limits import too_long
from .record import Batch, Columns, Record, no_text
from .together import together

ROWS = 200
"""The largest number of rows that are read at a time."""
TOGETHER = 1 << 21
"""The number of bytes up to which more rows are read, because it is faster to search many rows together."""
FEWEST_ROWS = 8
"""The smallest number of rows for which dictionary values are copied."""
BATCH = 1 << 27
"""The largest total size, in bytes, of the copies of one dictionary value in the rows in memory."""
TEXTS = 1 << 24
"""The number of characters of texts after which a batch of records ends."""


def read_parquet(place: str, path: str, columns: Columns, limit: int, *, dumps: bool = False) -> Iterator[Batch]:
    """Yield the records of a file in batches. With `dumps`, yield only those that may hold a dump or cannot be read.

    `place` is the path of the decompressed file, `path` its name. With `dumps`, a thread reads the next rows. Raises
    WrongKindError if the file has no column for the text.
    """
    batches = _batches(place, columns)
    before = 0
    for batch in ahead(batches, 1) if dumps else batches:
        yield from _records(batch, _chosen(batch, columns, dumps=dumps), path, before, columns, limit)
        before += batch.num_rows


def _batches(place: str, columns: Columns) -> Iterator[Any]:
    """Yield the rows of a file, with the columns that are needed, in batches of Arrow."""
    require("pyarrow", "a Parquet file", "corpus")
    import pyarrow.parquet as pq

    # Arrow does not accept paths that are not UTF-8.
    with Path(place).open("rb") as opened, pq.ParquetFile(opened, pre_buffer=False) as file:
        there = set(file.schema_arrow.names)
        asked = {name for names in (columns.texts, columns.urls, columns.dates, (META,)) for name in names}
        wanted = sorted((asked | {name.partition(".")[0] for name in asked}) & there)
        if not any(name in there or name.partition(".")[0] in there for name in columns.texts):
            raise WrongKindError("Parquet without texts", no_text(None, columns.texts, sorted(there)))
        dictionaries = _dictionaries(opened, file.metadata)
        # Columns with a large dictionary are read as references to it. For short values, copying is faster.
        shared = [name for name, size in dictionaries.items() if size * FEWEST_ROWS > BATCH]
        largest = max([size for name, size in dictionaries.items() if name not in shared], default=1)
        with pq.ParquetFile(opened, pre_buffer=False, read_dictionary=shared) as rows:
            batches = rows.iter_batches(min(ROWS, BATCH // largest), columns=wanted)
            yield from batches if shared else _together(batches)


def _together(batches: Iterable[Any]) -> Iterator[Any]:
    """Yield larger batches, each with the rows of several."""
    from pyarrow import Table

    for some in together(batches, _size, TOGETHER):
        yield from Table.from_batches(some).combine_chunks().to_batches()


def _size(batch: Any) -> int:
    # `nbytes` would release Python's lock, and take long to get it back.
    return int(batch.get_total_buffer_size())


def _chosen(batch: Any, columns: Columns, *, dumps: bool) -> Any:
    """Return an array that states for each row whether it is read. With `dumps`, its text may hold a dump.

    A row is also read if its text is in a nested column.
    """
    texts = [batch.column(name) for name in columns.texts if name in batch.schema.names]
    return any_may_hold_dumps(texts) if dumps and texts else all_true(batch.num_rows)


def _records(batch: Any, chosen: Any, path: str, before: int, columns: Columns, limit: int) -> Iterator[Batch]:
    """Yield the chosen records of a batch, in smaller batches if their texts are long."""
    places = [place for place, is_chosen in enumerate(chosen.to_pylist()) if is_chosen]
    done = size = 0
    records: list[Record] = []
    for place, values in zip(places, _rows(batch, chosen, places), strict=True):
        record = columns.record(values, path, before + place + 1)
        if len(record.text) > limit:
            record = Record("", record.url, record.date, record.path, record.row, too_long(limit))
        records.append(record)
        size += len(record.text)
        if size > TEXTS:
            yield place + 1 - done, records
            records, done, size = [], place + 1, 0
    yield batch.num_rows - done, records


def _rows(batch: Any, chosen: Any, places: list[int]) -> Iterator[dict[str, Any]]:
    """Yield the chosen rows of a batch.

    If they refer to a dictionary, convert one at a time, because many can refer to one long text.
    """
    if any(hasattr(column.type, "index_type") for column in batch.columns):
        for place in places:
            yield from batch.slice(place, 1).to_pylist()
    elif places:
        yield from batch.filter(chosen).to_pylist()


# ---- Dictionaries -----------------------------------------------------------------------------------------------


def _dictionaries(file: IO[bytes], metadata: Any) -> dict[str, int]:
    """Return the size, in bytes, of the largest dictionary of each column, by the path of the column."""
    found: dict[str, int] = {}
    for group in range(metadata.num_row_groups):
        for place in range(metadata.num_columns):
            column = metadata.row_group(group).column(place)
            if column.physical_type == "BYTE_ARRAY" and column.has_dictionary_page:
                file.seek(column.dictionary_page_offset)
                size = _page_size(file.read(32))
                found[column.path_in_schema] = max(size, found.get(column.path_in_schema, 1))
    return found


def _page_size(head: bytes) -> int:
    """Return the uncompressed size of a page, in bytes: the second number of its header (Thrift's compact protocol).

    If the header does not begin as expected, return a size that is larger than any limit.
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
