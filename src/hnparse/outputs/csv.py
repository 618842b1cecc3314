"""CSV: the rows of threads for spreadsheets and line tools."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from ..model.thread_like import ThreadLike
from ..model.times import iso
from .rows import COLUMNS, columns


def to_csv(threads: Iterable[ThreadLike]) -> Iterator[str]:
    r"""A line with the names of the columns, then one for each comment, all with ``\n`` at their ends.

    A time is ISO 8601, the kids are ids with blanks between, what is not known is empty.
    """
    yield _line(COLUMNS)
    for thread in threads:
        for row in zip(*columns(thread, "csv").values(), strict=True):
            yield _line(_cell(name, value) for name, value in zip(COLUMNS, row, strict=True))


def _cell(name: str, value: Any) -> Any:
    type_ = COLUMNS[name]
    if type_ == "timestamp":
        return iso(value)
    if type_ == "list<int64>":
        return " ".join(map(str, value))
    if type_ == "bool":
        return "true" if value else "false"
    return value


def _line(cells: Iterable[Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
