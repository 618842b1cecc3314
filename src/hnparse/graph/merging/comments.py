"""A comment that several pages show: of all that they say of it, the fullest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from ...model import Comment
from ...model.thread_like import ThreadLike
from ...model.times import Interval, Stamp, read_time
from .differences import AUTHORS, STATES, TIMES, WORDS, Differences
from .words import squeezed


def merge_comments(parts: Iterable[ThreadLike], differ: Differences) -> dict[int, Comment]:
    """The comments by their ids, without regard to parents and depths; what differs is noted."""
    comments: dict[int, Comment] = {}
    kids: dict[int, set[int]] = {}
    for part in parts:
        for comment in part.comments:
            known = comments.setdefault(comment.id, comment)
            if known is not comment:
                comments[comment.id] = _merge(known, comment, differ)
                # Put in order at the end, for each of many pages can name another reply.
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
    """What two pages say of a comment, but for its kids: those of the first one stay."""
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
    """Whether the page hides the words of a comment."""
    return comment.deleted or (comment.dead and not comment.text)


def _fullness(comment: Comment) -> tuple[bool, bool, int, str]:
    return not _is_hidden(comment), not comment.truncated, len(comment.text), comment.text


def _merge_ages(one: Comment, other: Comment) -> tuple[str | None, Interval, bool]:
    """The age, the interval that both pages allow, and whether there is none; a date tells more than how long ago."""
    ages = sorted({age for age in (one.age, other.age) if age}, key=lambda age: (not age.startswith("on "), age))
    told = [interval for interval in (one.written, other.written) if interval]
    start, end = max([of for of, _ in told], default=None), min([to for _, to in told], default=None)
    if start is None or end is None:
        return (ages[0] if ages else None), None, False
    return (ages[0] if ages else None), (start, end) if start < end else None, start >= end


def merge_times(one: Stamp, other: Stamp) -> tuple[Stamp, bool]:
    """The more exact of two times, and whether they differ by more than that one of them has no seconds."""
    first, second = read_time(one), read_time(other)
    if first is None or second is None:
        return (other if first is None else one), False
    later = max(first, second)
    return later, first.replace(second=0) != second.replace(second=0)
