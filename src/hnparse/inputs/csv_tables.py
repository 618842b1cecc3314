"""Reading CSV: the table of comments that hnparse wrote, also after a spreadsheet saved it, and records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, get_args

from ..errors import ParseError
from ..model.comment import ParentSource
from ..outputs.csv import ESCAPED
from ..outputs.from_rows import COMMENT_TYPES
from ..outputs.rows import COLUMNS, LIMIT, Type
from .csv_rows import Csv, Row
from .limits import TooLongError
from .record import Columns, Record
from .utf8 import decode_utf8

OWN = "parent_source"
"""The column that no other table has."""
DERIVED = ("hn_id",)
"""Columns whose values follow from other columns."""
INTEGER = re.compile(r"(-?\d+)(?:\.0+)?")
"""An integer. Programs without a type for missing integers write them with a fraction of 0."""
CELL_LIMIT = 32_767
"""The number of characters that Excel keeps of a cell."""
AGAIN = "write the CSV again without this change, or use --format jsonl"


def is_comments(table: Csv) -> bool:
    """Return True if hnparse wrote the table as one of comments, even if it lacks columns now."""
    return OWN in table.names


def comment_rows(table: Csv, path: str | None, limit: int) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table of comments with at most `limit` characters, as those of Arrow tables are.

    Raises TooLongError if there are more, and ParseError with the row and the column of the first cell that does not
    hold what hnparse writes.
    """
    lost = [name for name in COLUMNS if name not in table.names and name not in DERIVED]
    if lost:
        columns = f"the column {lost[0]}" if len(lost) == 1 else f"the columns {', '.join(lost)}"
        raise ParseError(f"row 1 lacks {columns} of the table of comments, so parts are lost: {AGAIN}", source=path)
    size = 0
    for row in table.rows:
        size += sum(map(len, row.cells))
        if size > limit:
            raise TooLongError(limit)
        if row.error is not None:
            raise ParseError(f"row {row.number}: {row.error}: {AGAIN}", row.line, source=path)
        cells = dict(zip(table.names, row.cells, strict=True))
        if cells.get("error") and not cells["id"]:
            continue
        if row.is_last and (row.cells[-1] or table.names[-1] == ESCAPED):
            raise ParseError(f"row {row.number} is cut off, or its line break is lost: {AGAIN}", row.line, source=path)
        for name in cells.get(ESCAPED, "").split():
            if name not in cells:
                why = f"column {ESCAPED}: there is no column {_quoted(name)}"
                raise ParseError(f"row {row.number}, {why}: {AGAIN}", row.line, source=path)
            cells[name] = cells[name].removeprefix("'")
        values: dict[str, Any] = {}
        for name, cell in cells.items():
            if name not in COMMENT_TYPES:
                continue
            try:
                values[name] = _value(name, cell, row)
            except ValueError as error:
                raise ParseError(f"row {row.number}, column {name}: {error}: {AGAIN}", row.line, source=path) from None
        yield values


def csv_record(row: Row, names: tuple[str, ...], path: str, columns: Columns) -> Record:
    """Return the record of a row."""
    if row.error is not None:
        return Record("", path=path, row=row.number, error=row.error)
    values: Mapping[str, Any] = {
        name: _decoded(cell, name in columns.texts) for name, cell in zip(names, row.cells, strict=True) if cell
    }
    return columns.record({**dict.fromkeys(names), **values}, path, row.number)


def has_text(names: tuple[str, ...], columns: Columns) -> bool:
    """Return True if one of the columns is that of a text."""
    return not set(names).isdisjoint(columns.texts)


def _decoded(cell: str, is_text: bool) -> str | bytes:
    """Return a cell; the bytes of a text that is not UTF-8."""
    try:
        cell.encode()
    except UnicodeEncodeError:
        data = cell.encode("utf-8", "surrogateescape")
        return data if is_text else decode_utf8(data)[0]
    return cell


# ---- Cells ------------------------------------------------------------------------------------------------------


def _value(name: str, cell: str, row: Row) -> Any:
    """Return the value of a cell. Raises ValueError if it is not one of its column."""
    if not cell and name not in ("id", OWN):
        return "" if name == "text" else None
    if name == OWN and cell not in get_args(ParentSource):
        raise ValueError(f"{_quoted(cell)} does not tell how a parent is known")
    if row.is_crlf and len(cell) == CELL_LIMIT:
        raise ValueError(f"it has {CELL_LIMIT:,} characters, where Excel cuts off the rest")
    return READERS[COMMENT_TYPES[name]](cell)


def _string(cell: str) -> str:
    try:
        cell.encode()
    except UnicodeEncodeError:
        raise ValueError("it has bytes that are not UTF-8") from None
    return cell


def _integer(cell: str) -> int:
    found = INTEGER.fullmatch(cell.strip())
    if found is None:
        raise ValueError(f"{_quoted(cell)} is not an integer" if cell else "it is empty")
    number = int(found[1]) if len(found[1]) < 25 else LIMIT
    if not -LIMIT <= number < LIMIT:
        raise ValueError(f"{_quoted(cell)} has more than 64 bits")
    return number


def _ids(cell: str) -> list[int]:
    words = cell.strip().removeprefix("[").removesuffix("]").replace(",", " ").split()
    if not all(map(INTEGER.fullmatch, words)):
        raise ValueError(f"{_quoted(cell)} is not a list of ids")
    return [_integer(word) for word in words]


def _bool(cell: str) -> bool:
    word = cell.strip().lower()
    if word not in ("true", "false", "1", "0"):
        raise ValueError(f"{_quoted(cell)} is not true or false")
    return word in ("true", "1")


def _time(cell: str) -> datetime:
    try:
        time = datetime.fromisoformat(cell.strip())
        if time.tzinfo is not None:
            return time.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise ValueError(f"{_quoted(cell)} is not a time such as 2024-11-14T02:06:00Z")


def _quoted(cell: str) -> str:
    return ascii(cell if len(cell) <= 40 else f"{cell[:39]}…")


READERS: dict[Type, Callable[[str], Any]] = {
    "int64": _integer,
    "string": _string,
    "bool": _bool,
    "timestamp": _time,
    "list<int64>": _ids,
}
