"""Who answered whom: a parent for each comment of a page, where the page tells it, and how it is known.

The page tells it in four ways: a replies line names the comment, the comment's own parent line names the parent, the
comment hangs in the chain of the context, or it stands on a story's page and no replies line names it. What two of them
tell differently is not known.
"""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from attrs import Factory, define

if TYPE_CHECKING:
    from ..model import ParentSource
    from ..text import Findings
    from ..tokens import Content, Post

STORY = -1
"""What stands for the story where places are counted from it."""


@define
class Links:
    """What is known of the reply graph of one page.

    `parent`, `source` and `depth` are by the id of a shown comment, `missing` gives the parent (or None) by the id of a
    comment that is only named. `story` is the story's id, where a parent line or the page's address tells it.
    """

    posts: dict[int, Post]
    numbered: list[Post]
    context: list[Post]
    kind: Literal["story", "comment"] | None
    story: int | None = None
    parent: dict[int, int | None] = Factory(dict)
    source: dict[int, ParentSource] = Factory(dict)
    depth: dict[int | None, int] = Factory(dict)
    missing: dict[int, int | None] = Factory(dict)

    @property
    def focus(self) -> Post | None:
        """The comment whose page it is: number 1 on the page of a comment."""
        first = self.numbered[0] if self.numbered else None
        return first if first and self.kind == "comment" and first.number == 1 else None


def link(content: Content, findings: Findings) -> Links:
    """The links between the posts of a page; contradictions are reported, and what they put in doubt is unknown."""
    posts = {post.id: post for post in content.posts}
    torn = len(posts) < len(content.posts) and _keep_first(posts, content.posts, findings)
    shown = list(posts.values())
    # Below the first number, a comment without one has lost it.
    start = next((place for place, post in enumerate(shown) if post.number is not None), len(shown))
    if not content.context and (start == len(shown) or shown[start].number != 1):
        # Nothing tells that this is a context: the numbers can be lost, or that of the first comment cut off.
        start = 0
    context, numbered = shown[:start], shown[start:]
    links = Links(posts, numbered, context, _kind(content, context, numbered))
    _Linker(content, links, findings, torn).link()
    return links


def _keep_first(posts: dict[int, Post], shown: list[Post], findings: Findings) -> bool:
    """Keep of each comment the first post, and tell whether two of them differ in what they say."""
    posts.clear()
    torn = False
    for post in shown:
        first = posts.setdefault(post.id, post)
        if first is not post:
            message = f"comment {post.id} is on this page already: the first one is kept"
            findings.add("duplicate-comment", message, post.start)
            if (post.text, post.kids, post.parent) != (first.text, first.kids, first.parent):
                first.kids, first.parent, first.gap = None, None, True
                torn = True
    return torn


def _kind(content: Content, context: list[Post], numbered: list[Post]) -> Literal["story", "comment"] | None:
    if content.back or content.context or context:
        return "comment"
    # Where the first comment is lost, the link back above it can be lost as well.
    first_is_lost = bool(numbered) and numbered[0].number != 1
    return None if content.head is None or first_is_lost else "story"


