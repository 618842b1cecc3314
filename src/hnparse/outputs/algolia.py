"""The nested items of the Algolia API, which is the search API of Hacker News."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ..model.ids import known_id
from ..model.thread_like import ThreadLike
from ..model.times import iso, seconds
from ..text.item_text import text_to_html


def to_algolia(thread: ThreadLike) -> dict[str, Any]:
    """Return the item of the story, with the comments nested in `children` and the other roots in `orphans`."""
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
        parent = items.get(comment.parent) if comment.parent is not None else None
        if comment.is_top_level:
            parent = root
        (parent["children"] if parent else root["orphans"]).append(items[comment.id])
    return root


NESTED = ("children", "orphans")
"""The keys whose values are items. They are the last keys of an item."""


def to_algolia_json(thread: ThreadLike) -> str:
    """Return the item as JSON. Unlike `json.dumps`, which recurses, this works for chains of any length."""
    import json  # imported here to keep `import hnparse` fast

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
