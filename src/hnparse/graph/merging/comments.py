"""Comments that several pages show: each is merged from the most complete values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from ...model import Comment
from ...model.thread_like import ThreadLike
from ...model.times import Interval, Stamp, read_time
from .differences import Differences
from .messages import AUTHORS, STATES, TIMES, WORDS
from .words import squeezed


def merge_comments(parts: Iterable[ThreadLike], differ: Differences) -> dict[int, Comment]:
    """Return the merged comments by id, and add their differences to `differ`. Parents and depths are not merged."""
    comments: dict[int, Comment] = {}
    kids: dict[int, set[int]] = {}
    for part in parts:
        for comment in part.comments:
            known = comments.setdefault(comment.id, comment)
            if known is not comment:
                comments[comment.id] = _merge(known, comment, differ)
                # Sorted at the end: each of many pages can name another reply.
                if known.kids != comment.kids:
                    kids.setdefault(comment.id, set(known.kids)).update(comment.kids)
    for id_, named in kids.items():
        comments[id_] = evolve(comments[id_], kids=tuple(sorted(named)))
    for id_ in differ.ids[AUTHORS] & comments.keys():
        comments[id_] = evolve(comments[id_], by=None)
    for id_ in differ.ids[TIMES] & comments.keys():
        comments[id_] = evolve(comments[id_], time=None, written=None)
    return comments


def _merge(one: Comment, other: Comment, differ: Differences) -> Comment:
    """Return a comment merged from two pages, with the kids of the first one."""
    changes: dict[str, Any] = {}
    if one.by != other.by:
        changes["by"] = other.by if one.by is None else one.by
        if one.by is not None and other.by is not None:
            differ.ids[AUTHORS].add(one.id)
    if one._stamp != other._stamp:
        changes["time"], differs = merge_times(one._stamp, other._stamp)
        if differs:
            differ.ids[TIMES].add(one.id)
    if (one.age, one._interval) != (other.age, other._interval):
        changes["age"], changes["written"], differs = _merge_ages(one, other)
        if differs:
            differ.ids[TIMES].add(one.id)
    if one.candidates != other.candidates:
        both = set(one.candidates) & set(other.candidates)
        changes["candidates"] = (
            tuple(sorted(both)) if one.candidates and other.candidates else one.candidates or other.candidates
        )
    if (one.text, one.truncated) != (other.text, other.truncated):
        fullest = max(one, other, key=_fullness)
        changes["text"], changes["truncated"] = fullest.text, fullest.truncated
        differs = squeezed(one.text) != squeezed(other.text)
        if differs and not (one.truncated or other.truncated or _is_hidden(one) or _is_hidden(other)):
            differ.ids[WORDS].add(one.id)
    if (one.dead, one.deleted) != (other.dead, other.deleted):
        differ.ids[STATES].add(one.id)
        changes["dead"], changes["deleted"] = one.dead or other.dead, one.deleted and other.deleted
    if changes.get("written") and changes.get("time", one._stamp):
        changes["written"] = None
    return evolve(one, **changes) if changes else one


def _is_hidden(comment: Comment) -> bool:
    """Return True if the page hides the text of a comment."""
    return comment.deleted or (comment.dead and not comment.text)


def _fullness(comment: Comment) -> tuple[bool, bool, int, str]:
    """Return a key that is largest for the most complete text."""
    return not _is_hidden(comment), not comment.truncated, len(comment.text), comment.text


def _merge_ages(one: Comment, other: Comment) -> tuple[str | None, Interval, bool]:
    """Return the age, the interval that both pages allow, and whether the two intervals contradict each other.

    A date is preferred to a relative age.
    """
    ages = sorted({age for age in (one.age, other.age) if age}, key=lambda age: (not age.startswith("on "), age))
    intervals = [interval for interval in (one.written, other.written) if interval]
    start, end = max([of for of, _ in intervals], default=None), min([to for _, to in intervals], default=None)
    if start is None or end is None:
        return (ages[0] if ages else None), None, False
    return (ages[0] if ages else None), (start, end) if start < end else None, start >= end


def merge_times(one: Stamp, other: Stamp) -> tuple[Stamp, bool]:
    """Return the more exact of two times, and whether they differ. A time without seconds fits any second."""
    first, second = read_time(one), read_time(other)
    if first is None or second is None:
        return (other if first is None else one), False
    later = max(first, second)
    return later, first.replace(second=0) != second.replace(second=0)
