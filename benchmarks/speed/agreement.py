"""The check that all ways give the same result for a page before they are measured on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import hnparse

from .rivals.answer import Answer
from .samples import SamplePage


def disagreements(
    read: Callable[[SamplePage], Answer], pages: Iterable[SamplePage], *, only_shown: bool = False
) -> list[str]:
    """Return one line for each comment that a way reads differently than hnparse.

    The ids, authors, words, replies and parents are compared. `only_shown` ignores replies that a page names and does
    not show, because an API does not return them.
    """
    found = []
    for page in pages:
        ours, theirs = _told(page, only_shown), _facts(read(page))
        if len(ours) != len(theirs):
            found.append(f"{len(theirs)} comments, and hnparse has {len(ours)}")
        pairs = zip(ours, theirs, strict=False)
        found.extend(f"{their}, and hnparse has {our}" for our, their in pairs if our != their)
    return found


def _told(page: SamplePage, only_shown: bool) -> list[tuple[Any, ...]]:
    thread = hnparse.parse(page.text)
    return [(c.id, c.by, c.text, [kid for kid in c.kids if kid in thread or not only_shown], c.parent) for c in thread]


def _facts(answer: Answer) -> list[tuple[Any, ...]]:
    return sorted((c["id"], c["by"], c["text"], c["kids"], c["parent"]) for c in answer)
