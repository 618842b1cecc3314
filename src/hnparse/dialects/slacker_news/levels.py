"""Levels, the distances from the root of a page: those that braces state, and those that follow from parents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...model.comment import TOP_LEVEL
from .nodes import Links
from .post import Post

if TYPE_CHECKING:
    from ...text import DiagnosticLog


def find_levels(links: Links, by_id: Iterable[Post], log: DiagnosticLog, *, shows_levels: bool) -> None:
    """Set the levels of the comments below the context. Parents come before replies, because their ids are smaller.

    `shows_levels` is true if braces state levels on the page. A parent that they contradict becomes unknown.
    """
    for post in by_id:
        if post is links.focus:
            post.level = 0
            continue
        if post.braces is not None:
            post.level = post.braces
        above = _level_above(post, links)
        if above is None or post.level == above + 1:
            continue
        if post.level or (shows_levels and above > 1):
            shown = "no braces" if post.braces is None else f"{{{post.braces}}}"
            message = f"comment {post.id} has {shown}, but its parent's place makes it {{{above + 1}}}"
            log.add("depth-mismatch", message, post.offset)
            post.set(None, "unknown")
        elif post.level is None:
            post.level = above + 1


def _level_above(post: Post, links: Links) -> int | None:
    if post.source in TOP_LEVEL:
        return 0
    parent = None if post.parent is None else links.nodes.get(post.parent)
    return None if parent is None else parent.level
