"""The pages of a discussion, and their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve

from ...model import Page
from ...model.thread_like import ThreadLike


def pages_of(part: ThreadLike) -> Sequence[Page]:
    """The pages of a thread; where none of them says anything of the story, the first says what the thread does."""
    pages, story = part.pages, part.story
    if any((page.by, page.title, page.story) != (None, None, None) for page in pages):
        return pages
    if not (story.by or story.title or story.id is not None):
        return pages
    first = pages[0] if pages else Page()
    first = evolve(first, story=story.id, title=story.title, site=story.site, by=story.by, score=story.score)
    return (first, *pages[1:])


def merge_pages(parts: Iterable[ThreadLike]) -> tuple[Page, ...]:
    """The pages of several threads, once each, in an order that does not depend on theirs."""
    return tuple(sorted({page for part in parts for page in pages_of(part)}, key=page_order))


def page_order(page: Page) -> tuple[Any, ...]:
    """What pages are sorted by: where they come from first, and then all else that can make a difference."""
    optional = (page.source, page.line, page.url, page.seen, page.kind, page.focus, page.story, page.title, page.site)
    numbers = (page.by, page.score, page.declared_comments, page.request_seconds)
    known = [(value is not None, value) if value is not None else (False,) for value in (*optional, *numbers)]
    return (
        *known,
        page.context,
        page.numbered,
        page.active_commenters,
        page.popular,
        page.complete is None,
        bool(page.complete),
        page.dialect or "",
    )