class _Linker:
    """The state of linking one page."""

    def __init__(self, content: Content, links: Links, findings: Findings, torn: bool) -> None:
        self.content = content
        self.links = links
        self.posts = links.posts
        self.findings = findings
        self.named: dict[int, int] = {}
        self.doubtful: set[int] = set()
        self.torn = content.torn or torn or self.has_lost_replies_lines()
        self.shows_levels = any(post.level for post in content.posts)
        self.levels: dict[int | None, int] = {STORY: 0}

    def has_lost_replies_lines(self) -> bool:
        """Whether a comment that the page lists for its many replies has no replies line."""
        popular = self.content.head.popular if self.content.head else ()
        if not popular:
            return False
        lost = [self.posts[id_] for id_ in popular if id_ in self.posts]
        lost = [post for post in lost if post.kids is None and not (post.truncated or post.doubtful)]
        for post in lost:
            message = f"comment {post.id} is listed as popular, so it has replies: its replies line is lost"
            self.findings.add("lost-replies", message, post.start)
        return bool(lost)

    def link(self) -> None:
        links = self.links
        self.read_replies_lines()
        self.read_parent_lines()
        self.read_context()
        by_id = sorted(links.numbered, key=attrgetter("id"))
        for post in by_id:
            if post.id not in links.source:
                self.link_by_root(post)
        self.find_depths(by_id)
        for id_ in self.posts.keys() - links.source.keys():
            links.source[id_] = "unknown"
            links.parent[id_] = None
        self.find_missing()

    def set(self, post: Post, parent: int | None, source: ParentSource) -> None:
        self.links.parent[post.id] = parent
        self.links.source[post.id] = source

    # ---- What the page tells ----

    def read_replies_lines(self) -> None:
        named, posts = self.named, self.posts
        for id_, post in posts.items():
            for kid in post.kids or ():
                if kid <= id_:
                    message = f"comment {id_} names {kid} as a reply, which is not newer than itself"
                    self.findings.add("child-older", message, post.start)
                    self.doubtful.add(kid)
                elif named.setdefault(kid, id_) != id_:
                    message = f"comments {named[kid]} and {id_} both name {kid} as a reply"
                    self.findings.add("two-parents", message, post.start)
                    self.doubtful.add(kid)
        shown = {kid: parent for kid, parent in named.items() if kid in posts and kid not in self.doubtful}
        self.links.parent.update(shown)
        self.links.source.update(dict.fromkeys(shown, "reply_list"))

    def read_parent_lines(self) -> None:
        for post in self.posts.values():
            parent = post.parent
            if parent is None:
                continue
            if self.is_story_line(post):
                self.links.story = parent
                told: ParentSource = "top_level"
            elif parent < post.id:
                told = "parent_line"
            else:
                message = f"the parent line of comment {post.id} names {parent}, which is not older than itself"
                self.findings.add("child-older", message, post.start)
                self.doubtful.add(post.id)
                self.set(post, None, "unknown")
                continue
            if post.id in self.doubtful:
                continue
            if self.named.get(post.id, parent) != parent:
                message = f"comment {self.named[post.id]} names {post.id} as a reply, whose parent line names {parent}"
                self.findings.add("two-parents", message, post.start)
                self.doubtful.add(post.id)
                self.set(post, None, "unknown")
            elif post.id not in self.named:
                self.set(post, parent, told)

    def is_story_line(self, post: Post) -> bool:
        """Whether a parent line names the story: on a comment's page, ``(OP)`` can mean the top of the context."""
        if post.parent is not None and post.parent == self.links.story:
            return True
        if post.parent_role != "OP" or post.parent in self.posts:
            return False
        top = next(iter(self.posts.values()))
        return self.links.kind == "story" or (
            post is top and not self.content.top_torn and self.content.head is not None
        )

    def read_context(self) -> None:
        links, content = self.links, self.content
        if links.kind != "comment":
            return
        chain = [*links.context, *([links.focus] if links.focus else [])]
        if not chain or chain[0] is not next(iter(self.posts.values())):
            return
        announced = content.head is not None and content.back and bool(content.context) == bool(links.context)
        if announced and not content.top_torn and chain[0].id not in links.source and chain[0].id not in self.doubtful:
            self.set(chain[0], None, "top_level")
        for above, below in pairwise(chain):
            told = links.parent.get(below.id)
            if below.id in self.doubtful or told == above.id:
                continue
            if links.source.get(below.id) == "top_level":
                message = f"the context has {below.id} below {above.id}, and its parent line names the story"
                self.findings.add("context-mismatch", message, below.start)
                self.set(below, None, "unknown")
                continue
            if above.kids is None and not above.gap and told is None and above.id < below.id:
                self.set(below, above.id, "context")
            elif told is not None and links.source[below.id] == "parent_line" and told not in self.posts:
                message = f"between {above.id} and {below.id} the context leaves out {told}"
                self.findings.add("context-gap", message, below.start)
            elif not above.gap:
                message = f"the context has {below.id} below {above.id}, whose replies line does not name it"
                self.findings.add("context-mismatch", message, below.start)
                self.set(below, None, "unknown")

    def link_by_root(self, post: Post) -> None:
        """On a story's page, a comment that no replies line names is top-level, unless the page tells otherwise."""
        if self.links.kind != "story" or post.number is None or post.id in self.doubtful:
            return
        if post.hint in self.posts and post.hint != post.id:
            return
        parents, kids = self.links.parent, post.kids if self.shows_levels else ()
        below = [self.posts[kid] for kid in kids or () if kid in self.posts and parents.get(kid) == post.id]
        is_first_level = any(kid.level is None for kid in below)
        is_second_level = post.level is None and any(kid.level == 3 for kid in below)
        if post.level is not None or is_second_level:
            if is_second_level:
                self.levels[post.id] = 2
        elif is_first_level or not (self.torn or self.content.parent_lines):
            self.set(post, None, "top_level")

    # ---- What follows ----

    def find_depths(self, by_id: list[Post]) -> None:
        """Depths, and levels below the page's root: parents come before children, for their ids are smaller."""
        links, focus = self.links, self.links.focus
        parents, sources = links.parent, links.source
        depths, levels = links.depth, self.levels
        depths[STORY] = 0
        root_depth = 0 if links.kind == "story" else None
        for post in links.context if focus is None else [*links.context, focus]:
            above = depths.get(STORY if sources.get(post.id) == "top_level" else parents.get(post.id))
            if above is not None:
                depths[post.id] = above + 1
        if focus:
            levels[focus.id] = 0
            root_depth = depths.get(focus.id)
        for post in by_id:
            if post is focus:
                continue
            id_ = post.id
            parent = STORY if sources.get(id_) == "top_level" else parents.get(id_)
            above, level = levels.get(parent), post.level
            if above is not None and level != above + 1:
                if level or (self.shows_levels and above > 1):
                    self.contradict(post, above + 1)
                    parent = None
                else:
                    level = above + 1
            if level is None:
                level = levels.get(id_)
            else:
                levels[id_] = level
            above = depths.get(parent)
            if above is not None:
                depths[id_] = above + 1
            elif root_depth is not None and level is not None:
                depths[id_] = root_depth + level
        del depths[STORY]

    def contradict(self, post: Post, follows: int) -> None:
        """Report a comment whose level is not the one that follows from its parent's."""
        shown = "no braces" if post.level is None else f"{{{post.level}}}"
        message = f"comment {post.id} has {shown}, but its parent's place makes it {{{follows}}}"
        self.findings.add("depth-mismatch", message, post.start)
        self.set(post, None, "unknown")

    def find_missing(self) -> None:
        links, posts = self.links, self.posts
        head = self.content.head
        hidden: dict[int, int | None] = {kid: parent for kid, parent in self.named.items() if kid not in posts}
        if self.doubtful:
            hidden.update(dict.fromkeys(self.doubtful.difference(posts)))
        told = [post.parent for post in posts.values() if post.parent is not None]
        for named in (*told, *(head.popular if head else ())):
            if named not in posts and named != links.story:
                hidden.setdefault(named, None)
        links.missing = dict(sorted(hidden.items()))
        if links.story is not None:
            links.parent.update({id_: links.story for id_, source in links.source.items() if source == "top_level"})
