"""Diagrams: the reply graph in the languages of Graphviz and Mermaid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.display import short
from ..model.thread_like import ThreadLike
from .summary import NO_TITLE
from .tree import Node, Tree

PUNCTUATION = re.compile(r"[\"#$%&*;<>@[\\\]_`{|}~]|:(?! )")
"""Characters that can have a meaning in a label of Mermaid or, some of them, in a line with the word *style*."""

WIDTH = 40
"""The largest number of characters of a name, a title or a text in a label."""


def to_dot(thread: ThreadLike) -> str:
    """Return the graph as a digraph of Graphviz."""
    return "\n".join(_dot(thread, Tree.of(thread))) + "\n"


def to_mermaid(thread: ThreadLike) -> str:
    """Return the graph as a flowchart of Mermaid."""
    return "\n".join(_mermaid(thread, Tree.of(thread))) + "\n"


def _dot(thread: ThreadLike, tree: Tree) -> Iterator[str]:
    yield "digraph thread {"
    yield "  rankdir=BT;"
    yield "  node [shape=box, style=rounded];"
    yield f'  story [label="{_in_dot(_title(thread))}", style=bold];'
    for node in tree.nodes.values():
        style = "" if node.comment else ", style=dashed"
        yield f'  {node.id} [label="{_in_dot(_label(node))}"{style}];'
    for id_, parent in _links(tree):
        yield f"  {id_} -> {parent};"
    yield "}"


def _mermaid(thread: ThreadLike, tree: Tree) -> Iterator[str]:
    yield "flowchart BT"
    yield f'  story["{_in_mermaid(_title(thread))}"]'
    for node in tree.nodes.values():
        style = "" if node.comment else ":::missing"
        yield f'  {_name(node.id)}("{_in_mermaid(_label(node))}"){style}'
    for id_, parent in _links(tree):
        yield f"  {_name(id_)} --> {_name(parent)}"
    yield "  classDef missing stroke-dasharray: 5 5"


def _name(id_: int | str) -> str:
    """Return the name of a node in Mermaid, where a hyphen at the beginning would be part of an arrow."""
    return str(id_).replace("-", "place")


def _links(tree: Tree) -> Iterator[tuple[int, int | str]]:
    """Yield the id of each comment whose parent is known, with the parent: an id or ``story``."""
    for node in tree.nodes.values():
        if node.parent:
            yield node.id, node.parent.id
        elif node.is_top_level:
            yield node.id, "story"


def _title(thread: ThreadLike) -> str:
    return short(thread.story.title or "", WIDTH) or NO_TITLE


def _label(node: Node) -> str:
    comment = node.comment
    if comment is None:
        return f"{node.id} is not shown"
    return f"{short(comment.by or '(no name)', WIDTH)}: {short(comment.text, WIDTH)}".rstrip()


def _in_dot(label: str) -> str:
    """Return a label with escapes for Graphviz, which also reads HTML entities."""
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")


def _in_mermaid(label: str) -> str:
    return PUNCTUATION.sub(lambda sign: f"#{ord(sign[0])};", label)
