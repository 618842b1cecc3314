"""Discussion rows: one row for a whole discussion, with what its story says and the shape of its graph."""

from __future__ import annotations

from typing import Any

from ..graph.discussion import Discussion
from .discussion_key import discussion_key
from .rows import STORY, Type, check_numbers
from .unicode import encodable

DISCUSSIONS: dict[str, Type] = {
    "discussion": "string",
    **STORY,
    "comments": "int64",
    "missing": "int64",
    "coverage": "float64",
    "authors": "int64",
    "top_level": "int64",
    "unknown_parents": "int64",
    "roots": "int64",
    "leaves": "int64",
    "depth": "int64",
    "longest_branch": "int64",
    "first_time": "timestamp",
    "last_time": "timestamp",
    "pages": "int64",
    "warnings": "int64",
    "errors": "int64",
    "source": "string",
    "url": "string",
}
"""The columns, in their order."""


def discussion_columns(thread: Discussion, method: str) -> dict[str, list[Any]]:
    """Return the columns of the one row. Raises ValueError for a number beyond 64 bits."""
    check_numbers(thread, method)
    story, stats = thread.story, thread.stats()
    times = [comment.time for comment in thread.comments if comment.time is not None]
    severities = [diagnostic.severity for diagnostic in thread.diagnostics]
    page = thread.pages[0] if thread.pages else None
    row = {
        "discussion": discussion_key(thread),
        "story_id": story.id,
        "story_title": encodable(story.title),
        "story_site": encodable(story.site),
        "story_by": encodable(story.by),
        "story_score": story.score,
        "story_time": story.time,
        "story_text": encodable(story.text),
        "comments": stats.size,
        "missing": stats.missing,
        "coverage": thread.coverage,
        "authors": stats.authors,
        "top_level": sum(comment.is_top_level for comment in thread.comments),
        "unknown_parents": sum(comment.parent_source == "unknown" for comment in thread.comments),
        "roots": stats.roots,
        "leaves": stats.leaves,
        "depth": stats.depth,
        "longest_branch": len(stats.longest_branch),
        "first_time": min(times, default=None),
        "last_time": max(times, default=None),
        "pages": len(thread.pages),
        "warnings": severities.count("warning"),
        "errors": severities.count("error"),
        "source": encodable(page.source) if page else None,
        "url": encodable(page.url) if page else None,
    }
    return {name: [row[name]] for name in DISCUSSIONS}
