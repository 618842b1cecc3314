"""Ids as keys: the ids that a thread shows or links to, without those that its own pages put in doubt."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ...model import Diagnostic, Page
from ...model.thread_like import ThreadLike
from .differences import stated_differences

DOUBT = frozenset({"child-older", "id-order", "wrong-id"})
"""The codes of diagnostics which report that the id of a comment, or that of a neighbour, is wrong."""
SUBJECT = re.compile(r"comment (-?\d+)")


def key_ids(part: ThreadLike) -> set[int]:
    """Return the ids that a thread shows or links to.

    Three kinds of ids are left out: ids that are only listed as popular, replies that are not newer than their parent,
    and ids that a page puts in doubt, unless another page of the thread shows them.
    """
    ids = set(_ids(part))
    if any(diagnostic.code in DOUBT for diagnostic in part.diagnostics):
        ids -= _doubtful(part)
    return ids


def _ids(part: ThreadLike) -> Iterator[int]:
    for comment in part.comments:
        yield comment.id
        if comment.parent is not None:
            yield comment.parent
        for kid in comment.kids:
            if kid > comment.id:
                yield kid
    for missing in part.missing:
        if missing.parent is not None:
            yield from (missing.id, missing.parent)
    for story in (part.story.id, *[page.story for page in part.pages]):
        if story is not None:
            yield story
    stated = stated_differences(part)
    yield from stated.shared
    for id_, parents in stated.parents.items():
        yield id_
        yield from (parent for parent in parents if parent is not None)


def _doubtful(part: ThreadLike) -> set[int]:
    """Return the ids that a page puts in doubt, except those that another page shows or names as a reply."""
    pages = _Pages(part.pages)
    doubts: dict[int, set[int]] = {}
    for diagnostic in part.diagnostics:
        subject = SUBJECT.search(diagnostic.message) if diagnostic.code in DOUBT else None
        if subject:
            doubts.setdefault(int(subject[1]), set()).add(pages.place_of(diagnostic))
    naming: dict[int, set[int]] = {id_: {id_} for id_ in doubts}
    for comment in part.comments:
        for id_ in doubts.keys() & comment.kids:
            naming.setdefault(comment.id, set()).add(id_)
    named = {
        id_
        for place, page in enumerate(part.pages)
        for shown in (*page.context, *page.numbered)
        for id_ in naming.get(shown, ())
        if place not in doubts[id_]
    }
    return doubts.keys() - named


class _Pages:
    """Finds the page of a diagnostic: the last page of the same source that begins above it."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.starts: dict[str | None, list[tuple[int, int]]] = {}
        for place, page in enumerate(pages):
            self.starts.setdefault(page.source, []).append((page.line, place))
        for starts in self.starts.values():
            starts.sort()

    def place_of(self, diagnostic: Diagnostic) -> int:
        starts = self.starts.get(diagnostic.source, [])
        above = bisect_right(starts, diagnostic.line, key=lambda start: start[0])
        return starts[above - 1][1] if above else 0
