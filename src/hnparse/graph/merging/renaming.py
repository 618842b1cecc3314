"""Renaming: comments and pages with other ids in place of some."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from ...model import Comment, Diagnostic, Missing, Page, Story
from ...model.thread_like import ThreadLike
from .differences import shared_ids


@frozen
class Part:
    """The fields of a thread."""

    story: Story = Story()
    comments: tuple[Comment, ...] = ()
    missing: tuple[Missing, ...] = ()
    pages: tuple[Page, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def without_shared_ids(thread: ThreadLike) -> ThreadLike:
    """Return a thread whose comments have places in place of the ids that other discussions share, if it has any."""
    shared = shared_ids(thread) & {comment.id for comment in thread.comments}
    if not shared:
        return thread
    first = min(0, *[comment.id for comment in thread.comments]) - len(shared)
    ids = {id_: place for place, id_ in enumerate(sorted(shared), start=first)}
    return Part(
        thread.story,
        tuple(sorted([renamed(comment, ids) for comment in thread.comments], key=lambda comment: comment.id)),
        thread.missing,
        tuple([renamed_page(page, ids) for page in thread.pages]),
        thread.diagnostics,
    )


def renamed(comment: Comment, ids: Mapping[int, int]) -> Comment:
    """Return a comment with other ids in place of some."""
    return evolve(
        comment,
        id=ids.get(comment.id, comment.id),
        parent=None if comment.parent is None else ids.get(comment.parent, comment.parent),
        kids=_allrenamed(comment.kids, ids),
        candidates=_allrenamed(comment.candidates, ids),
    )


def renamed_page(page: Page, ids: Mapping[int, int]) -> Page:
    """Return a page with other ids in place of some."""
    return evolve(
        page,
        focus=None if page.focus is None else ids.get(page.focus, page.focus),
        context=_allrenamed(page.context, ids),
        numbered=_allrenamed(page.numbered, ids),
        popular=_allrenamed(page.popular, ids),
    )


def _allrenamed(renamed: Iterable[int], ids: Mapping[int, int]) -> tuple[int, ...]:
    return tuple([ids.get(id_, id_) for id_ in renamed])
