"""Ids as keys: which ids a thread shows or links, without those that its own pages put in doubt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ...model import Diagnostic, Page
from ...model.thread_like import ThreadLike
from .differences import recall

DOUBT = frozenset({"child-older", "id-order"})
"""The codes of diagnostics that say that the id of a comment, or that of a neighbour, is wrong."""
SUBJECT = re.compile(r"comment (-?\d+)")


def key_ids(part: ThreadLike) -> set[int]:
    """Return the ids that a thread shows or links.

    An id that is only listed as popular is no key, nor is a reply that is not newer than its parent, nor an id that a
    page puts in doubt and no other page of the thread shows.
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
    found = recall(part)
    yield from found.shared
    for id_, told in found.parents.items():
        yield id_
        yield from (parent for parent in told if parent is not None)


def _doubtful(part: ThreadLike) -> set[int]:
    """Return the ids that a page puts in doubt, without those that another page shows or names as a reply."""
    doubts: dict[int, set[Page]] = {}
    for diagnostic in part.diagnostics:
        subject = SUBJECT.search(diagnostic.message) if diagnostic.code in DOUBT else None
        if subject:
            doubts.setdefault(int(subject[1]), set()).update(_page_of(diagnostic, part.pages))
    naming: dict[int, set[int]] = {id_: {id_} for id_ in doubts}
    for comment in part.comments:
        for kid in doubts.keys() & comment.kids if doubts else ():
            naming[kid].add(comment.id)
    return {id_ for id_, pages in doubts.items() if not _is_named(naming[id_], part.pages, pages)}


def _page_of(diagnostic: Diagnostic, pages: Sequence[Page]) -> Sequence[Page]:
    """Return the page that a diagnostic is about: the last one of its source that begins above it."""
    above = [page for page in pages if page.source == diagnostic.source and page.line <= diagnostic.line]
    return [max(above, key=lambda page: page.line)] if above else pages


def _is_named(by: Collection[int], pages: Sequence[Page], without: Collection[Page]) -> bool:
    return any(id_ in by for page in pages if page not in without for id_ in (*page.context, *page.numbered))
