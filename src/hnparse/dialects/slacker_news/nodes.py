"""The comments of one page as nodes of its reply graph, and what is found out about each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import Factory, define

from ...model.comment import TOP_LEVEL
from ..draft import Claim

if TYPE_CHECKING:
    from ...model import ParentSource
    from .post import Post


@define
class Node:
    """A comment that is shown, and what is found out about it.

    `source` is None where nothing tells of its parent; `depth` is None where it is not known, and so is `level`: how
    far it is below the page's root.
    """

    post: Post
    parent: int | None = None
    source: ParentSource | None = None
    depth: int | None = None
    level: int | None = None

    def set(self, parent: int | None, source: ParentSource) -> None:
        """Note the parent, and how it is known."""
        self.parent = parent
        self.source = source


@define
class Links:
    """What is known of the reply graph of one page.

    `nodes` has each shown comment by its id, `missing` gives the parent (or None) by the id of a comment that is only
    named. `story` is the story's id, where a parent line or the page's address tells it. `contradicting` are the claims
    of replies lines and parent lines that name different parents of one comment.
    """

    nodes: dict[int, Node]
    numbered: list[Node]
    context: list[Node]
    kind: Literal["story", "comment"] | None
    story: int | None = None
    missing: dict[int, int | None] = Factory(dict)
    contradicting: list[Claim] = Factory(list)

    @property
    def focus(self) -> Node | None:
        """The comment whose page it is: number 1 on the page of a comment."""
        first = self.numbered[0] if self.numbered else None
        return first if first and self.kind == "comment" and first.post.number == 1 else None

    def set_story(self, id_: int) -> None:
        """Give the story its id: to all that answer it."""
        self.story = id_
        for node in self.nodes.values():
            if node.source in TOP_LEVEL:
                node.parent = id_
