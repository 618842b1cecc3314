"""Depths, and levels below the root of a page: those that the page states, and those that follow from parents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from ...model.comment import TOP_LEVEL
from .nodes import Links
from .post import Post

if TYPE_CHECKING:
    from ...text import DiagnosticLog


@define(eq=False, repr=False)
class Depths:
    """The state while depths are computed. `shows_levels` is true if braces state levels on the page."""

    links: Links
    shows_levels: bool
    log: DiagnosticLog

    def find(self, by_id: list[Post]) -> None:
        """Set the depths and levels of all comments. Parents come before replies, because their ids are smaller."""
        links, focus = self.links, self.links.focus
        root_depth = 0 if links.kind == "story" else None
        for post in links.context if focus is None else [*links.context, focus]:
            _, depth = self.above(post)
            if depth is not None:
                post.depth = depth + 1
        if focus:
            focus.level = 0
            root_depth = focus.depth
        for post in by_id:
            if post is focus:
                continue
            above, depth = self.above(post)
            level = post.braces
            if above is not None and level != above + 1:
                if level or (self.shows_levels and above > 1):
                    self.contradict(post, above + 1)
                    depth = None
                elif level is None:
                    level = above + 1
            if level is not None:
                post.level = level
            if depth is not None:
                post.depth = depth + 1
            elif root_depth is not None and post.level is not None:
                post.depth = root_depth + post.level

    def above(self, post: Post) -> tuple[int | None, int | None]:
        """Return the level and the depth of the parent."""
        if post.source in TOP_LEVEL:
            return 0, 0
        parent = None if post.parent is None else self.links.nodes.get(post.parent)
        return (None, None) if parent is None else (parent.level, parent.depth)

    def contradict(self, post: Post, follows: int) -> None:
        """Report a comment whose level contradicts that of its parent."""
        shown = "no braces" if post.braces is None else f"{{{post.braces}}}"
        message = f"comment {post.id} has {shown}, but its parent's place makes it {{{follows}}}"
        self.log.add("depth-mismatch", message, post.offset)
        post.set(None, "unknown")
