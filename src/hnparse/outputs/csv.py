"""Tables as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from ..graph.discussion import Discussion
from ..model.times import iso
from .layout import column_types, table_columns
from .rows import Type

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The first characters of a cell that a spreadsheet runs as a formula."""
ESCAPED = "escaped"
"""The column of a safe table that names the columns whose texts have an apostrophe in front."""


def to_csv(
    threads: Iterable[Discussion], table: str = "comments", *, path: bool = False, safe: bool = False
) -> Iterator[str]:
    r"""Yield the line of column names and a line for each row, with ``\n`` at the end of each line.

    Times are ISO 8601, lists are ids with spaces between them, and unknown values are empty. With `safe`, texts that a
    spreadsheet would run as a formula get an apostrophe in front, and the last column names these cells.
    """
    types = column_types(table, flat=True, path=path)
    yield _line([*types, ESCAPED] if safe else types)
    for thread in threads:
        columns = table_columns(thread, "csv", table, flat=True, path=path)
        for row in zip(*(columns[name] for name in types), strict=True):
            cells = {name: _cell(type_, value) for (name, type_), value in zip(types.items(), row, strict=True)}
            yield _line((_safe(cells, types) if safe else cells).values())


def _cell(type_: Type, value: Any) -> Any:
    if value is None:
        return None
    if type_ == "timestamp":
        return iso(value)
    if type_ == "bool":
        return "true" if value else "false"
    return value


def _safe(cells: dict[str, Any], types: dict[str, Type]) -> dict[str, Any]:
    """Return the cells without formulas, and the names of those that were changed."""
    formulas = [name for name, value in cells.items() if types[name] == "string" and (value or "").startswith(FORMULA)]
    return {**cells, **{name: f"'{cells[name]}" for name in formulas}, ESCAPED: " ".join(formulas)}


def _line(cells: Iterable[Any]) -> str:
    out = io.StringIO()
    # The writer quotes the characters of its own line end: a single \r in a text must not end a line either.
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"
