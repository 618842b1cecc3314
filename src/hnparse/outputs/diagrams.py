"""Diagrams: the reply graph in the languages of Graphviz and Mermaid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.display import short
from ..model.thread_like import ThreadLike
from .summary import NO_TITLE
from .tree import Tree

PUNCTUATION = re.compile(r"[\"#$%&*;<>@[\\\]_`{|}~]|:(?! )")
"""What can mean something in a label of Mermaid, or does in a line that has the word *style*."""

WIDTH = 40
"""How many characters of a name, of a title and of the words of a comment stand in a label."""


def to_dot(thread: ThreadLike) -> str:
    """The graph as a digraph of Graphviz."""
    return "\n".join(_dot(thread, Tree.of(thread))) + "\n"


def to_mermaid(thread: ThreadLike) -> str:
    """The graph as a flowchart of Mermaid."""
    return "\n".join(_mermaid(thread, Tree.of(thread))) + "\n"


def _dot(thread: ThreadLike, tree: Tree) -> Iterator[str]:
    yield "digraph thread {"
    yield "  rankdir=BT;"
    yield "  node [shape=box, style=rounded];"
    yield f'  story [label="{_in_dot(_title(thread))}", style=bold];'
    for id_ in tree.ids:
        style = "" if id_ in tree.shown else ", style=dashed"
        yield f'  {id_} [label="{_in_dot(_label(tree, id_))}"{style}];'
    for id_, above in _links(tree):
        yield f"  {id_} -> {above};"
    yield "}"


def _mermaid(thread: ThreadLike, tree: Tree) -> Iterator[str]:
    yield "flowchart BT"
    yield f'  story["{_in_mermaid(_title(thread))}"]'
    for id_ in tree.ids:
        style = "" if id_ in tree.shown else ":::missing"
        yield f'  {_node(id_)}("{_in_mermaid(_label(tree, id_))}"){style}'
    for id_, above in _links(tree):
        yield f"  {_node(id_)} --> {_node(above)}"
    yield "  classDef missing stroke-dasharray: 5 5"


def _node(id_: int | str) -> str:
    """The name of a node in Mermaid, where one that begins with a hyphen would be part of an arrow."""
    return str(id_).replace("-", "place")


def _links(tree: Tree) -> Iterator[tuple[int, int | str]]:
    """Each comment whose parent is known, and the node of that: a comment, or the story."""
    for id_ in tree.ids:
        if id_ in tree.parents or id_ in tree.top_level:
            yield id_, tree.parents.get(id_, "story")


def _title(thread: ThreadLike) -> str:
    return short(thread.story.title or "", WIDTH) or NO_TITLE


def _label(tree: Tree, id_: int) -> str:
    comment = tree.shown.get(id_)
    if comment is None:
        return f"{id_} is not shown"
    return f"{short(comment.by or '(no name)', WIDTH)}: {short(comment.text, WIDTH)}".rstrip()


def _in_dot(label: str) -> str:
    """Graphviz reads escapes in a label, and HTML's names of characters."""
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")


def _in_mermaid(label: str) -> str:
    return PUNCTUATION.sub(lambda sign: f"#{ord(sign[0])};", label)
