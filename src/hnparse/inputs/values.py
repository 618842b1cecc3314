"""Reading files of many texts or threads: what hnparse wrote, items of the APIs of Hacker News, and records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve

from ..errors import ParseError
from ..graph.union_find import UnionFind
from ..model.thread_like import is_thread
from ..outputs.optional import require
from ..thread import Thread
from .json_values import Value, read_values
from .kinds import Kind, is_named_json_lines
from .parquet import read_parquet
from .record import RECORD_LIMIT, Batch, Columns, Record
from .streams import Stream
from .tables import is_own_table, threads_of_database, threads_of_rows
from .wet import read_wet_pieces

ITEM_TYPES = ("story", "comment", "job", "poll", "pollopt")

Found = Thread | Record | ParseError
"""The content of a value: a thread, a record to parse, or an error."""


def found_in(kind: Kind, stream: Stream, path: str, columns: Columns | None) -> Iterator[Found]:
    """Yield the content of a file of a kind, in order. `path` is the name of the file."""
    columns = columns or Columns()
    if kind == "json":
        yield from _of_json(read_values(stream.lines(), line_each=is_named_json_lines(path)), path, columns)
    elif kind == "wet":
        yield from _records(read_wet_pieces(stream.pieces(), path, RECORD_LIMIT))
    else:
        with stream.as_path() as place:
            yield from (_of_database if kind == "sqlite" else _of_parquet)(place, path, columns)


def _of_parquet(place: str, path: str, columns: Columns) -> Iterator[Found]:
    require("pyarrow", "a Parquet file", "corpus")
    import pyarrow.parquet as pq

    with pq.ParquetFile(place, memory_map=False, pre_buffer=False) as file:
        names = file.schema_arrow.names
        if is_own_table(names):
            rows = (row for batch in file.iter_batches() for row in batch.to_pylist())
            yield from _or_error(threads_of_rows(rows, names), path)
            return
    for record in _records(read_parquet(place, columns, RECORD_LIMIT)):
        yield evolve(record, path=path)


def _records(batches: Iterable[Batch]) -> Iterator[Record]:
    return (record for _, records in batches for record in records)


def _of_database(place: str, path: str, _: Columns) -> Iterator[Found]:
    yield from _or_error(threads_of_database(place), path)


def _or_error(threads: Iterator[Thread], path: str) -> Iterator[Found]:
    try:
        yield from threads
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
        elif _is_item(data):
            items.append(data)
        else:
            try:
                yield _one(data, path, row, columns)
            except ValueError as error:
                yield ParseError(str(error), row or 1, source=path)
    yield from _discussions(items, path)


def _one(data: Mapping[str, Any], path: str, row: int | None, columns: Columns) -> Thread | Record:
    if is_thread(data):
        return Thread.from_dict(dict(data))
    if isinstance(data.get("children"), list):
        return _named(Thread.from_algolia(data), path)
    if isinstance(data.get("hits"), list):
        raise ValueError(
            "this is a result of the search API of Algolia, which does not hold whole discussions: "
            "use https://hn.algolia.com/api/v1/items/ID"
        )
    return columns.record(data, path, row)


def _is_item(data: Mapping[str, Any]) -> bool:
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
