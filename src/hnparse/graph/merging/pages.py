"""The pages of a discussion, and their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve

from ...model import Page
from ...model.thread_like import ThreadLike


def pages_of(part: ThreadLike) -> Sequence[Page]:
    """Return the pages of a thread. If none states anything about the story, the first one gets the thread's values."""
    pages, story = part.pages, part.story
    if any((page.by, page.title, page.story) != (None, None, None) for page in pages):
        return pages
    if not (story.by or story.title or story.id is not None):
        return pages
    first = pages[0] if pages else Page()
    first = evolve(first, story=story.id, title=story.title, site=story.site, by=story.by, score=story.score)
    return (first, *pages[1:])


def merge_pages(parts: Iterable[ThreadLike]) -> tuple[Page, ...]:
    """Return the pages of several threads without duplicates, in an order that does not depend on the threads."""
    return tuple(sorted({page for part in parts for page in pages_of(part)}, key=page_order))


def page_order(page: Page) -> tuple[Any, ...]:
    """Return the sort key of a page: its source, then all other fields in which pages can differ."""
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


def page_name(page: Page) -> str:
    """Return the name of a page in messages: its source and its line."""
    return f"{page.source or page.url or '<text>'}:{page.line}"
