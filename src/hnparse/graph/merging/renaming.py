"""Renaming: replaces ids of comments in threads, comments and pages."""

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
    """Return a thread whose comments have positions instead of the ids that other discussions have, too."""
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
    """Return a comment with some ids replaced; `ids` has the new id for each old one."""
    return evolve(
        comment,
        id=ids.get(comment.id, comment.id),
        parent=None if comment.parent is None else ids.get(comment.parent, comment.parent),
        kids=_all_renamed(comment.kids, ids),
        candidates=_all_renamed(comment.candidates, ids),
    )


def renamed_page(page: Page, ids: Mapping[int, int]) -> Page:
    """Return a page with some ids replaced; `ids` has the new id for each old one."""
    return evolve(
        page,
        focus=None if page.focus is None else ids.get(page.focus, page.focus),
        context=_all_renamed(page.context, ids),
        numbered=_all_renamed(page.numbered, ids),
        popular=_all_renamed(page.popular, ids),
    )


def _all_renamed(ids_before: Iterable[int], ids: Mapping[int, int]) -> tuple[int, ...]:
    return tuple([ids.get(id_, id_) for id_ in ids_before])
