"""CSV: the rows of threads for spreadsheets and line tools."""

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
"""What a cell begins with that a spreadsheet takes for a formula."""


def to_csv(
    threads: Iterable[Discussion], table: str = "comments", *, path: bool = False, safe: bool = False
) -> Iterator[str]:
    r"""A line with the names of the columns, then one for each row, all with ``\n`` at their ends.

    A time is ISO 8601, the kids are ids with blanks between, what is not known is empty. With `safe`, words that a
    spreadsheet would take for a formula have an apostrophe before them.
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
