"""Several copies of one item: the item that they make together, and diagnostics for their differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..graph.merging.messages import AUTHORS, KIDS, PARENTS, STATES, TIMES, WORDS
from ..graph.merging.reports import (
    comment_differs,
    heads_differ,
    story_kids_differ,
    story_times_differ,
    texts_differ,
)
from ..graph.merging.words import squeezed
from ..model import Diagnostic, Page

if TYPE_CHECKING:
    from .item import Item


def united_story(copies: Sequence[Item]) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Return the united item of a story: the longest text, and None for other values that differ."""
    data: dict[str, Any] = {"id": copies[0].id, "type": copies[0].type, "url": None}
    found = []
    for field, key, values in (
        ("title", "title", [copy.value("title", str) for copy in copies]),
        ("site", "url", [copy.site() for copy in copies]),
        ("submitter", "by", [copy.value("by", str) for copy in copies]),
        ("score", "score", [copy.value("score", int) for copy in copies]),
    ):
        first: dict[Any, int] = {}
        for place, value in enumerate(values):
            if value is not None:
                first.setdefault(value, place)
        if len(first) == 1:
            data[key] = copies[first.popitem()[1]].data[key]
        elif first:
            found.append(heads_differ(field, [(value, _page(copies[place])) for value, place in first.items()]))
    data["time"], differs = _only([copy.value("time", (int, float)) for copy in copies])
    found += [story_times_differ(_pages(copies))] if differs else []
    data["text"], differs = _longest(copies)
    found += [texts_differ(sorted({copy.text() or "" for copy in copies}), _pages(copies))] if differs else []
    data["kids"], differs = _kids(copies)
    found += [story_kids_differ(_pages(copies))] if differs else []
    return data, found


def united_comment(copies: Sequence[Item]) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Return the united item of a comment: the longest text, and None for other values that differ.

    It has the kids that all copies with kids name. It is deleted if all copies are, and dead if any copy is.
    """
    data: dict[str, Any] = {"id": copies[0].id, "type": "comment"}
    states = {(bool(copy.data.get("deleted")), bool(copy.data.get("dead"))) for copy in copies}
    data["deleted"] = all(copy.data.get("deleted") for copy in copies)
    data["dead"] = any(copy.data.get("dead") for copy in copies)
    differing = [STATES] if len(states) > 1 else []
    for key, type_, code in (("by", str, AUTHORS), ("time", (int, float), TIMES), ("parent", int, PARENTS)):
        data[key], differs = _only([copy.value(key, type_) for copy in copies])
        differing += [code] if differs else []
    data["text"], differs = _longest(copies)
    differing += [WORDS] if differs else []
    data["kids"], differs = _kids(copies)
    differing += [KIDS] if differs else []
    return data, list(_diagnostics(copies, differing))


def _diagnostics(copies: Sequence[Item], differing: Sequence[str]) -> Iterator[Diagnostic]:
    parents = {copy.parent for copy in copies if copy.parent is not None}
    for code in differing:
        yield comment_differs(code, copies[0].id or 0, parents if code == PARENTS else (), _pages(copies))


def _only(values: Sequence[Any]) -> tuple[Any, bool]:
    """Return the only value besides None, and whether there are several."""
    known = {value for value in values if value is not None}
    return (known.pop(), False) if len(known) == 1 else (None, bool(known))


def _longest(copies: Sequence[Item]) -> tuple[str | None, bool]:
    """Return the longest text, as HTML, and whether the words differ. Whitespace makes no difference."""
    words = {squeezed(text) for copy in copies if (text := copy.text())}
    longest = max(copies, key=lambda copy: len(copy.text() or ""))
    return longest.data.get("text"), len(words) > 1


def _kids(copies: Sequence[Item]) -> tuple[list[int] | None, bool]:
    """Return the kids that all copies with kids name, and whether some copies name others."""
    lists = [copy.kids for copy in copies if copy.data.get("kids") is not None]
    if not lists:
        return None, False
    shared = set(lists[0]).intersection(*lists[1:])
    return [kid for kid in dict.fromkeys(lists[0]) if kid in shared], any(set(kids) != shared for kids in lists)


def _page(copy: Item) -> Page:
    return Page("items", line=copy.place + 1)


def _pages(copies: Sequence[Item]) -> list[Page]:
    return [_page(copy) for copy in copies]
