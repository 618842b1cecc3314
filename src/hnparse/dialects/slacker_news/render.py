"""The writer: writes a thread as the page from which it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from ...model import Comment, Page, Story
from ...model.thread_like import ThreadLike

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NAME = re.compile(r"[A-Za-z0-9_-]{1,40}")
SITE = re.compile(r"[^\s()]+")
UNTIDY = re.compile(r"\r|[ \t]\n|\n\n\n|\A\s*\n|\s\Z")
"""Blanks and blank lines that the words on a page never have."""


def render(thread: ThreadLike) -> str:
    """Return the page of a thread in its clean form: no indentation, no menu, one blank line between paragraphs.

    The page has parent lines if only they can tell something: the id of the story, or a parent that is not shown.
    Raises ValueError if no page can express the thread.
    """
    if len(thread.pages) != 1:
        raise ValueError(f"a dump has one page, and this thread has {len(thread.pages)}")
    lines = _Writer(thread, thread.pages[0]).lines()
    return "\n".join(lines).rstrip("\n") + "\n"


class _Writer:
    """The state while one page is written."""

    def __init__(self, thread: ThreadLike, page: Page) -> None:
        self.story = thread.story
        self.page = page
        self.comments = {comment.id: comment for comment in thread.comments}
        self.named = {kid for comment in thread.comments for kid in comment.kids}
        self.check_page()
        self.levels = self.find_levels()
        self.parent_lines = self.story.id is not None or any(c.parent_source == "parent_line" for c in thread.comments)
        with_line = sum(comment.parent is not None for comment in thread.comments)
        if self.parent_lines and with_line * 2 <= len(self.comments):
            raise ValueError("a page can have parent lines only if more than half of its comments have a parent")

    def check_page(self) -> None:
        page = self.page
        if page.kind is None:
            raise ValueError("the kind of the page must be 'story' or 'comment', not None")
        if page.kind == "story" and (page.context or page.focus is not None):
            raise ValueError("the page of a story must have no context and no focus")
        if page.kind == "comment" and page.focus != (page.numbered[0] if page.numbered else None):
            raise ValueError("the focus of a comment's page must be its number 1")
        if sorted((*page.context, *page.numbered)) != sorted(self.comments):
            raise ValueError("the context and the numbered comments of the page must be the comments of the thread")

    def find_levels(self) -> dict[int, int]:
        """Return the distance of each comment from the root of the page, if known."""
        page, levels = self.page, {}
        root_depth: int | None = 0
        if page.focus is not None:
            levels[page.focus] = 0
            root_depth = self.comments[page.focus].depth
        for id_ in sorted(page.numbered):
            comment = self.comments[id_]
            if comment.parent in levels:
                levels[id_] = levels[comment.parent] + 1
            elif comment.is_top_level and page.kind == "story":
                levels[id_] = 1
            elif comment.depth is not None and root_depth is not None:
                levels.setdefault(id_, comment.depth - root_depth)
        return levels

    def lines(self) -> Iterator[str]:
        yield from _head(self.story, self.page)
        yield from _words(self.story.text or "", "the story")
        if self.page.kind == "story":
            yield "ID: GO"
        if self.page.context:
            yield "Show context"
        for id_ in self.page.context:
            yield from self.post(self.comments[id_], "")
        for number, id_ in enumerate(self.page.numbered, start=1):
            yield from self.post(self.comments[id_], f"{number}. ")
            if self.page.kind == "comment" and number == 1:
                yield "ID: GO"
        if not self.comments:
            yield "(no comments)"

    def post(self, comment: Comment, number: str) -> Iterator[str]:
        self.check_parent(comment)
        where = f"comment {comment.id}"
        level = self.levels.get(comment.id, 0)
        dead = "[dead post] " if comment.dead else ""
        braces = f"{{{level}}}" if level > 2 else ""
        name, time = _name(comment.by, where), _time(comment.time, where)
        yield f"{number}{name} {dead}◴[{time}] No.{_id(comment.id)}{braces}[source]"
        if self.parent_lines and comment.parent is not None:
            yield f">>{_id(comment.parent)}{self.role(comment.parent)} #"
        yield from _words(comment.text, where)
        if comment.kids:
            yield f"replies({len(comment.kids)}): " + "".join([f">>{_id(kid)} #" for kid in comment.kids])

    def role(self, parent: int) -> str:
        if parent == self.page.focus:
            return " (TP)"
        return " (OP)" if parent == self.story.id else ""

    def check_parent(self, comment: Comment) -> None:
        """Raise ValueError if the page cannot tell the parent of a comment by its parent source."""
        page, parent, source = self.page, comment.parent, comment.parent_source
        chain = [*page.context, *page.numbered[:1]]
        above = self.comments.get(parent) if parent is not None else None
        if source == "reply_list":
            possible = above is not None and comment.id in above.kids
        elif source == "context":
            possible = above is not None and not above.kids and (above.id, comment.id) in pairwise(chain)
        elif source == "parent_line":
            possible = parent is not None and comment.id not in self.named
        elif comment.is_top_level:
            # A parent line that names the story is stronger evidence than a position.
            has_line = self.parent_lines and parent is not None
            is_at_top = page.kind == "story" or comment.id == chain[0]
            possible = parent == self.story.id and is_at_top and has_line == (source == "top_level")
        else:
            possible = parent is None and (page.kind == "comment" or comment.id in self.named or self.is_deep(comment))
        if not possible:
            raise ValueError(f"comment {comment.id}: the page cannot tell the parent {parent} by {source!r}")

    def is_deep(self, comment: Comment) -> bool:
        """Return True if braces tell that a comment is not top-level: its own braces, or those of a reply."""
        deepest = max((self.levels.get(kid, 0) for kid in comment.kids if kid in self.comments), default=0)
        return max(self.levels.get(comment.id, 0), deepest) > 2


# ---- The head -----------------------------------------------------------------------------------------------------


def _head(story: Story, page: Page) -> Iterator[str]:
    if page.active_commenters:
        if len(page.active_commenters) > 12:
            raise ValueError("a page lists at most 12 active commenters")
        yield "Most active commenters"
        for name, count in page.active_commenters:
            yield f"  • {_name(name, 'the list of active commenters')}({_number(count, 'comments of a name', 6)})"
        yield ""
    if page.popular:
        if len(page.popular) > 24:
            raise ValueError("a page lists at most 24 popular comments")
        yield "Popular/hot comments"
        yield from [f"  • >>{_id(id_)} #" for id_ in page.popular]
        yield ""
    if page.kind == "comment":
        yield from ("←back to thread", "")
    if story.title is not None:
        if not story.title or story.title != " ".join(story.title.split()) or len(story.title) > 300:
            raise ValueError(
                f"the title must be one line of at most 300 characters, with single blanks: {story.title!r}"
            )
        yield story.title
    if story.site is not None:
        if not SITE.fullmatch(story.site):
            raise ValueError(f"{story.site!r} is not a site: it has a blank or a parenthesis")
        if story.title is not None:
            yield ""
        yield f"({story.site})"
    yield _score_line(story, page)


def _score_line(story: Story, page: Page) -> str:
    sign = "-" if story.score is not None and story.score < 0 else ""
    points = sign + _number(story.score and abs(story.score), "points")
    name, declared = _name(story.by, "the story"), _number(page.declared_comments, "declared comments")
    time = _time(story.time, "the story")
    ends = [f"HN request time: {_seconds(page.request_seconds)}s", "source"]
    if page.kind == "story" and page.complete and int(declared) == len(page.numbered) + 1:
        # An early version of the viewer, which counts the story.
        name = f"by {name}"
        ends.reverse()
    if int(declared) > 5:
        ends.append("bottom")
    return " | ".join([f"{points} points {name}", f"{declared} comments", time, *ends]).replace("|  |", "| |")


# ---- Pieces -------------------------------------------------------------------------------------------------------


def _words(text: str, where: str) -> Iterator[str]:
    """Yield the lines of a text. A blank line follows several paragraphs, unless the last one is code."""
    if not text:
        return
    if UNTIDY.search(text):
        message = (
            "the text must not have blanks at the end of a line, two blank lines in a row, or blank lines around it"
        )
        raise ValueError(f"{where}: {message}")
    yield text
    _, paragraphs, last = text.rpartition("\n\n")
    if paragraphs and not last.startswith(("  ", "\t")):
        yield ""


def _name(name: str | None, where: str) -> str:
    if name is None or not NAME.fullmatch(name):
        raise ValueError(f"{where}: {name!r} is not a user name")
    return name


def _id(id_: int) -> str:
    if not 0 < id_ < 10**18:
        raise ValueError(f"{id_} is not an id")
    return str(id_)


def _number(number: int | None, what: str, digits: int = 9) -> str:
    if number is None or not 0 <= number < 10**digits:
        raise ValueError(f"the {what} must be a number of at most {digits} digits, not {number}")
    return str(number)


def _seconds(seconds: float | None) -> str:
    if seconds is None or not 0 <= seconds < 1_000_000 or float(f"{seconds:.9f}") != seconds:
        raise ValueError(f"the request time must be a number of seconds with at most 9 decimals, not {seconds}")
    return f"{seconds:.9f}".rstrip("0").rstrip(".")


def _time(time: datetime | None, where: str) -> str:
    """Return a time in the notation of the viewer, to the minute, or in that of RFC 1123 if it has seconds."""
    if time is None:
        return ""
    if time.year < 1000:
        raise ValueError(f"{where}: a page cannot express the time {time}")
    month = MONTHS[time.month - 1]
    # The century of a two-digit year depends on when it is read.
    if time.second or not 2000 <= time.year < 2050:
        return f"{DAYS[time.weekday()]}, {time:%d} {month} {time:%Y %H:%M:%S} GMT"
    return f"{time:%d} {month} {time:%y %H:%M} UTC"
