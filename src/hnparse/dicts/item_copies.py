"""Items that are there several times: what all copies of an item tell, and what they tell differently."""

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
    """Return the item that copies of a story make: None for a value that differs, and of texts the longest."""
    data: dict[str, Any] = {"id": copies[0].id, "type": copies[0].type, "url": None}
    found = []
    for field, key, told in (
        ("title", "title", [copy.value("title", str) for copy in copies]),
        ("site", "url", [copy.site() for copy in copies]),
        ("submitter", "by", [copy.value("by", str) for copy in copies]),
        ("score", "score", [copy.value("score", int) for copy in copies]),
    ):
        first: dict[Any, int] = {}
        for place, value in enumerate(told):
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
    """Return the item that copies of a comment make: None for what differs, and of texts the longest.

    Of their kids it has those that all copies name which name any. It is deleted only if all copies are.
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
    """Return the value that all copies tell which tell any, and whether they tell several."""
    told = {value for value in values if value is not None}
    return (told.pop(), False) if len(told) == 1 else (None, bool(told))


def _longest(copies: Sequence[Item]) -> tuple[str | None, bool]:
    """Return the longest text, as HTML, and whether others have other words; blanks make no difference."""
    words = {squeezed(text) for copy in copies if (text := copy.text())}
    longest = max(copies, key=lambda copy: len(copy.text() or ""))
    return longest.data.get("text"), len(words) > 1


def _kids(copies: Sequence[Item]) -> tuple[list[int] | None, bool]:
    """Return the kids that all copies name which name any, and whether some name others."""
    told = [copy.kids for copy in copies if copy.data.get("kids") is not None]
    if not told:
        return None, False
    shared = set(told[0]).intersection(*told[1:])
    return [kid for kid in dict.fromkeys(told[0]) if kid in shared], any(set(kids) != shared for kids in told)


def _page(copy: Item) -> Page:
    return Page("items", line=copy.place + 1)


def _pages(copies: Sequence[Item]) -> list[Page]:
    return [_page(copy) for copy in copies]
