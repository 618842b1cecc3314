"""The comments between two ids or two times."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from operator import attrgetter

from ..model import Comment

Bound = int | Comment | date | str | None
"""A bound of a range: an id or a comment, a datetime, a date (its first moment in UTC), or one of them in ISO 8601."""


def between(comments: Sequence[Comment], start: Bound, end: Bound) -> tuple[Comment, ...]:
    """Return the comments from `start` (included) to `end` (not included); they are in the order of their ids."""
    first, last = _read(start), _read(end)
    low = bisect_left(comments, first, key=attrgetter("id")) if isinstance(first, int) else 0
    high = bisect_left(comments, last, key=attrgetter("id")) if isinstance(last, int) else len(comments)
    since = first if isinstance(first, datetime) else None
    until = last if isinstance(last, datetime) else None
    if since is None and until is None:
        return tuple(comments[low:high])
    return tuple(comment for comment in comments[low:high] if _is_within(comment.time, since, until))


def _is_within(moment: datetime | None, since: datetime | None, until: datetime | None) -> bool:
    return moment is not None and (since is None or since <= moment) and (until is None or moment < until)


def _read(bound: Bound) -> int | datetime | None:
    """Return an id, an aware time, or None for an open bound."""
    if isinstance(bound, Comment):
        return bound.id
    if isinstance(bound, str):
        try:
            bound = datetime.fromisoformat(bound)
        except ValueError:
            message = f"{bound!r} is not a time in ISO 8601, such as 2024-11-14 or 2024-11-14T02:06:00Z"
            raise ValueError(message) from None
    if isinstance(bound, datetime):
        return bound.replace(tzinfo=UTC) if bound.tzinfo is None else bound
    if isinstance(bound, date):
        return datetime.combine(bound, time(), UTC)
    if bound is None or isinstance(bound, int):
        return bound
    raise TypeError(f"a bound must be an id, a comment or a time, not {bound!r}")
