"""The thread of the search API, nested JSON with HTML texts, converted to a flat list in the order of ids."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from .answer import Answer
from .words import tidy

PARAGRAPH = re.compile("<p>|<pre>")
TAG = re.compile("<[^>]*>")


def read(data: bytes, loads: Callable[[bytes], Any]) -> Answer:
    """Return the comments of a thread. `number` and `level` exist only on pages, not in an API."""
    story = loads(data)
    comments = []
    queue = [(item, 1) for item in (*story["children"], *story["orphans"])]
    while queue:
        item, level = queue.pop()
        comments.append(
            {
                "number": None,
                "by": item["author"],
                "time": item["created_at"],
                "id": item["id"],
                "level": level,
                "text": _words(item["text"]),
                "kids": [child["id"] for child in item["children"]],
                "parent": item["parent_id"],
            }
        )
        queue.extend([(child, level + 1) for child in item["children"]])
    comments.sort(key=lambda comment: comment["id"])
    return comments


def _words(html: str) -> str:
    return tidy(unescape(TAG.sub("", PARAGRAPH.sub("\n\n", html))))
