"""The items of the Firebase API of Hacker News."""

from __future__ import annotations

from typing import Any

from ..model import Comment, Story
from ..model.ids import known_id
from ..model.thread_like import ThreadLike
from ..model.times import seconds
from ..text.item_text import text_to_html


def to_items(thread: ThreadLike) -> list[dict[str, Any]]:
    """Return the items of the story, if anything about it is known, and of the comments."""
    story = thread.story
    top_level = [comment.id for comment in thread.comments if comment.is_top_level and comment.id >= 0]
    if story.id is not None:
        top_level = sorted([*top_level, *(missing.id for missing in thread.missing if missing.parent == story.id)])
    items = [_comment(comment) for comment in thread.comments]
    if story != Story() or top_level:
        items.insert(0, _story(thread, top_level))
    return items


def _story(thread: ThreadLike, kids: list[int]) -> dict[str, Any]:
    story = thread.story
    # A page that was complete when it was crawled can lack comments of later pages.
    whole = max([len(page.numbered) for page in thread.pages if page.kind == "story" and page.complete], default=-1)
    return {
        "id": story.id,
        "type": "story",
        "by": story.by,
        "time": seconds(story.time),
        "title": story.title,
        "url": None,
        "text": None if story.text is None else text_to_html(story.text),
        "score": story.score,
        "descendants": whole if whole >= len(thread.comments) else None,
        "kids": kids,
    }


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "id": known_id(comment.id),
        "type": "comment",
        "by": comment.by,
        "time": seconds(comment.time),
        "text": text_to_html(comment.text),
        "parent": known_id(comment.parent),
        "kids": [kid for kid in comment.kids if kid >= 0],
        "dead": comment.dead,
    }
