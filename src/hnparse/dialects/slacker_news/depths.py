"""Depths, and levels below the root of a page: those that the page states, and those that follow from the parents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ...model.comment import TOP_LEVEL
from .nodes import Links, Node

if TYPE_CHECKING:
    from ...text import DiagnosticLog


@define
class Depths:
    """Finds the depths of the comments of a page; `shows_levels` says that braces state levels on it."""

    links: Links
    shows_levels: bool
    log: DiagnosticLog

    def find(self, by_id: list[Node]) -> None:
        """Depths, and levels below the page's root: parents come before children, for their ids are smaller."""
        links, focus = self.links, self.links.focus
        root_depth = 0 if links.kind == "story" else None
        for node in links.context if focus is None else [*links.context, focus]:
            _, depth = self.above(node)
            if depth is not None:
                node.depth = depth + 1
        if focus:
            focus.level = 0
            root_depth = focus.depth
        for node in by_id:
            if node is focus:
                continue
            above, depth = self.above(node)
            level = node.post.level
            if above is not None and level != above + 1:
                if level or (self.shows_levels and above > 1):
                    self.contradict(node, above + 1)
                    depth = None
                elif level is None:
                    level = above + 1
            if level is not None:
                node.level = level
            if depth is not None:
                node.depth = depth + 1
            elif root_depth is not None and node.level is not None:
                node.depth = root_depth + node.level

    def above(self, node: Node) -> tuple[int | None, int | None]:
        """The level and the depth of what a comment answers."""
        if node.source in TOP_LEVEL:
            return 0, 0
        parent = None if node.parent is None else self.links.nodes.get(node.parent)
        return (None, None) if parent is None else (parent.level, parent.depth)

    def contradict(self, node: Node, follows: int) -> None:
        """Report a comment whose level is not the one that follows from its parent's."""
        post = node.post
        shown = "no braces" if post.level is None else f"{{{post.level}}}"
        message = f"comment {post.id} has {shown}, but its parent's place makes it {{{follows}}}"
        self.log.add("depth-mismatch", message, post.start)
        node.set(None, "unknown")
