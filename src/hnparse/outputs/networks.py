"""Networks: the reply graph as networkx holds it."""

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
    """The comments as nodes, with an edge from each reply to what it answers."""
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
    for id_ in tree.ids:
        comment = tree.shown.get(id_)
        if comment is None:
            graph.add_node(id_, shown=False)
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
        graph.add_node(id_, shown=True, **attributes)
    graph.add_edges_from(tree.parents.items())
    return graph


def _known(**values: Any) -> dict[str, Any]:
    """The values that are known, such that the files which networkx writes can hold them."""
    known = {name: value for name, value in values.items() if value is not None}
    return {name: printable(value) if isinstance(value, str) else value for name, value in known.items()}
