"""The outline: a thread from top to bottom, each comment with what is below it, and with what is not shown."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from ..model import Comment
from ..model.thread_like import ThreadLike


@define
class Node:
    """A comment of the outline. `comment` is None for one that is not shown.

    `level` is 0 at the top of its part. `hidden` are the replies of which the page has nothing but their ids, and
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
    """The outline of a thread, in linear time."""
    story = thread.story.id
    nodes = {comment.id: Node(comment.id, comment) for comment in thread.comments}
    below: dict[int, list[Node]] = {}
    threads: list[Node] = []
    orphans: list[Node] = []
    for node, comment in zip(list(nodes.values()), thread.comments, strict=True):
        parent = comment.parent
        if comment.is_top_level or (parent is not None and parent == story):
            threads.append(node)
        elif parent is None:
            orphans.append(node)
        else:
            below.setdefault(parent, []).append(node)
    # Ids grow with time. In a thread that was made by hand they need not, and then a comment that is not shown could
    # close a circle: it stays at the top.
    grow = all(parent < node.id for parent, children in below.items() for node in children)
    answered = [Node(id_, None) for id_ in below if id_ not in nodes]
    nodes.update({node.id: node for node in answered})
    parents = {missing.id: missing.parent for missing in thread.missing}
    below_hidden: list[Node] = []
    for node in answered:
        parent = parents.get(node.id)
        if parent is not None and parent == story:
            threads.append(node)
        elif grow and parent is not None and parent < node.id and parent in nodes:
            below.setdefault(parent, []).append(node)
        else:
            below_hidden.append(node)
    elsewhere: list[int] = []
    for id_, parent in sorted(parents.items()):
        if id_ in nodes:
            continue
        if parent is not None and parent == story:
            threads.append(Node(id_, None))
        else:
            (elsewhere if parent is None or parent not in nodes else nodes[parent].hidden).append(id_)
    for siblings in (*below.values(), below_hidden, threads):
        siblings.sort(key=lambda node: node.id)
    return Outline(_walk(threads, below), _walk(below_hidden, below), _walk(orphans, below), elsewhere)


def _walk(roots: list[Node], below: dict[int, list[Node]]) -> list[Node]:
    """The nodes from these roots down, with their levels and sizes."""
    order: list[Node] = []
    stack = roots[::-1]
    while stack:
        node = stack.pop()
        order.append(node)
        for child in reversed(below.get(node.id, ())):
            child.level = node.level + 1
            stack.append(child)
    for node in reversed(order):
        node.size += sum(child.size for child in below.get(node.id, ()))
    return order
