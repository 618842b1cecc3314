"""The tree of a thread, as exports and views draw it: the shown comments and those that are only named."""

from __future__ import annotations

from attrs import define, field

from ..model import Comment, Missing
from ..model.thread_like import ThreadLike

BELOW_HIDDEN = "Below comments that are not shown"
PARENT_UNKNOWN = "Parent unknown"
"""The headings of the parts of a tree that are not below the story."""


@define(eq=False, repr=False)
class Node:
    """A comment of a tree.

    Attributes:
        id: The id.
        comment: The comment, or None if it is not shown.
        parent: The node of the parent, or None if the parent is the story or unknown.
        is_top_level: True if the parent is the story.
        replies: The nodes of the replies, in the order of their ids.
        level: The number of nodes above this one in the walk.
        size: The number of shown comments in the subtree, this one included.
    """

    id: int
    comment: Comment | None
    parent: Node | None = None
    is_top_level: bool = False
    replies: list[Node] = field(factory=list)
    level: int = 0
    size: int = 0

    @property
    def is_only_an_id(self) -> bool:
        """Whether nothing is known but the id and perhaps the parent: views list such comments as ids."""
        return self.comment is None and not self.replies and not self.is_top_level

    @property
    def hidden(self) -> list[int]:
        """The ids of the replies of which nothing else is known."""
        return [reply.id for reply in self.replies if reply.is_only_an_id and reply.level]


@define
class Tree:
    """The nodes of a thread.

    Attributes:
        nodes: The nodes in the order of their ids, by id.
        walk: The nodes depth-first, siblings in the order of their ids.
    """

    nodes: dict[int, Node]
    walk: list[Node]

    @classmethod
    def of(cls, thread: ThreadLike) -> Tree:
        """Return the tree of a thread. Linear time, besides sorting the ids."""
        found = _Nodes({one.id: Node(one.id, one, is_top_level=one.is_top_level) for one in thread.comments})
        named: list[Comment | Missing] = [*thread.missing, *thread.comments]
        for one in named:
            node = found[one.id]
            if node.is_top_level or one.parent is None:
                continue
            if one.parent == thread.story.id:
                node.is_top_level = True
            else:
                node.parent = found[one.parent]
        # The ids of a thread that is made by hand can have several types.
        ids = sorted(found, key=lambda id_: (not isinstance(id_, int), id_))
        tree = cls({id_: found[id_] for id_ in ids}, [])
        for node in tree.nodes.values():
            if node.parent:
                node.parent.replies.append(node)
        tree._walk()
        return tree

    def _walk(self) -> None:
        """Set `walk`, and the level and the size of each node."""
        tops = [node for node in self.nodes.values() if node.parent is None]
        # Missing comments can name each other as parents. Such a cycle has no top, so it is walked from its first id.
        stack = [*reversed(self.nodes.values()), *reversed(tops)]
        walked = set()
        while stack:
            node = stack.pop()
            if node.id in walked:
                continue
            walked.add(node.id)
            self.walk.append(node)
            for reply in reversed(node.replies):
                if reply.id not in walked:
                    reply.level = node.level + 1
                    stack.append(reply)
        for node in reversed(self.walk):
            node.size += node.comment is not None
            if node.parent and node.level:
                node.parent.size += node.size

    def parts(self) -> dict[str, list[Node]]:
        """Return the parts that are not empty: their nodes in walk order, by their headings.

        The part below the story has an empty heading. Nodes that are only an id are left out: their ids are in `hidden`
        of the parent or, without a parent, in `elsewhere`.
        """
        found: dict[str, list[Node]] = {"": [], BELOW_HIDDEN: [], PARENT_UNKNOWN: []}
        heading = ""
        for node in self.walk:
            if node.is_only_an_id:
                continue
            if not node.level:
                heading = "" if node.is_top_level else BELOW_HIDDEN if node.comment is None else PARENT_UNKNOWN
            found[heading].append(node)
        return {heading: nodes for heading, nodes in found.items() if nodes}

    @property
    def elsewhere(self) -> list[int]:
        """The ids of the nodes that are only an id and have no parent, in walk order."""
        return [node.id for node in self.walk if node.is_only_an_id and not node.level]


class _Nodes(dict[int, Node]):
    """Nodes by id. An id that is not shown gets its node when it is named first."""

    def __missing__(self, id_: int) -> Node:
        node = self[id_] = Node(id_, None)
        return node
