"""Rows: a comment a row, with the columns that all tables share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from ..model import Comment, Page
from ..model.comment import known_id
from ..model.thread_like import ThreadLike
from .discussion_key import discussion_key
from .unicode import encodable

Type = Literal["int64", "float64", "string", "bool", "timestamp", "list<int64>"]

COLUMNS: dict[str, Type] = {
    "id": "int64",
    "by": "string",
    "time": "timestamp",
    "text": "string",
    "parent": "int64",
    "parent_source": "string",
    "kids": "list<int64>",
    "depth": "int64",
    "dead": "bool",
    "truncated": "bool",
    "story_id": "int64",
    "story_title": "string",
    "story_by": "string",
    "source": "string",
    "url": "string",
    "discussion": "string",
    "hn_id": "int64",
    "deleted": "bool",
    "age": "string",
    "written_from": "timestamp",
    "written_until": "timestamp",
    "candidates": "list<int64>",
}
"""The columns, in their order. A timestamp is in UTC, to the microsecond."""

STORY: dict[str, Type] = {
    "story_id": "int64",
    "story_title": "string",
    "story_site": "string",
    "story_by": "string",
    "story_score": "int64",
    "story_time": "timestamp",
    "story_text": "string",
}
"""The columns of a whole story, in the tables that have them."""

LIMIT = 2**63


def columns(thread: ThreadLike, method: str) -> dict[str, list[Any]]:
    """The values of each column, in the order of the comments, None where nothing is known.

    What is half of a character is replaced, as `encodable` does. Raises ValueError for a number beyond 64 bits.
    """
    story, comments = thread.story, thread.comments
    check_numbers(thread, method)
    pages = shown_on(thread)
    intervals = [comment.written or (None, None) for comment in comments]
    return {
        "id": [comment.id for comment in comments],
        "by": [encodable(comment.by) for comment in comments],
        "time": [comment.time for comment in comments],
        "text": [encodable(comment.text) for comment in comments],
        "parent": [comment.parent for comment in comments],
        "parent_source": [comment.parent_source for comment in comments],
        "kids": [list(comment.kids) for comment in comments],
        "depth": [comment.depth for comment in comments],
        "dead": [comment.dead for comment in comments],
        "truncated": [comment.truncated for comment in comments],
        "story_id": [story.id] * len(comments),
        "story_title": [encodable(story.title)] * len(comments),
        "story_by": [encodable(story.by)] * len(comments),
        "source": [encodable(page.source) if page else None for page in pages],
        "url": [encodable(page.url) if page else None for page in pages],
        "discussion": [discussion_key(thread)] * len(comments),
        "hn_id": [known_id(comment.id) for comment in comments],
        "deleted": [comment.deleted for comment in comments],
        "age": [encodable(comment.age) for comment in comments],
        "written_from": [start for start, _ in intervals],
        "written_until": [end for _, end in intervals],
        "candidates": [list(comment.candidates) for comment in comments],
    }


def shown_on(thread: ThreadLike) -> list[Page | None]:
    """The page that shows each comment, of several the first; None where none says that it does."""
    pages = {id_: page for page in reversed(thread.pages) for id_ in (*page.context, *page.numbered)}
    return [pages.get(comment.id) for comment in thread.comments]


def check_numbers(thread: ThreadLike, method: str) -> None:
    """Raise ValueError if a number of the thread does not fit into 64 bits."""
    for what, number in _numbers(thread):
        if number is not None and not -LIMIT <= number < LIMIT:
            raise ValueError(f"{method} has 64 bits for a number, too few for {what}: {number}")


def _numbers(thread: ThreadLike) -> Iterator[tuple[str, int | None]]:
    yield "the story's id", thread.story.id
    yield "the story's score", thread.story.score
    for comment in thread.comments:
        yield from _numbers_of(comment)
    for missing in thread.missing:
        yield "the id of a missing comment", missing.id
        yield f"the parent of the missing comment {missing.id}", missing.parent


def _numbers_of(comment: Comment) -> Iterator[tuple[str, int | None]]:
    yield "the id of a comment", comment.id
    yield f"the parent of comment {comment.id}", comment.parent
    yield f"the depth of comment {comment.id}", comment.depth
    for kid in comment.kids:
        yield f"a reply to comment {comment.id}", kid
    for id_ in comment.candidates:
        yield f"a candidate for the parent of comment {comment.id}", id_
