"""Algolia: a thread nested as the search API of Hacker News gives it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ..model.comment import known_id
from ..model.thread_like import ThreadLike
from ..model.times import iso, seconds
from ..text.item_text import text_to_html


def to_algolia(thread: ThreadLike) -> dict[str, Any]:
    """The story with the comments nested below it, and the orphans beside them."""
    story = thread.story
    text = None if story.text is None else text_to_html(story.text)
    root = _item("story", story.id, story.by, story.time, text, None, story.id)
    root.update(title=story.title, points=story.score)
    root["orphans"] = []
    items: dict[int, dict[str, Any]] = {}
    for comment in thread.comments:
        text = text_to_html(comment.text)
        items[comment.id] = _item("comment", comment.id, comment.by, comment.time, text, comment.parent, story.id)
    for comment in thread.comments:
        above = items.get(comment.parent) if comment.parent is not None else None
        if comment.is_top_level:
            above = root
        (above["children"] if above else root["orphans"]).append(items[comment.id])
    return root


NESTED = ("children", "orphans")
"""The keys of an item that hold items. They are its last ones."""


def to_algolia_json(thread: ThreadLike) -> str:
    """The same as JSON. The `json` module recurses, and gives up at a chain of about a thousand replies."""
    import json  # here, for who imports the package needs no JSON yet

    pieces: list[str] = []
    stack: list[dict[str, Any] | str] = [to_algolia(thread)]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        own = {key: value for key, value in item.items() if key not in NESTED}
        pieces.append(json.dumps(own, ensure_ascii=False).removesuffix("}"))
        stack.append("}")
        for key in reversed(NESTED):
            if key in item:
                stack.append("]")
                for place, child in reversed([*enumerate(item[key])]):
                    stack += [child, ", "] if place else [child]
                stack.append(f', "{key}": [')
    return "".join(pieces)


def _item(
    type_: str,
    id_: int | None,
    author: str | None,
    time: datetime | None,
    text: str | None,
    parent: int | None,
    story: int | None,
) -> dict[str, Any]:
    return {
        "id": known_id(id_),
        "created_at": iso(time),
        "created_at_i": seconds(time),
        "type": type_,
        "author": author,
        "title": None,
        "url": None,
        "text": text,
        "points": None,
        "parent_id": known_id(parent),
        "story_id": story,
        "options": [],
        "children": [],
    }
