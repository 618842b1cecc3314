"""The comments of one page as nodes of its reply graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import Factory, define

from ...model.comment import TOP_LEVEL
from ..draft import Claim, place_id

if TYPE_CHECKING:
    from ...text import DiagnosticLog
    from .post import Post


@define
class Links:
    """What is known of the reply graph of one page.

    `nodes` has each shown comment by its id, `missing` gives the parent (or None) by the id of a comment that is only
    named. `story` is the story's id, where a parent line or the page's address tells it. `contradicting` are the claims
    of replies lines and parent lines that name different parents of one comment.
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
        """The comment whose page it is: number 1 on the page of a comment."""
        first = self.numbered[0] if self.numbered else None
        return first if first and self.kind == "comment" and first.number == 1 else None

    def set_story(self, id_: int) -> None:
        """Give the story its id: to all that answer it."""
        self.story = id_
        for post in self.nodes.values():
            if post.source in TOP_LEVEL:
                post.parent = id_


def make_nodes(posts: list[Post], log: DiagnosticLog) -> tuple[dict[int, Post], bool]:
    """Return a node for each comment, and whether two posts of one comment differ in what they say."""
    _place_unreadable_ids(posts, log)
    nodes = {post.id: post for post in posts}
    return nodes, len(nodes) < len(posts) and _keep_first(nodes, posts, log)


def _place_unreadable_ids(posts: list[Post], log: DiagnosticLog) -> None:
    """Give a place in the page, as a negative id, to each post whose id is lost: Hacker News has no id 0."""
    masked = _are_masked(posts)
    lost = [post for post in posts if masked or post.id == 0]
    for place, post in enumerate(lost, start=1):
        told = "all ids of the page end in 000" if masked else "0 is no id"
        log.add("lost-id", f"the id of this comment is lost: {told}", post.offset)
        post.id = place_id(place, len(lost))
        if masked:
            post.kids, post.has_list = (), False


def _are_masked(posts: list[Post]) -> bool:
    """Whether all ids of a page end in zeros: their last digits are masked."""
    return len(posts) > 1 and all(post.id and post.id % 1000 == 0 for post in posts)


def _keep_first(nodes: dict[int, Post], shown: list[Post], log: DiagnosticLog) -> bool:
    """Keep of each comment the first post, and tell whether two of them differ in what they say."""
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
