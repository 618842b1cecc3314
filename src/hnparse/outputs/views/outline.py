"""The outline: a thread from top to bottom, each comment with what is below it, and with what is not shown."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from ...model import Comment
from ...model.thread_like import ThreadLike
from ..tree import Tree


@define
class Node:
    """A comment of the outline. `comment` is None for one that is not shown.

    `level` is 0 at the top of its part. `hidden` are the replies that are not shown, nor is any reply to them, and
    `size` counts the comments of its subtree that are shown, itself included.
    """

    id: int
    comment: Comment | None
    level: int = 0
    hidden: list[int] = field(factory=list)
    size: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.size = 0 if self.comment is None else 1


@define
class Outline:
    """A thread in three parts, each in the order of a walk, and what is named and has no place in them.

    `threads` begin with what answers the story, `below_hidden` with other comments that are not shown, `orphans` with
    comments whose parent is unknown. `elsewhere` are the ids of comments that are not shown, nor is any reply to them.
    """

    threads: list[Node]
    below_hidden: list[Node]
    orphans: list[Node]
    elsewhere: list[int]

    def parts(self) -> Iterator[tuple[str, list[Node]]]:
        """Each part that is not empty, with its heading."""
        for heading, nodes in (
            ("", self.threads),
            ("Below comments that are not shown", self.below_hidden),
            ("Parent unknown", self.orphans),
        ):
            if nodes:
                yield heading, nodes


def outline(thread: ThreadLike) -> Outline:
    """Return the outline of a thread, in linear time."""
    tree = Tree.of(thread)
    whole = Outline([], [], [], [])
    nodes: dict[int, Node] = {}
    order: list[Node] = []
    for id_, level in tree.walk():
        comment = tree.shown.get(id_)
        if comment is None and id_ not in tree.below and id_ not in tree.top_level:
            # Missing comments can name each other as parents, in a circle.
            parent = nodes.get(tree.parents.get(id_, id_))
            (whole.elsewhere if parent is None else parent.hidden).append(id_)
            continue
        node = nodes[id_] = Node(id_, comment, level)
        order.append(node)
        if not level:
            without_parent = whole.below_hidden if comment is None else whole.orphans
            part = whole.threads if id_ in tree.top_level else without_parent
        part.append(node)
    for node in reversed(order):
        if node.level:
            nodes[tree.parents[node.id]].size += node.size
    return whole
