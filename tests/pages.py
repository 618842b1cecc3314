"""Hypothesis strategies for invented discussions, and for the threads of their pages."""

from collections import Counter
from datetime import UTC, datetime
from itertools import combinations, product

from attrs import evolve, frozen
from hypothesis import assume
from hypothesis import strategies as st

from hnparse import Comment, Missing, Page, Story, Thread

# Excluded from letters: signs of the page, of Markdown and of escapes, and the letters of mojibake.
SIGNS = "◴[]|<>&\\_" + "".join(map(chr, range(0xC2, 0xF5)))
LETTERS = st.characters(categories=("L", "N", "P", "S"), exclude_characters=SIGNS)
WORD = st.sampled_from(["nine", "winters", "of", "Über", "naïve", "日本語", "🙂", "x*y", "C++", "e.g."]) | st.text(
    LETTERS, min_size=1, max_size=8
)
SENTENCE = st.lists(WORD, min_size=2, max_size=8).map(lambda words: "So " + " ".join(words))

NAMES = st.text("abcxyzABC012_-", min_size=2, max_size=15)
SITES = st.sampled_from(["host.example", "a.b.example", "code.example/ada"])
SECONDS = st.sampled_from([0.0, 0.001, 0.1, 4.383, 120.0]) | st.integers(0, 99_999).map(lambda number: number / 1000)
TIMES = st.datetimes(datetime(2007, 2, 19), datetime(2024, 12, 31), timezones=st.just(UTC))

LOOKALIKES = st.sampled_from(
    [
        "login",
        "/top/",
        "Most active commenters",
        "(host.example)",
        "(no comments)",
        "ID: GO",
        "2. ada",
        "12.",
        "12 points ada | 3 comments",
        "No.101[source]",
        "replies",
        "replies(",
        "replies(2):",
        "1.",
        "42",
    ]
)
"""Lines that look like parts of a page."""

IN_COMMENTS = LOOKALIKES | st.sampled_from(
    ["←back to thread", "Show context", "replies(2): >>103 #>>104 #", "ada ◴[", "HN request time: 0s"]
)
"""Lookalikes that only the text of a comment can contain, because a story's text is among the page's own lines."""


CODE = st.lists(st.sampled_from(["    a = b", "      c()", "\td", "  lid -> bus"]), min_size=1, max_size=3)
QUOTE = st.builds("{}{}".format, st.sampled_from(["> ", ">", ">> "]), SENTENCE)
BULLET = st.builds("{} {}".format, st.sampled_from("-*•"), SENTENCE)
NOTE = st.builds("[{}] https://a.example/{}...".format, st.integers(1, 9), st.integers(1, 9))
LAST = CODE.map("\n".join) | SENTENCE | QUOTE | BULLET | NOTE


def words(lookalikes):
    """Return texts of a comment or a story: one to four paragraphs. The last one does not end like a part of a page."""
    lines = st.lists(SENTENCE | QUOTE | BULLET | NOTE | lookalikes, min_size=1, max_size=3)
    paragraphs = st.lists((lines | CODE).map("\n".join), max_size=3)
    return st.builds(lambda above, last: "\n\n".join([*above, last]), paragraphs, LAST)


STORY_WORDS = words(LOOKALIKES)
COMMENT_WORDS = words(IN_COMMENTS)


@frozen
class Post:
    """A comment of the whole discussion. `level` is 1 for a top-level comment, whose parent is the story."""

    id: int
    parent: int
    level: int
    hidden: bool


@st.composite
def discussions(draw, last=10**8):
    """Return the id of a story, at most `last`, and its comments, some of them hidden."""
    story = draw(st.integers(1, last))
    posts = {story: Post(story, 0, 0, hidden=False)}
    id_ = story
    for _ in range(draw(st.integers(0, 12))):
        id_ += draw(st.integers(1, 99))
        # Half of the comments reply to the newest one, so that some chains are long.
        parent = posts[draw(st.just(max(posts)) | st.sampled_from(sorted(posts)))]
        # If two consecutive comments are hidden, a page can look as if a replies line were lost.
        hidden = draw(st.integers(0, 5)) == 0 and not parent.hidden
        posts[id_] = Post(id_, parent.id, parent.level + 1, hidden)
    del posts[story]
    return story, posts


