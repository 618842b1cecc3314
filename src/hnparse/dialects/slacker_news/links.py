"""Who answered whom: a parent for each comment of a page, where the page tells it, and how it is known.

The page tells it in four ways: a replies line names the comment, the comment's own parent line names the parent, the
comment hangs in the chain of the context, or it stands on a story's page and no replies line names it.
Where lists and parent lines tell different parents, all of them are claimed: the resolver decides.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from ..draft import STORY, Claim
from .context import link_context
from .doubts import doubtful_words, has_lost_lists
from .levels import find_levels
from .nodes import Links, make_nodes
from .ordering import out_of_order
from .wrong_ids import wrong_ids

if TYPE_CHECKING:
    from ...model import ParentSource
    from ...text import DiagnosticLog
    from .content import Content
    from .post import Post


def link(content: Content, log: DiagnosticLog) -> Links:
    """The links between the posts of a page; contradictions are reported, and what they put in doubt is unknown."""
    nodes, torn = make_nodes(content.posts, log)
    shown = list(nodes.values())
    # Below the first number, a comment without one has lost it.
    start = next((place for place, post in enumerate(shown) if post.number is not None), len(shown))
    announced = content.context or content.back or content.head is None
    if start and not announced and start < len(shown) and shown[start].number == 1:
        message = "a comment without a number stands where the page has none: it is quoted, or lines above it are lost"
        log.add("stray-post", message, shown[0].offset)
    if not content.context and (start == len(shown) or shown[start].number != 1 or not announced):
        # Nothing tells that this is a context: the numbers can be lost, or that of the first comment cut off.
        start = 0
    context, numbered = shown[:start], shown[start:]
    links = Links(nodes, numbered, context, _kind(content, context, numbered))
    _Linker(content, links, log, torn).link()
    return links


def _kind(content: Content, context: list[Post], numbered: list[Post]) -> Literal["story", "comment"] | None:
    if content.story is not None:
        return "story"
    if content.back or content.context or context:
        return "comment"
    # Where the first comment is lost, the link back above it can be lost as well.
    first_is_lost = bool(numbered) and numbered[0].number != 1
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
        self.shows_levels = any(post.braces for post in content.posts)

    def has_lost_replies_lines(self) -> bool:
        """Whether a comment that the page lists for its many replies has no replies line."""
        popular = self.content.head.popular if self.content.head else ()
        if not popular:
            return False
        lost = [self.nodes[id_] for id_ in popular if id_ in self.nodes]
        lost = [post for post in lost if not post.has_list and not (post.truncated or post.doubtful)]
        for post in lost:
            message = f"comment {post.id} is listed as popular, so it has replies: its replies line is lost"
            self.log.add("lost-replies", message, post.offset)
        return bool(lost)

    def link(self) -> None:
        self.doubt_ids()
        self.read_story_post()
        self.read_replies_lines()
        self.doubt_words()
        self.doubt_lost_lists()
        self.read_parent_lines()
        self.doubt_wrong_ids()
        link_context(self.links, self.content, self.doubtful, self.log)
        by_id = sorted(self.links.numbered, key=lambda post: post.id)
        for post in by_id:
            if post.source is None:
                self.link_by_root(post)
        find_levels(self.links, by_id, self.log, shows_levels=self.shows_levels)
        self.find_missing()

    # ---- What is in doubt ----

    def doubt_ids(self) -> None:
        """Report ids that do not grow with the numbers, and numbers that two comments have."""
        numbered = [post for post in self.links.numbered if post.number is not None]
        wrong = out_of_order([post.id for post in numbered if post.id > 0])
        for post in numbered:
            if post.id in wrong:
                message = f"comment {post.id} is number {post.number}: its id or that of a neighbour is wrong"
                self.log.add("id-order", message, post.offset)
        self.doubtful |= wrong | {id_ for id_ in self.nodes if id_ < 0}
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

    def doubt_wrong_ids(self) -> None:
        """Report comments whose id differs in one digit from that of a hidden comment, and doubt who they reply to.

        If comments of the page are lost, they are the hidden ones.
        """
        if self.torn or self.content.cut:
            return
        for post, true in wrong_ids(self.links, self.named):
            if post.id in self.doubtful or post is self.links.focus:
                continue
            message = f"no line names comment {post.id}, and {true} is named but not shown: one of the two may be wrong"
            self.log.add("wrong-id", message, post.offset)
            self.doubtful |= {post.id, true}
            post.set(None, "unknown")

    # ---- What the page tells ----

    def read_story_post(self) -> None:
        """On the page of a poll or a job, the replies line of the story names the top-level comments."""
        story = self.content.story
        if story is None:
            return
        self.links.story = story.id
        for kid in story.kids:
            if kid in self.nodes:
                self.nodes[kid].set(story.id, "top_level")
            else:
                self.links.missing[kid] = story.id

    def read_replies_lines(self) -> None:
        named, nodes = self.named, self.nodes
        for id_, post in nodes.items():
            for kid in post.disputed_kids:
                self.doubtful.add(kid)
            for kid in post.kids:
                if id_ in self.wrong_ids:
                    self.doubtful.add(kid)
                elif kid <= id_:
                    message = f"comment {id_} names {kid} as a reply, which is not newer than itself"
                    self.log.add("child-older", message, post.offset)
                    self.doubtful.add(kid)
                elif named.setdefault(kid, id_) != id_:
                    self.contradict_list(kid, Claim(kid, id_, "reply_list", post.offset))
        story = self.content.story
        top_level = set(story.kids) if story else set()
        for kid, parent in named.items():
            if story and kid in top_level:
                self.contradict_list(kid, Claim(kid, STORY, "reply_list", story.offset))
                self.links.missing.pop(kid, None)
            if kid in nodes and kid not in self.doubtful:
                nodes[kid].set(parent, "reply_list")

    def contradict_list(self, kid: int, claim: Claim) -> None:
        """Claim another parent of a comment than the replies line that names it, that of the story or a comment."""
        above, story = self.named.get(kid), self.content.story
        if above is not None:
            self.links.contradicting.append(Claim(kid, above, "reply_list", self.nodes[above].offset))
        elif story is not None:
            self.links.contradicting.append(Claim(kid, STORY, "reply_list", story.offset))
        self.links.contradicting.append(claim)
        self.doubtful.add(kid)
        if kid in self.nodes:
            self.nodes[kid].set(None, "unknown")

    def find_story(self) -> None:
        """Find the id of the story, which most parent lines of its replies name. Report lines that name another one.

        A story is older than its comments. On the page of a poll or job, the marker of the story has its id.
        """
        lines = [post for post in self.nodes.values() if post.parent_line and self.is_story_line(post)]
        if self.links.story is None:
            stories = [post.parent_line for post in lines if post.parent_line and post.parent_line < abs(post.id)]
            named = Counter(stories).most_common(2)
            if len(named) == 1 or (named and named[0][1] > named[1][1]):
                self.links.story = named[0][0]
        for post in lines:
            if post.parent_line != self.links.story:
                message = f"the parent line of comment {post.id} names story {post.parent_line}"
                self.log.add("wrong-id", f"{message}, which contradicts other ids of the page", post.offset)

    def read_parent_lines(self) -> None:
        self.find_story()
        for id_, post in self.nodes.items():
            parent = post.parent_line
            if parent is None:
                continue
            if parent == 0:
                self.log.add("lost-id", f"the parent line of comment {id_} names 0, which is no id", post.offset)
                self.doubtful.add(id_)
                post.set(None, "unknown")
                continue
            if self.is_story_line(post):
                told: ParentSource = "top_level"
            elif parent < id_:
                told = "parent_line"
            else:
                message = f"the parent line of comment {id_} names {parent}, which is not older than itself"
                self.log.add("child-older", message, post.offset)
                self.doubtful.add(id_)
                post.set(None, "unknown")
                continue
            if id_ in self.doubtful:
                continue
            claimed = STORY if told == "top_level" else parent
            listed = STORY if post.source == "top_level" else self.named.get(id_, claimed)
            if listed != claimed:
                self.contradict_list(id_, Claim(id_, claimed, told, post.offset))
            elif id_ not in self.named:
                post.set(parent, told)
                self.check_list_of_parent(post, parent)

    def check_list_of_parent(self, post: Post, parent: int) -> None:
        """Report a comment whose parent line names a shown comment with a replies line that does not name it."""
        above = self.nodes.get(parent)
        if above is not None and above.has_list and not above.truncated:
            message = f"the parent line of comment {post.id} names {parent}, whose replies line does not name it"
            self.log.add("wrong-id", f"{message}: an id is wrong or lost", post.offset)

    def is_story_line(self, post: Post) -> bool:
        """Whether a parent line names the story: on a comment's page, ``(OP)`` can mean the top of the context."""
        if post.parent_line is not None and post.parent_line == self.links.story:
            return True
        if post.parent_role != "OP" or post.parent_line in self.nodes:
            return False
        top = next(iter(self.nodes.values()))
        return self.links.kind == "story" or (
            post is top and not self.content.top_torn and self.content.head is not None
        )

    def link_by_root(self, post: Post) -> None:
        """On a story's page, a comment that no replies line names is top-level, unless the page tells otherwise."""
        if self.links.kind != "story" or post.number is None or post.id in self.doubtful or post.id in self.twice:
            return
        if post.hint in self.nodes and post.hint != post.id:
            return
        kids = [self.nodes.get(kid) for kid in post.kids] if self.shows_levels else []
        below = [kid.braces for kid in kids if kid and kid.parent == post.id]
        is_second_level = post.braces is None and 3 in below
        if post.braces is not None or is_second_level:
            if is_second_level:
                post.level = 2
        elif None in below or not (self.torn or self.content.parent_lines):
            post.set(None, "position")

    # ---- What follows ----

    def find_missing(self) -> None:
        links, nodes, head = self.links, self.nodes, self.content.head
        hidden: dict[int, int | None] = {kid: parent for kid, parent in self.named.items() if kid not in nodes}
        if self.doubtful:
            hidden.update(dict.fromkeys(self.doubtful.difference(nodes)))
        told = [post.parent_line for post in nodes.values() if post.parent_line and post.source != "top_level"]
        for named in (*told, *(head.popular if head else ())):
            if named not in nodes and named != links.story:
                hidden.setdefault(named, None)
        hidden.update(links.missing)
        links.missing = dict(sorted(hidden.items()))
        if links.story is not None:
            links.set_story(links.story)
