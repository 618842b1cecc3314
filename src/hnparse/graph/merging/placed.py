"""Threads without ids, whose comments have positions as ids: finds the discussion that each belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from attrs import evolve

from ...model import Comment, Diagnostic, Page, Story
from ...model.thread_like import ThreadLike
from .heads import differ, stated
from .pages import page_order, pages_of

P = TypeVar("P", bound=ThreadLike)


def attach(groups: Sequence[list[P]], placed: Iterable[P]) -> tuple[dict[int, P], list[P]]:
    """Assign threads without ids to groups of threads. Return them by the index of their group, and all others.

    A thread belongs to a group that has the id of its story or of a comment, or else the head of its story. Each group
    gets only the longest one, because nothing shows which comments two threads without ids share.
    """
    by_id: dict[int, set[int]] = {}
    by_head: dict[object, set[int]] = {}
    for index, group in enumerate(groups):
        for part in group:
            ids = [part.story.id, *[page.story for page in part.pages], *[comment.id for comment in part.comments]]
            for id_ in ids:
                if id_ is not None:
                    by_id.setdefault(id_, set()).add(index)
            for page in pages_of(part):
                if page.by and page.title:
                    by_head.setdefault(_head(page), set()).add(index)
    taken: dict[int, P] = {}
    apart: list[P] = []
    for part in sorted(placed, key=lambda part: (-len(part.comments), list(map(page_order, part.pages)))):
        story = part.story
        known = [id_ for id_ in (story.id, *[comment.id for comment in part.comments]) if id_ is not None and id_ >= 0]
        found = set().union(*[by_id.get(id_, ()) for id_ in known])
        if not found and story.by and story.title:
            found = by_head.get(_head(story), set())
            if story.id is not None:
                found = {index for index in found if all(other.story.id is None for other in groups[index])}
        head = stated(part)
        found = {index for index in found if not differ((head, *map(stated, groups[index])))}
        if len(found) == 1 and not found & taken.keys():
            taken[found.pop()] = part
        else:
            apart.append(part)
    return taken, apart


def equal_throughout(placed: Iterable[P]) -> list[list[P]]:
    """Return the threads without ids in groups of equal ones. They may differ in whether they know the story's id."""
    groups: dict[object, list[P]] = {}
    for place, part in enumerate(placed):
        story = part.story
        comments = tuple([_without_story(comment) for comment in part.comments])
        key: object = (evolve(story, id=None), comments) if story.by and story.title else place
        groups.setdefault(key, []).append(part)
    found = []
    for group in groups.values():
        ids = {part.story.id for part in group if part.story.id is not None}
        found += [group] if len(ids) < 2 else [[part] for part in group]
    return found


def _place(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    return diagnostic.source or "", diagnostic.line, diagnostic.column, str(diagnostic)


def _without_story(comment: Comment) -> Comment:
    """Return a comment without the id of its story."""
    candidates = tuple([min(id_, 0) for id_ in comment.candidates])
    return evolve(comment, parent=None if comment.is_top_level else comment.parent, candidates=candidates)


def join_equal(parts: Sequence[ThreadLike]) -> dict[str, Any]:
    """Return the fields of the thread that joins equal threads."""
    first = max(parts, key=lambda part: part.story.id is not None)
    pages = sorted({page for part in parts for page in part.pages}, key=page_order)
    diagnostics = {diagnostic for part in parts for diagnostic in part.diagnostics}
    return {
        "story": first.story,
        "comments": first.comments,
        "missing": first.missing,
        "pages": pages,
        "diagnostics": sorted(diagnostics, key=_place),
    }


def without_known_pages(placed: Sequence[P]) -> list[P]:
    """Return the threads without ids, except those whose page was already merged into another of these threads."""
    merged = {_page_without_ids(page) for part in placed if len(part.pages) > 1 for page in part.pages}
    return [part for part in placed if len(part.pages) != 1 or _page_without_ids(part.pages[0]) not in merged]


def _page_without_ids(page: Page) -> tuple[Page, int]:
    """Return a key of a page that stays the same when its comments get other ids."""
    return evolve(page, focus=None, context=(), numbered=(), popular=()), len(page.context) + len(page.numbered)


def _head(of: Page | Story) -> tuple[str | None, str | None, str]:
    """Return the submitter, the title and the site of a story."""
    return of.by, of.title, (of.site or "").removeprefix("www.")
