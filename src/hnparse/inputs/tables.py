"""Reading the threads in tables that hnparse wrote: the rows of comments, and databases."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..merging import merge
from ..outputs.from_database import from_database
from ..outputs.from_rows import NEEDED, from_rows
from ..thread import Thread
from .csv_rows import Csv
from .csv_tables import comment_rows, is_comments

OTHERS = {
    "numbered": "pages",
    "severity": "diagnostics",
    "unknown_parents": "discussions",
}
"""A column that only the table of this name has."""


def is_own_table(names: Iterable[str]) -> bool:
    """Return True if hnparse wrote a table with these columns."""
    names = set(names)
    return names.issuperset(NEEDED) or ("discussion" in names and not names.isdisjoint(OTHERS))


def threads_of_rows(rows: Iterable[Mapping[str, Any]], names: Iterable[str]) -> Iterator[Thread]:
    """Yield the threads in the rows of a table with these columns. Raises ValueError for another table."""
    names = set(names)
    if not names.issuperset(NEEDED):
        table = next((table for column, table in OTHERS.items() if column in names), None)
        what = f"this is the table of {table}" if table else "this is another table"
        raise ValueError(f"{what}: threads are read from the table of comments, which has {', '.join(NEEDED)}")
    yield from _threads(rows)


def _threads(rows: Iterable[Mapping[str, Any]]) -> Iterator[Thread]:
    for pages in from_rows(rows):
        threads = [Thread.from_dict(page) for page in pages]
        yield from threads if len(threads) == 1 else merge(threads)


def threads_of_csv(
    table: Csv, path: str | None = None, *, discussion: str | None = None, limit: int = sys.maxsize
) -> Iterator[Thread]:
    """Yield the threads in the rows of a CSV file of at most `limit` characters, or only those of one discussion.

    Raises ValueError for another table, and ParseError for a cell that cannot be read.
    """
    if not is_comments(table):
        yield from threads_of_rows((), table.names)
    rows = comment_rows(table, path, limit)
    yield from _threads(row for row in rows if discussion is None or row["discussion"] == discussion)


def threads_of_database(path: str) -> Iterator[Thread]:
    """Yield the threads of an SQLite file. Raises ValueError if it has other tables."""
    return map(Thread.from_dict, from_database(path))