class _Shown:
    """The part of a discussion that one page shows, and what it shows about each parent."""

    def __init__(self, story, posts, focus, parent_lines):
        self.story = story
        self.posts = posts
        self.focus = focus
        self.parent_lines = parent_lines
        self.context = self.ancestors(focus)[::-1] if focus else []
        self.numbered = [
            id_
            for id_, post in posts.items()
            if not post.hidden and (focus is None or id_ == focus or focus in self.ancestors(id_))
        ]
        self.ids = {*self.context, *self.numbered}
        self.kids = {id_: tuple(kid for kid, post in posts.items() if post.parent == id_) for id_ in self.ids}

    def ancestors(self, id_):
        """Return the ancestors of a comment, from its parent to the top-level comment."""
        parent = self.posts[id_].parent
        return [parent, *self.ancestors(parent)] if parent in self.posts else []

    def level(self, id_):
        """Return the depth of a comment below the root of the page."""
        return self.posts[id_].level - (self.posts[self.focus].level if self.focus else 0)

    def parent(self, id_):
        """Return the parent of a comment as the page shows it, and its source."""
        parent = self.posts[id_].parent
        if parent in self.ids:
            return parent, "reply_list"
        if self.parent_lines:
            return parent, "top_level" if parent == self.story else "parent_line"
        if parent == self.story:
            return None, "position"
        # Levels 1 and 2 look alike, except for the level of a reply.
        if self.focus or self.level(id_) > 2 or any(kid in self.ids for kid in self.kids[id_]):
            return None, "unknown"
        return None, "position"

    def depth(self, id_):
        """Return the depth of a comment if the page shows it, by the parents or by the number in braces."""
        parent, source = self.parent(id_)
        if source in ("top_level", "position"):
            return 1
        if source == "reply_list" and self.depth(parent) is not None:
            return self.depth(parent) + 1
        is_second_level = not self.focus and source == "unknown"
        return self.posts[id_].level if self.level(id_) > 2 or is_second_level else None

    def missing(self, popular):
        """Return the hidden comments that a replies line, a parent line or the list of popular comments names."""
        named = {kid: id_ for id_ in self.ids for kid in self.kids[id_]}
        told = [self.posts[id_].parent for id_ in self.ids if self.parent_lines]
        for id_ in (*told, *popular):
            named.setdefault(id_, None)
        return tuple(Missing(id_, named[id_]) for id_ in sorted(named) if id_ not in self.ids and id_ != self.story)


@st.composite
def threads(draw):
    """Return the Thread of an undamaged page of a story or a comment."""
    story_id, posts = draw(discussions())
    everything = _Shown(story_id, posts, None, parent_lines=False)
    reachable = [id_ for id_ in everything.numbered if not any(posts[a].hidden for a in everything.ancestors(id_))]
    focus = draw(st.none() | st.sampled_from(reachable)) if reachable else None
    parent_lines = draw(st.booleans())
    shown = _Shown(story_id, posts, focus, parent_lines)
    stamps = draw(st.sampled_from([st.none(), TIMES.map(lambda time: time.replace(second=0, microsecond=0)), TIMES]))
    time = stamps.map(lambda time: time and time.replace(microsecond=0))
    names = st.sampled_from(draw(st.lists(NAMES, min_size=1, max_size=4)))
    comments = []
    for id_ in shown.ids:
        parent, source = shown.parent(id_)
        # Posts above number 1 have no numbers, so their lines are harder to distinguish from the page's own.
        text = draw(COMMENT_WORDS if id_ in shown.numbered else STORY_WORDS)
        kids, depth, dead = shown.kids[id_], shown.depth(id_), draw(st.integers(0, 9)) == 0
        comments.append(Comment(id_, draw(names), draw(time), text, parent, source, kids, depth, dead))
    tells_story = parent_lines and any(comment.parent_source == "top_level" for comment in comments)
    answered = sorted({post.parent for post in posts.values()} - {story_id})
    popular = tuple(draw(st.lists(st.sampled_from(answered), unique=True, max_size=3))) if answered else ()
    by_name = Counter(comment.by for comment in comments if comment.id in shown.numbered)
    title = draw(st.none() | SENTENCE)
    story = Story(
        id=story_id if tells_story else None,
        title=title,
        # A story with a link has a title.
        site=draw(st.none() | SITES) if title else None,
        by=draw(NAMES),
        score=draw(st.integers(-9, 9999)),
        time=draw(time),
        text=draw(st.none() | STORY_WORDS),
    )
    page = Page(
        kind="comment" if focus else "story",
        focus=focus,
        context=tuple(shown.context),
        numbered=tuple(shown.numbered),
        declared_comments=len(shown.numbered),
        request_seconds=draw(SECONDS),
        active_commenters=tuple(by_name.most_common(draw(st.integers(0, 3)))),
        popular=popular,
        complete=True,
        dialect="slacker_news",
        score=story.score,
        story=story.id,
        title=story.title,
        site=story.site,
        by=story.by,
    )
    page = draw(st.just(page) | st.just(_counting_the_story(page)))
    missing = shown.missing(popular)
    unnamed = [comment.id for comment in comments if comment.parent_source != "reply_list"]
    assume(not any(_nearly_equal(str(one.id), str(other)) for one, other in product(missing, unnamed)))
    assume(not any(_nearly_equal(*pair) for pair in combinations({comment.by for comment in comments}, 2)))
    return Thread(comments, missing, story, (page,))


