"""The result of all ways: plain dicts with the same keys."""

from __future__ import annotations

from typing import Any

Answer = list[dict[str, Any]]
"""One dict per comment, with `number`, `by`, `time`, `id`, `level`, `text`, `kids` and `parent`."""


def with_parents(comments: Answer) -> Answer:
    """Return the comments, each with the parent according to the lists of kids."""
    parents = {kid: comment["id"] for comment in comments for kid in comment["kids"]}
    for comment in comments:
        comment["parent"] = parents.get(comment["id"])
    return comments
