"""A tree of comments as nodes of anytree. The comments are already dicts."""

from __future__ import annotations

from anytree import AnyNode

from .answer import Answer


def build(comments: Answer) -> AnyNode:
    """Return the root, which stands for the story."""
    root = AnyNode(id=None)
    nodes: dict[int, AnyNode] = {}
    for comment in comments:
        parent = nodes.get(comment["parent"], root)
        nodes[comment["id"]] = AnyNode(parent, id=comment["id"], by=comment["by"], text=comment["text"])
    return root