def _nearly_equal(one, other):
    """Return whether two words are equal without one character, so that one of them looks misspelled."""
    start = next((place for place, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), len(one))
    return one[start + 1 :] in (other[start:], other[start + 1 :]) or one[start:] == other[start + 1 :]


def _counting_the_story(page):
    """Return the page as an early version of the viewer shows it."""
    return evolve(page, declared_comments=len(page.numbered) + 1) if page.kind == "story" else page


@st.composite
def crawls(draw, contradicting=False, titles=None, last=10**8):
    """Return a discussion and threads of some of its pages. They are true unless `contradicting` is set.

    `titles` are the titles of the pages. By default, some pages have none or, with `contradicting`, another one.
    """
    story_id, posts = draw(discussions(last))
    everything = _Shown(story_id, posts, None, parent_lines=False)
    reachable = [id_ for id_ in everything.numbered if not any(posts[a].hidden for a in everything.ancestors(id_))]
    by, title, site, text = draw(NAMES), draw(SENTENCE), draw(st.none() | SITES), draw(st.none() | SENTENCE)
    titles = titles or [title, "Another title" if contradicting and draw(st.booleans()) else None]
    names = {id_: draw(NAMES) for id_ in posts}
    pages = []
    for place in range(draw(st.integers(1, 4))):
        focus = draw(st.none() | st.sampled_from(reachable)) if reachable else None
        shown = _Shown(story_id, posts, focus, parent_lines=draw(st.booleans()))
        comments = [
            Comment(id_, names[id_], None, f"So {id_}.", *shown.parent(id_), shown.kids[id_], shown.depth(id_))
            for id_ in sorted(shown.ids)
        ]
        if contradicting:
            comments = [draw(_changed(comment)) for comment in comments]
        tells_story = shown.parent_lines and any(comment.parent == story_id for comment in comments)
        title_here = draw(st.sampled_from(titles))
        story = Story(story_id if tells_story else None, title_here, site, by, draw(st.integers(0, 99)), None, text)
        page = Page(
            source=f"{titles[0]}{place}.txt",
            kind="comment" if focus else "story",
            focus=focus,
            context=tuple(shown.context),
            numbered=tuple(shown.numbered),
            declared_comments=len(shown.numbered),
            request_seconds=0.0,
            complete=True,
            dialect="slacker_news",
            score=story.score,
            seen=draw(st.none() | TIMES),
            story=story.id,
            title=story.title,
            site=story.site,
            by=story.by,
        )
        missing = {kid: comment.id for comment in comments for kid in comment.kids}
        missing = {**dict.fromkeys(comment.parent for comment in comments), **missing}
        hidden = sorted(missing.keys() - shown.ids - {None, story.id})
        pages.append(Thread(comments, tuple(Missing(id_, missing[id_]) for id_ in hidden), story, (page,)))
    return story_id, posts, pages


@st.composite
def colliding_crawls(draw):
    """Return the threads of pages of several stories. Some share ids by mistake."""
    titles = [f"Story {place}" for place in range(draw(st.integers(2, 3)))]
    found = [draw(crawls(contradicting=True, titles=[title], last=60)) for title in titles]
    return [thread for *_, threads in found for thread in threads]


@st.composite
def _changed(draw, comment):
    """Return a comment, sometimes with a wrong value."""
    older = st.integers(max(1, comment.id - 30), comment.id - 1)
    change = draw(st.integers(0, 24))
    if change == 0 and comment.id > 1:
        return evolve(comment, parent=draw(older), parent_source=draw(st.sampled_from(["parent_line", "context"])))
    changes = {
        1: {"by": "eve"},
        2: {"text": "So it was.", "truncated": draw(st.booleans())},
        3: {"time": draw(TIMES)},
        4: {"depth": draw(st.integers(1, 5))},
        5: {"kids": (*comment.kids, comment.id + draw(st.integers(-9, 99)))},
        6: {"parent": None, "parent_source": "unknown"},
        7: {"dead": True},
    }
    return evolve(comment, **changes.get(change, {}))
