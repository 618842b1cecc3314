"""Invented discussions, and their pages as the viewer shows them."""

from __future__ import annotations

from collections import Counter
from random import Random

from attrs import define, field, frozen

from hnparse import Comment, Page, Story, Thread

from .words import Writer

TOP_LEVEL = 0.275
"""The share of top-level comments."""
ANSWERABLE = 0.65
"""The share of comments that can get replies. With this value, 57% of the comments have none."""
RECENT = 60
"""The average distance between a reply and its parent, counted in comments that can get replies."""
HIDDEN = 0.01
"""The share of deleted comments, which a replies line names and the page does not show."""
MARKER = 40
"""The approximate number of bytes of a comment on a page, without its words."""


@define
class Post:
    """A comment of the whole discussion. `level` is 1 for a top-level comment."""

    id: int
    by: str
    text: str
    above: Post | None
    level: int
    hidden: bool
    kids: list[Post] = field(factory=list)


@frozen
class Discussion:
    """A story and its comments, ordered by time."""

    story: Story
    posts: tuple[Post, ...]

    def story_page(self) -> Thread:
        """Return the page of the story."""
        return self._page(None, [], [post for post in self.posts if not post.hidden])

    def comment_page(self, focus: Post) -> Thread:
        """Return the page of a comment, with its ancestors and all its descendants."""
        context, above = [], focus.above
        while above is not None:
            context.append(above)
            above = above.above
        below, queue = [], [focus]
        while queue:
            post = queue.pop()
            below.append(post)
            queue.extend(post.kids)
        numbered = sorted((post for post in below if not post.hidden), key=lambda post: post.id)
        return self._page(focus, context[::-1], numbered)

    def pages(self) -> list[Thread]:
        """Return all pages of this discussion."""
        return [self.story_page(), *(self.comment_page(post) for post in self.posts if is_whole(post))]

    def _page(self, focus: Post | None, context: list[Post], numbered: list[Post]) -> Thread:
        shown = sorted([*context, *numbered], key=lambda post: post.id)
        tally = Counter(post.by for post in shown)
        active = [(name, count) for name, count in tally.most_common(10) if count >= 3 and len(numbered) > 10]
        popular = sorted((post for post in numbered if len(post.kids) >= 3), key=lambda post: -len(post.kids))[:20]
        page = Page(
            kind="comment" if focus else "story",
            focus=focus.id if focus else None,
            context=tuple(post.id for post in context),
            numbered=tuple(post.id for post in numbered),
            declared_comments=len(numbered),
            request_seconds=0.001,
            active_commenters=tuple(active),
            popular=tuple(post.id for post in popular),
            complete=True,
            dialect="slacker_news",
        )
        comments = tuple(_comment(post, focus.level if focus else 0) for post in shown)
        return Thread(comments=comments, story=self.story, pages=(page,))


def is_whole(post: Post) -> bool:
    """Return True if a comment and all its ancestors are shown."""
    above: Post | None = post
    while above is not None:
        if above.hidden:
            return False
        above = above.above
    return True


def invent(random: Random, writer: Writer, size: int) -> Discussion:
    """Return a discussion whose page has about this number of bytes."""
    story = Story(None, writer.title(), writer.site(), writer.name(), random.randint(2, 900))
    names = [writer.name() for _ in range(max(4, size // 700))]
    posts: list[Post] = []
    answerable: list[Post] = []
    id_, written = random.randint(10_000_000, 40_000_000), 200
    while written < size:
        id_ += 1 + int(random.expovariate(1 / 20))
        above = None
        if answerable and random.random() > TOP_LEVEL:
            above = answerable[-1 - int(random.expovariate(1 / RECENT)) % len(answerable)]
        hidden = above is not None and random.random() < HIDDEN
        level = above.level + 1 if above else 1
        post = Post(id_, random.choice(names), writer.comment(), above, level, hidden)
        posts.append(post)
        if above:
            above.kids.append(post)
        if random.random() < ANSWERABLE:
            answerable.append(post)
        written += (0 if hidden else len(post.text.encode()) + MARKER) + (18 if above else 0)
    return Discussion(story, tuple(posts))


def _comment(post: Post, root: int) -> Comment:
    """Return a comment as a page shows it. `root` is the level of the story or comment that the page is about."""
    above, parent, source, depth = post.above, None, "position", post.level
    if above is not None and above.hidden:
        source = "unknown"
        depth = post.level if post.level - root > 2 else None
    elif above is not None:
        parent, source = above.id, "reply_list"
    kids = tuple(kid.id for kid in post.kids)
    return Comment(post.id, post.by, None, post.text, parent, source, kids, depth)
