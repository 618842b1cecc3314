"""The item id in a page's address, which tells what a damaged page may lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...text import DiagnosticLog
    from .content import Content
    from .nodes import Links


def read_item_url(content: Content, id_: int) -> None:
    """Recognize the page of a comment, and parent lines that name the story. Call this before posts are linked."""
    if content.back or content.context:
        return
    first = content.posts[0] if content.posts else None
    if first and first.number == 1 and first.id == id_:
        # The link back is lost, and perhaps the context with the parent of the comment.
        content.back = content.top_torn = True
    for post in content.posts:
        if post.parent_line == id_:
            post.parent_role = post.parent_role or "OP"


def apply_item_url(content: Content, links: Links, id_: int, log: DiagnosticLog) -> None:
    """Give the story its id on the page of a story, and report an address that contradicts the page.

    Call this after the posts are linked. If page and address differ, the page is right.
    """
    if links.kind == "comment" and links.focus and links.focus.id != id_:
        what = f"comment {links.focus.id}"
    elif links.kind == "story" and links.story not in (None, id_):
        what = f"story {links.story}"
    elif links.kind == "story" and (id_ >= min(links.nodes, default=id_ + 1) or id_ in links.missing):
        what = "a story with comments as old as that"
    else:
        if links.kind == "story":
            links.set_story(id_)
        return
    log.add("url-mismatch", f"the URL names item {id_}, and this is the page of {what}", content.start)
