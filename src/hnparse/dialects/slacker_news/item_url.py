"""The address that a page comes from: it names the item that the page is of, and the page may lack that."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...text import DiagnosticLog
    from .content import Content
    from .nodes import Links


def read_item_url(content: Content, id_: int) -> None:
    """Before its posts are linked: tell the page of a comment, and the parent lines that name the story."""
    if content.back or content.context:
        return
    first = content.posts[0] if content.posts else None
    if first and first.number == 1 and first.id == id_:
        # The link back is lost, and with it may be what the comment answers.
        content.back = content.top_torn = True
    for post in content.posts:
        if post.parent == id_:
            post.parent_role = post.parent_role or "OP"


def apply_item_url(content: Content, links: Links, id_: int, log: DiagnosticLog) -> None:
    """After that: give the page of a story the id of its story. Where page and address differ, the page is right."""
    if links.kind == "comment" and links.focus and links.focus.post.id != id_:
        what = f"comment {links.focus.post.id}"
    elif links.kind == "story" and links.story not in (None, id_):
        what = f"story {links.story}"
    elif links.kind == "story" and (id_ >= min(links.nodes, default=id_ + 1) or id_ in links.missing):
        what = "a story that has comments as old as that"
    else:
        if links.kind == "story":
            links.set_story(id_)
        return
    log.add("url-mismatch", f"the address is that of item {id_}, and this is the page of {what}", content.start)
