"""Reading files of many texts or threads: what hnparse wrote, items of the APIs of Hacker News, and records."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve

from ..errors import ParseError
from ..graph.union_find import UnionFind
from ..model.thread_like import is_thread
from ..outputs.optional import require
from ..text.diagnostic_log import LogEntry
from ..thread import Thread
from .csv_rows import Csv
from .csv_tables import csv_record, has_text, is_comments
from .json_values import Value, read_values
from .kinds import Kind, is_named_json_lines
from .limits import RECORD_LIMIT, TooLongError
from .parquet import read_parquet
from .record import Batch, Columns, Record, no_text
from .streams import Stream
from .tables import is_own_table, threads_of_csv, threads_of_database, threads_of_rows
from .wet import read_wet

ITEM_TYPES = ("story", "comment", "job", "poll", "pollopt")

Found = Thread | Record | ParseError
"""The content of a value: a thread, a record to parse, or an error."""


def found_in(
    kind: Kind, stream: Stream, path: str, columns: Columns | None, limit: int = sys.maxsize
) -> Iterator[Found]:
    """Yield the content of a file of a kind, in order.

    `path` is the name of the file. `limit` is the number of bytes that a record of CSV can have, and a whole table of
    comments.
    """
    columns = columns or Columns()
    if kind == "json":
        yield from _of_json(read_values(stream.lines(), line_each=is_named_json_lines(path)), path, columns)
    elif kind == "csv":
        yield from _of_csv(stream, path, columns, limit)
    elif kind == "wet":
        yield from _records(read_wet(stream.pieces(), path, RECORD_LIMIT))
    else:
        with stream.as_path() as place:
            yield from (_of_database if kind == "sqlite" else _of_parquet)(place, path, columns)


def _of_parquet(place: str, path: str, columns: Columns) -> Iterator[Found]:
    require("pyarrow", "a Parquet file", "corpus")
    import pyarrow.parquet as pq

    with Path(place).open("rb") as opened, pq.ParquetFile(opened, pre_buffer=False) as file:
        names = file.schema_arrow.names
        if is_own_table(names):
            rows = (row for batch in file.iter_batches() for row in batch.to_pylist())
            yield from _or_error(threads_of_rows(rows, names), path)
            return
    yield from _records(read_parquet(place, path, columns, RECORD_LIMIT))


def is_own_parquet(place: str) -> bool:
    """Return True if hnparse wrote the table in a Parquet file."""
    require("pyarrow", "a Parquet file", "corpus")
    import pyarrow.parquet as pq

    with Path(place).open("rb") as opened:
        return is_own_table(pq.read_schema(opened).names)


def _records(batches: Iterable[Batch]) -> Iterator[Record]:
    return (record for _, records in batches for record in records)


def _of_database(place: str, path: str, _: Columns) -> Iterator[Found]:
    yield from _or_error(threads_of_database(place), path)


def _of_csv(stream: Stream, path: str, columns: Columns, limit: int) -> Iterator[Found]:
    try:
        table = Csv.of(stream.short_lines(limit), limit)
    except ValueError as error:
        yield ParseError(str(error), source=path)
        return
    if is_comments(table) or is_own_table(table.names):
        yield from _or_error(threads_of_csv(table, path, limit=limit), path)
    elif has_text(table.names, columns):
        yield from (csv_record(row, table.names, path, columns) for row in table.rows)
    else:
        yield ParseError(no_text(None, columns.texts, table.names), source=path)


def _or_error(threads: Iterator[Thread], path: str) -> Iterator[Found]:
    try:
        yield from threads
    except TooLongError:
        raise
    except ParseError as error:
        yield error
    except ValueError as error:
        yield ParseError(str(error), source=path)


# ---- JSON -------------------------------------------------------------------------------------------------------


def _of_json(values: Iterable[Value], path: str, columns: Columns) -> Iterator[Found]:
    """Yield the content of the JSON values of a file, in order. The discussions of its Firebase items come last."""
    items: list[Mapping[str, Any]] = []
    for value in values:
        data, row = value.data, value.row
        if value.error is not None:
            yield ParseError(value.error, value.line, value.column, path)
        elif data is None:
            continue  # the Firebase API's answer for an id that is not in use
        elif not isinstance(data, Mapping):
            yield ParseError(f"expected a JSON object, not {type(data).__name__}", row or 1, source=path)
        elif is_item(data):
            items.append(data)
        else:
            try:
                yield read_object(data, path, row, columns)
            except ValueError as error:
                yield ParseError(str(error), row or 1, source=path)
    yield from _discussions(items, path)


def read_object(
    data: Mapping[str, Any], path: str, row: int | None, columns: Columns, findings: tuple[LogEntry, ...] = ()
) -> Thread | Record:
    """Return the thread or the record that a JSON object is. Raises ValueError if it is wrong.

    `findings` are what is wrong with its bytes.
    """
    if is_thread(data):
        return Thread.from_dict(dict(data))
    if isinstance(data.get("children"), list) and "id" in data:
        return _named(Thread.from_algolia(data), path)
    if isinstance(data.get("hits"), list):
        raise ValueError(
            "this is a result of the search API of Algolia, which does not hold whole discussions: "
            "use https://hn.algolia.com/api/v1/items/ID"
        )
    return columns.record(data, path, row, findings)


def is_item(data: Mapping[str, Any]) -> bool:
    """Return True if an object is an item of the Firebase API."""
    return data.get("type") in ITEM_TYPES and "id" in data and "children" not in data


def _discussions(items: list[Mapping[str, Any]], path: str) -> Iterator[Thread | ParseError]:
    for group in group_items(items):
        try:
            yield _named(Thread.from_items(group), path)
        except ValueError as error:
            yield ParseError(str(error), source=path)


def _named(thread: Thread, path: str) -> Thread:
    """Return the thread with the name of its file in the diagnostics."""
    return evolve(thread, diagnostics=[evolve(one, source=path) for one in thread.diagnostics])


def group_items(items: list[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """Group items by discussion: items that name each other as parent or kid are in the same one."""
    sets = UnionFind(len(items))
    first: dict[int, int] = {}
    for place, item in enumerate(items):
        kids = item.get("kids")
        named = [item.get("id"), item.get("parent"), *(kids if isinstance(kids, list) else ())]
        sets.unite(place, *[first.setdefault(id_, place) for id_ in named if type(id_) is int])
    return [[items[place] for place in places] for places in sets.groups()]
