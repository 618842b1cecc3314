"""The diagnostics about differences between pages of one discussion."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import cast

from ...model import Diagnostic, Page, Severity
from ...text import SEVERITIES
from .differences import MOST_NAMES
from .messages import (
    DEPTHS,
    DEPTHS_BY_PARENT,
    DEPTHS_BY_PLACE,
    DIFFERENT_DEPTHS,
    DIFFERENT_PARENTS,
    DIFFERENT_VALUES,
    HIDDEN_PARENT,
    NEWER_PARENT,
    PARENT_IN_DOUBT,
    PARENTS,
    PLACES,
    SHARED_ID,
    STORY_ID_OF_COMMENT,
    STORY_KIDS,
    STORY_TEXTS,
    STORY_TIMES,
    STORY_VALUES,
    Message,
    Parent,
    to_json,
)
from .pages import page_name


def comment_differs(
    code: str,
    id_: int,
    parents: Collection[Parent],
    pages: Sequence[Page],
    *,
    in_doubt: bool = False,
    at_top: bool = False,
) -> Diagnostic:
    """Report that pages differ about a comment.

    `parents` are the parents that the pages state, if the difference is one of parents or depths. `in_doubt` is true if
    another discussion has the id of the comment or of a parent, `at_top` if only the place of the comment shows that it
    is top-level.
    """
    message = _message(code, id_, parents, in_doubt=in_doubt, at_top=at_top)
    return _report(message, pages, id=id_, parents=parents)


def _message(code: str, id_: int, parents: Collection[Parent], *, in_doubt: bool, at_top: bool) -> Message:
    """Return the kind of message about a comment."""
    if code == PARENTS and in_doubt:
        return PARENT_IN_DOUBT
    if code == PARENTS:
        is_newer = len(parents) == 1 and all(parent is not None and parent >= id_ for parent in parents)
        return NEWER_PARENT if is_newer else DIFFERENT_PARENTS
    if code == PLACES:
        return HIDDEN_PARENT
    if code == DEPTHS and at_top:
        return DEPTHS_BY_PLACE
    if code == DEPTHS:
        return DEPTHS_BY_PARENT if parents else DIFFERENT_DEPTHS
    return DIFFERENT_VALUES[code]


def texts_differ(texts: Sequence[str], pages: Sequence[Page]) -> Diagnostic:
    """Report that the story has several texts, none of which is the beginning of another."""
    return _report(STORY_TEXTS, pages, texts=texts)


def story_times_differ(pages: Sequence[Page]) -> Diagnostic:
    """Report that the story has several times."""
    return _report(STORY_TIMES, pages)


def story_kids_differ(pages: Sequence[Page]) -> Diagnostic:
    """Report that the story has several lists of kids."""
    return _report(STORY_KIDS, pages)


def heads_differ(field: str, values: Sequence[tuple[object, Page]]) -> Diagnostic:
    """Report that the head of the story has several values of a field, each on the page beside it."""
    listed = " and ".join([f"{to_json(value)} on {page_name(page)}" for value, page in values])
    return _report(STORY_VALUES, [page for _, page in values], field=field, values=listed)


def story_id_is_taken(id_: int, page: Page) -> Diagnostic:
    """Report that the id of the story, which a page states, is that of a comment."""
    return _report(STORY_ID_OF_COMMENT, [page], id=id_)


def discussions_differ(id_: int, names: Collection[str], pages: Sequence[Page]) -> Diagnostic:
    """Report that several discussions have an id.

    `names` are the names of the pages that show or name it, in all discussions. `pages` are those of one discussion.
    """
    first = [page for page in pages if page_name(page) in names][:1]
    return _report(SHARED_ID, first or pages, id=id_, names=sorted(names)[:MOST_NAMES])


def _report(message: Message, pages: Sequence[Page], **values: object) -> Diagnostic:
    """Return a diagnostic about some pages, at the position of the first one."""
    first = pages[0] if pages else Page()
    names = dict.fromkeys(map(page_name, pages or [first]))
    text = message.write(pages=names, **values)
    return Diagnostic(message.code, cast("Severity", SEVERITIES[message.code]), text, first.source, first.line)
