"""The table of discussions: one row per discussion, with its story and the shape of its graph."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from ..graph.discussion import Discussion
from ..graph.statistics import Stats
from ..model import Page
from .rows import COMMENT_COLUMNS, NO_PAGE, STORY_COLUMNS, Column, Type, check_numbers, fields_of


def _comments(condition: Callable[[Any], bool]) -> Column:
    """Return a column with the number of comments that fulfil a condition."""
    return Column("int64", "thread", lambda thread: sum(map(condition, thread.comments)))


def _diagnostics(severity: str) -> Column:
    """Return a column with the number of diagnostics of a severity."""
    return Column("int64", "thread", lambda thread: sum(one.severity == severity for one in thread.diagnostics))


DISCUSSION_COLUMNS: dict[str, Column] = {
    "discussion": COMMENT_COLUMNS["discussion"],
    **STORY_COLUMNS,
    "comments": Column("int64", "stats", attrgetter("size")),
    **fields_of(Stats, "stats", "missing"),
    "coverage": Column("float64", "thread", attrgetter("coverage")),
    **fields_of(Stats, "stats", "authors"),
    "top_level": _comments(attrgetter("is_top_level")),
    "unknown_parents": _comments(lambda comment: comment.parent_source == "unknown"),
    **fields_of(Stats, "stats", "roots", "leaves", "depth"),
    "longest_branch": Column("int64", "stats", lambda stats: len(stats.longest_branch)),
    "first_time": Column("timestamp", "times", lambda times: min(times, default=None)),
    "last_time": Column("timestamp", "times", lambda times: max(times, default=None)),
    "pages": Column("int64", "thread", lambda thread: len(thread.pages)),
    "warnings": _diagnostics("warning"),
    "errors": _diagnostics("error"),
    **fields_of(Page, "page", "source", "url"),
}
"""The columns of a discussion, in their order. `source` and `url` are those of the first page."""

DISCUSSIONS: dict[str, Type] = {name: column.type for name, column in DISCUSSION_COLUMNS.items()}


def discussion_columns(thread: Discussion, method: str) -> dict[str, list[Any]]:
    """Return the columns of `DISCUSSIONS`, with one value each.

    `method` is the name for the ValueError if a number does not fit into 64 bits.
    """
    check_numbers(thread, method)
    objects = {
        "thread": thread,
        "stats": thread.stats(),
        "times": [time for comment in thread.comments if (time := comment.time) is not None],
        "page": thread.pages[0] if thread.pages else NO_PAGE,
    }
    return {name: column.cells([objects[column.of]]) for name, column in DISCUSSION_COLUMNS.items()}
