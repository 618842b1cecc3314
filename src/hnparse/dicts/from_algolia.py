"""Items of the Algolia API: the nested item of a discussion becomes flat items of the Firebase API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.times import read_time, seconds
from .from_items import from_items


def from_algolia(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of the thread. Raises ValueError for anything but an item of the Algolia API."""
    return from_items(_flat(item))


def _flat(root: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    stack = [root]
    while stack:
        item = stack.pop()
        if not isinstance(item, Mapping) or not isinstance(item.get("children"), list):
            raise ValueError(
                "an item of the Algolia API is a dict with a list of children: use from_items for Firebase"
            )
        below = [*item["children"], *(item.get("orphans") or ())]
        stack.extend(reversed(below))
        flat = {
            "id": item.get("id"),
            "type": item.get("type"),
            "by": item.get("author"),
            "time": _seconds(item),
            "text": item.get("text"),
            "title": item.get("title"),
            "url": item.get("url"),
            "score": item.get("points"),
            "parent": item.get("parent_id"),
            "kids": [child.get("id") for child in item["children"] if isinstance(child, Mapping)],
        }
        if None in flat["kids"]:
            raise ValueError("a comment has no id: the item was made of a text without ids, and cannot be read back")
        yield {key: value for key, value in flat.items() if value is not None}


def _seconds(item: Mapping[str, Any]) -> Any:
    stamp, time = item.get("created_at_i"), item.get("created_at")
    return seconds(read_time(time)) if stamp is None and isinstance(time, str) else stamp
