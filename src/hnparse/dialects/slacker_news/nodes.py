"""The comments of a page as nodes of its reply graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import Factory, define

from ...model.comment import TOP_LEVEL
from ..draft import Claim, place_id

if TYPE_CHECKING:
    from ...text import DiagnosticLog
    from .post import Post


@define(eq=False, repr=False)
class Links:
    """The known part of a page's reply graph.

    `nodes` has the shown comments by id. `missing` maps the id of each comment that is only named to its parent, or
    None. `story` is the id of the story if a parent line or the address of the page tells it. `contradicting` are
    claims of replies lines and parent lines that name different parents for one comment.
    """

    nodes: dict[int, Post]
    numbered: list[Post]
    context: list[Post]
    kind: Literal["story", "comment"] | None
    story: int | None = None
    missing: dict[int, int | None] = Factory(dict)
    contradicting: list[Claim] = Factory(list)

    @property
    def focus(self) -> Post | None:
        """The comment that the page is of: number 1 on the page of a comment."""
        first = self.numbered[0] if self.numbered else None
        return first if first and self.kind == "comment" and first.number == 1 else None

    def set_story(self, id_: int) -> None:
        """Set the id of the story, also as the parent of its replies."""
        self.story = id_
        for post in self.nodes.values():
            if post.source in TOP_LEVEL:
                post.parent = id_


def make_nodes(posts: list[Post], log: DiagnosticLog) -> tuple[dict[int, Post], bool]:
    """Return a node for each comment, and whether two posts of one comment differ."""
    _place_unreadable_ids(posts, log)
    nodes = {post.id: post for post in posts}
    return nodes, len(nodes) < len(posts) and _keep_first(nodes, posts, log)


def _place_unreadable_ids(posts: list[Post], log: DiagnosticLog) -> None:
    """Replace each lost id with a negative position on the page. Hacker News has no id 0."""
    masked = _masked_ids(posts)
    if len(masked) == 1:
        # One in 1,000 ids ends so.
        message = f"the id of the only comment, {masked[0]}, ends in 000: its last digits may be masked"
        log.add("lost-id", message, posts[0].offset)
        return
    lost = [post for post in posts if masked or post.id == 0]
    for place, post in enumerate(lost, start=1):
        told = "all ids of the page end in 000" if masked else "0 is not an id"
        log.add("lost-id", f"the id of this comment is lost: {told}", post.offset)
        post.id = place_id(place, len(lost))
        if masked:
            post.kids, post.has_list = (), False


def _masked_ids(posts: list[Post]) -> list[int]:
    """Return the ids in the posts of a page if all end in zeros, because their last digits are masked, or else none."""
    if any(post.id % 1000 or not post.id for post in posts):
        return []
    ids = [id_ for post in posts for id_ in (post.id, *post.kids, post.parent_line) if id_ is not None]
    return ids if all(id_ and id_ % 1000 == 0 for id_ in ids) else []


def _keep_first(nodes: dict[int, Post], shown: list[Post], log: DiagnosticLog) -> bool:
    """Keep the first post of each comment, and return True if another post of it differs."""
    nodes.clear()
    torn = False
    for post in shown:
        first = nodes.setdefault(post.id, post)
        if first is not post:
            message = f"comment {post.id} is on this page already: the first one is kept"
            log.add("duplicate-comment", message, post.offset)
            if _told(post) != _told(first):
                first.kids, first.has_list, first.parent_line, first.gap = (), False, None, True
                torn = True
    return torn


def _told(post: Post) -> tuple[object, ...]:
    return post.text, post.has_list, post.kids, post.parent_line
