"""Who answered whom: a parent for each comment of a page, where the page tells it, and how it is known.

The page tells it in four ways: a replies line names the comment, the comment's own parent line names the parent, the
comment hangs in the chain of the context, or it stands on a story's page and no replies line names it. What two of them
tell differently is not known.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from ...model.comment import TOP_LEVEL
from ..draft import STORY, Claim, place_id
from .doubts import doubtful_words, has_lost_lists
from .nodes import Links, Node
from .ordering import out_of_order

if TYPE_CHECKING:
    from ...model import ParentSource
    from ...text import DiagnosticLog
    from .content import Content
    from .post import Post


def link(content: Content, log: DiagnosticLog) -> Links:
    """The links between the posts of a page; contradictions are reported, and what they put in doubt is unknown."""
    _place_unreadable_ids(content.posts, log)
    nodes = {post.id: Node(post) for post in content.posts}
    torn = len(nodes) < len(content.posts) and _keep_first(nodes, content.posts, log)
    shown = list(nodes.values())
    # Below the first number, a comment without one has lost it.
    start = next((place for place, node in enumerate(shown) if node.post.number is not None), len(shown))
    announced = content.context or content.back or content.head is None
    if start and not announced and start < len(shown) and shown[start].post.number == 1:
        message = "a comment without a number stands where the page has none: it is quoted, or lines above it are lost"
        log.add("stray-post", message, shown[0].post.start)
    if not content.context and (start == len(shown) or shown[start].post.number != 1 or not announced):
        # Nothing tells that this is a context: the numbers can be lost, or that of the first comment cut off.
        start = 0
    context, numbered = shown[:start], shown[start:]
    links = Links(nodes, numbered, context, _kind(content, context, numbered))
    _Linker(content, links, log, torn).link()
    return links


def _place_unreadable_ids(posts: list[Post], log: DiagnosticLog) -> None:
    """Give a place in the page, as a negative id, to each post whose id is lost: Hacker News has no id 0."""
    masked = _are_masked(posts)
    lost = [post for post in posts if masked or post.id == 0]
    for place, post in enumerate(lost, start=1):
        told = "all ids of the page end in 000" if masked else "0 is no id"
        log.add("lost-id", f"the id of this comment is lost: {told}", post.start)
        post.id, post.kids = place_id(place, len(lost)), None if masked else post.kids


def _are_masked(posts: list[Post]) -> bool:
    """Whether all ids of a page end in zeros: their last digits are masked."""
    return len(posts) > 1 and all(post.id and post.id % 1000 == 0 for post in posts)


def _keep_first(nodes: dict[int, Node], shown: list[Post], log: DiagnosticLog) -> bool:
    """Keep of each comment the first post, and tell whether two of them differ in what they say."""
    nodes.clear()
    torn = False
    for post in shown:
        first = nodes.setdefault(post.id, Node(post)).post
        if first is not post:
            message = f"comment {post.id} is on this page already: the first one is kept"
            log.add("duplicate-comment", message, post.start)
            if (post.text, post.kids, post.parent) != (first.text, first.kids, first.parent):
                first.kids, first.parent, first.gap = None, None, True
                torn = True
    return torn


def _kind(content: Content, context: list[Node], numbered: list[Node]) -> Literal["story", "comment"] | None:
    if content.story is not None:
        return "story"
    if content.back or content.context or context:
        return "comment"
    # Where the first comment is lost, the link back above it can be lost as well.
    first_is_lost = bool(numbered) and numbered[0].post.number != 1
    return None if content.head is None or first_is_lost else "story"


class _Linker:
    """The state of linking one page."""

    def __init__(self, content: Content, links: Links, log: DiagnosticLog, torn: bool) -> None:
        self.content = content
        self.links = links
        self.nodes = links.nodes
        self.log = log
        self.named: dict[int, int] = {}
        self.doubtful: set[int] = set()
        self.twice: set[int] = set()
        self.wrong_ids: set[int] = set()
        self.torn = content.torn or torn or self.has_lost_replies_lines()
        self.shows_levels = any(post.level for post in content.posts)

    def has_lost_replies_lines(self) -> bool:
        """Whether a comment that the page lists for its many replies has no replies line."""
        popular = self.content.head.popular if self.content.head else ()
        if not popular:
            return False
        lost = [self.nodes[id_].post for id_ in popular if id_ in self.nodes]
        lost = [post for post in lost if post.kids is None and not (post.truncated or post.doubtful)]
        for post in lost:
            message = f"comment {post.id} is listed as popular, so it has replies: its replies line is lost"
            self.log.add("lost-replies", message, post.start)
        return bool(lost)

    def link(self) -> None:
        self.doubt_ids()
        self.read_story_post()
        self.read_replies_lines()
        self.doubt_words()
        self.doubt_lost_lists()
        self.read_parent_lines()
        self.read_context()
        by_id = sorted(self.links.numbered, key=lambda node: node.post.id)
        for node in by_id:
            if node.source is None:
                self.link_by_root(node)
        self.find_depths(by_id)
        self.find_missing()

    # ---- What is in doubt ----

    def doubt_ids(self) -> None:
        """Report ids that do not grow with the numbers, and numbers that two comments have."""
        numbered = [node.post for node in self.links.numbered if node.post.number is not None]
        wrong = out_of_order([post.id for post in numbered if post.id > 0])
        for post in numbered:
            if post.id in wrong:
                message = f"comment {post.id} is number {post.number}: its id or that of a neighbour is wrong"
                self.log.add("id-order", message, post.start)
        self.doubtful |= wrong
        self.doubtful.update(id_ for id_ in self.nodes if id_ < 0)
        counts = Counter([post.number for post in numbered])
        self.twice = {post.id for post in numbered if counts[post.number] > 1}
        self.wrong_ids = wrong

    def doubt_words(self) -> None:
        """Report words that hold signs of the page, and put in doubt what these could have told."""
        for replies in doubtful_words(self.nodes, self.named, self.log):
            self.torn = True
            for kid in replies:
                self.doubtful.add(kid)
                if kid in self.nodes:
                    self.nodes[kid].set(None, "unknown")

    def doubt_lost_lists(self) -> None:
        """Report comments that nothing names, and whose parent cannot be hidden: replies lines are lost."""
        content = self.content
        if self.torn or content.cut or content.parent_lines or self.wrong_ids or self.links.kind is None:
            return
        self.torn = has_lost_lists(self.links, self.named, self.log)

    # ---- What the page tells ----

    def read_story_post(self) -> None:
        """On the page of a poll or a job, the replies line of the story names the top-level comments."""
        story = self.content.story
        if story is None:
            return
        self.links.story = story.id
        for kid in story.kids or ():
            if kid in self.nodes:
                self.nodes[kid].set(story.id, "top_level")
            else:
                self.links.missing[kid] = story.id

    def read_replies_lines(self) -> None:
        named, nodes = self.named, self.nodes
        for id_, node in nodes.items():
            for kid in node.post.disputed_kids:
                self.doubtful.add(kid)
            for kid in node.post.kids or ():
                if id_ in self.wrong_ids:
                    self.doubtful.add(kid)
                elif kid <= id_:
                    message = f"comment {id_} names {kid} as a reply, which is not newer than itself"
                    self.log.add("child-older", message, node.post.start)
                    self.doubtful.add(kid)
                elif named.setdefault(kid, id_) != id_:
                    self.contradict_list(kid, Claim(kid, id_, "reply_list", node.post.start))
        for kid, parent in named.items():
            if kid in nodes and kid not in self.doubtful:
                nodes[kid].set(parent, "reply_list")

    def contradict_list(self, kid: int, claim: Claim) -> None:
        """Claim another parent of a comment than the replies line that names it."""
        above = self.named[kid]
        self.links.contradicting += (Claim(kid, above, "reply_list", self.nodes[above].post.start), claim)
        self.doubtful.add(kid)

    def read_parent_lines(self) -> None:
        for id_, node in self.nodes.items():
            post = node.post
            parent = post.parent
            if parent is None:
                continue
            if parent == 0:
                self.log.add("lost-id", f"the parent line of comment {id_} names 0, which is no id", post.start)
                self.doubtful.add(id_)
                node.set(None, "unknown")
                continue
            if self.is_story_line(post):
                self.links.story = parent
                told: ParentSource = "top_level"
            elif parent < id_:
                told = "parent_line"
            else:
                message = f"the parent line of comment {id_} names {parent}, which is not older than itself"
                self.log.add("child-older", message, post.start)
                self.doubtful.add(id_)
                node.set(None, "unknown")
                continue
            if id_ in self.doubtful:
                continue
            if self.named.get(id_, parent) != parent:
                self.contradict_list(id_, Claim(id_, STORY if told == "top_level" else parent, told, post.start))
                node.set(None, "unknown")
            elif id_ not in self.named:
                node.set(parent, told)

    def is_story_line(self, post: Post) -> bool:
        """Whether a parent line names the story: on a comment's page, ``(OP)`` can mean the top of the context."""
        if post.parent is not None and post.parent == self.links.story:
            return True
        if post.parent_role != "OP" or post.parent in self.nodes:
            return False
        top = next(iter(self.nodes.values())).post
        return self.links.kind == "story" or (
            post is top and not self.content.top_torn and self.content.head is not None
        )

    def read_context(self) -> None:
        links, content = self.links, self.content
        if links.kind != "comment":
            return
        chain = [*links.context, *([links.focus] if links.focus else [])]
        if not chain or chain[0] is not next(iter(self.nodes.values())):
            return
        top = chain[0]
        announced = content.head is not None and content.back and bool(content.context) == bool(links.context)
        if announced and not content.top_torn and top.source is None and top.post.id not in self.doubtful:
            top.set(None, "position")
        for node, below in pairwise(chain):
            above, id_ = node.post, below.post.id
            told = below.parent
            if id_ in self.doubtful or told == above.id:
                continue
            if below.source == "top_level":
                message = f"the context has {id_} below {above.id}, and its parent line names the story"
                self.log.add("context-mismatch", message, below.post.start)
                below.set(None, "unknown")
                continue
            if above.kids is None and not above.gap and told is None and above.id < id_:
                below.set(above.id, "context")
                if not above.dead:
                    message = f"comment {above.id} has no replies line, and the context has {id_} below it: it is lost"
                    self.log.add("lost-replies", message, above.start)
            elif told is not None and below.source == "parent_line" and told not in self.nodes:
                message = f"between {above.id} and {id_} the context leaves out {told}"
                self.log.add("context-gap", message, below.post.start)
            elif not above.gap:
                message = f"the context has {id_} below {above.id}, whose replies line does not name it"
                self.log.add("context-mismatch", message, below.post.start)
                below.set(None, "unknown")

    def link_by_root(self, node: Node) -> None:
        """On a story's page, a comment that no replies line names is top-level, unless the page tells otherwise."""
        post = node.post
        if self.links.kind != "story" or post.number is None or post.id in self.doubtful or post.id in self.twice:
            return
        if post.hint in self.nodes and post.hint != post.id:
            return
        kids = [self.nodes.get(kid) for kid in post.kids or ()] if self.shows_levels else []
        below = [kid.post.level for kid in kids if kid and kid.parent == post.id]
        is_second_level = post.level is None and 3 in below
        if post.level is not None or is_second_level:
            if is_second_level:
                node.level = 2
        elif None in below or not (self.torn or self.content.parent_lines):
            node.set(None, "position")

    # ---- What follows ----

    def find_depths(self, by_id: list[Node]) -> None:
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
        parent = None if node.parent is None else self.nodes.get(node.parent)
        return (None, None) if parent is None else (parent.level, parent.depth)

    def contradict(self, node: Node, follows: int) -> None:
        """Report a comment whose level is not the one that follows from its parent's."""
        post = node.post
        shown = "no braces" if post.level is None else f"{{{post.level}}}"
        message = f"comment {post.id} has {shown}, but its parent's place makes it {{{follows}}}"
        self.log.add("depth-mismatch", message, post.start)
        node.set(None, "unknown")

    def find_missing(self) -> None:
        links, nodes = self.links, self.nodes
        head = self.content.head
        hidden: dict[int, int | None] = {kid: parent for kid, parent in self.named.items() if kid not in nodes}
        if self.doubtful:
            hidden.update(dict.fromkeys(self.doubtful.difference(nodes)))
        told = [node.post.parent for node in nodes.values() if node.post.parent]
        for named in (*told, *(head.popular if head else ())):
            if named not in nodes and named != links.story:
                hidden.setdefault(named, None)
        hidden.update(links.missing)
        links.missing = dict(sorted(hidden.items()))
        if links.story is not None:
            links.set_story(links.story)
