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


def to_csv(
    threads: Iterable[Discussion], table: str = "comments", *, path: bool = False, safe: bool = False
) -> Iterator[str]:
    r"""Yield the line of column names and a line for each row, with ``\n`` at the end of each line.

    Times are ISO 8601, lists are ids with spaces between them, and unknown values are empty. With `safe`, texts that a
    spreadsheet would run as a formula get an apostrophe in front.
    """
    types = column_types(table, flat=True, path=path)
    yield _line(types)
    for thread in threads:
        columns = table_columns(thread, "csv", table, flat=True, path=path)
        for row in zip(*(columns[name] for name in types), strict=True):
            yield _line(_cell(type_, value, safe) for type_, value in zip(types.values(), row, strict=True))


def _cell(type_: Type, value: Any, safe: bool) -> Any:
    if value is None:
        return None
    if type_ == "timestamp":
        return iso(value)
    if type_ == "bool":
        return "true" if value else "false"
    return f"'{value}" if safe and type_ == "string" and value.startswith(FORMULA) else value


def _line(cells: Iterable[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
