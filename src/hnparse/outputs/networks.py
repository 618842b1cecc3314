"""Graphs of networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..model.thread_like import ThreadLike
from ..model.times import iso
from .optional import require
from .tree import Tree
from .unicode import printable

if TYPE_CHECKING:
    import networkx


def to_networkx(thread: ThreadLike) -> networkx.DiGraph:
    """Return a graph whose nodes are the comments, with an edge from each reply to its parent."""
    nx = require("networkx", "to_networkx", "networkx")
    story, tree = thread.story, Tree.of(thread)
    graph = nx.DiGraph(
        **_known(
            story_id=story.id,
            title=story.title,
            site=story.site,
            by=story.by,
            score=story.score,
            time=iso(story.time),
            text=story.text,
        )
    )
    for node in tree.nodes.values():
        comment = node.comment
        if comment is None:
            graph.add_node(node.id, shown=False)
            continue
        attributes = _known(
            by=comment.by,
            time=iso(comment.time),
            text=comment.text,
            parent_source=comment.parent_source,
            depth=comment.depth,
            dead=comment.dead,
            truncated=comment.truncated,
        )
        graph.add_node(node.id, shown=True, **attributes)
    ids = [*(missing.id for missing in thread.missing), *(comment.id for comment in thread.comments)]
    parents = [(id_, tree.nodes[id_].parent) for id_ in ids]
    graph.add_edges_from((id_, parent.id) for id_, parent in parents if parent)
    return graph


def _known(**values: Any) -> dict[str, Any]:
    """Return the known values, with texts that the file formats of networkx can hold."""
    known = {name: value for name, value in values.items() if value is not None}
    return {name: printable(value) if isinstance(value, str) else value for name, value in known.items()}
