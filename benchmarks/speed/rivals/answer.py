"""What all ways give: plain dicts with the same keys."""

from __future__ import annotations

from typing import Any

Answer = list[dict[str, Any]]
"""A dict a comment, with `number`, `by`, `time`, `id`, `level`, `text`, `kids` and `parent`."""


def with_parents(comments: Answer) -> Answer:
    """The comments, each with the parent that the lists of kids tell."""
    parents = {kid: comment["id"] for comment in comments for kid in comment["kids"]}
    for comment in comments:
        comment["parent"] = parents.get(comment["id"])
    return comments
