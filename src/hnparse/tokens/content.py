"""What stands on a page: its head, the story's text, and the posts; what cannot be placed is reported.

A body can hold lines that look like parts of the page, and a damaged page can have lost the line that tells where one
post ends and the next begins. The numbering tells the two apart: where no number is lost, a line in the middle of a
body is the writer's own.
"""

from __future__ import annotations

from attrs import define

from ..text import Findings
from .body import body
from .head import Head, ids, read_head
from .lexer import Token
from .parts import PageParts

REPLIES = ("REPLIES_LINE", "CUT_REPLIES")
FOOT = ("CACHED_NOTE", "BACK_TO_TOP", "NO_COMMENTS")
"""The lines below the last comment, from the bottom up."""


@define
class Post:
    """A comment as one page shows it.

    `start` is the offset of its marker. `level` is the number in braces: how far it is below the page's root. `kids` is
    None where the post has no replies line that is surely its own; `doubtful` tells that it has one that may be.
    """

    start: int
    id: int
    by: str
    number: int | None
    time: str | None
    level: int | None
    parent: int | None
    parent_role: str | None
    dead: bool
    text: str
    kids: tuple[int, ...] | None
    truncated: bool
    doubtful: bool


@define
class Content:
    """A page as it was read; `posts` are in page order.

    `start` is its offset. `back` tells that it links back to a thread, `context` that a context is announced, `foot` that
    the lines below the last comment are there. `cut` tells that the text ends before the page does; `torn` that lines
    are lost in between, so that what was not found may have been there; `top_torn` that this is so above the first post.
    """

    start: int
    head: Head | None
    back: bool
    text: str | None
    context: bool
    posts: list[Post]
    foot: bool
    cut: bool
    torn: bool
    top_torn: bool


def read_content(parts: PageParts, text: str, findings: Findings) -> Content:
    """The content of a page whose parts are tokens of `text`."""
    return _Reader(parts, text, findings).read()


class _Reader:
    """The state of reading one page."""

    def __init__(self, parts: PageParts, source: str, findings: Findings) -> None:
        self.parts = parts
        self.source = source
        self.findings = findings
        top = [source[line.start : line.end] for line in parts.top]
        self.head = read_head(parts.head, top) if parts.head else None
        self.back = any(line.type == "BACK_TO_THREAD" for line in (*parts.top, *parts.lines)) or (
            self.head is not None and self.head.back
        )
        self.numbers = [_number(tokens[0]) for tokens in parts.posts]
        self.lost = _lost(self.numbers)
        self.last_number = max((number for number in self.numbers if number), default=0)
        parent_lines = sum(_group(tokens[0], "parent") is not None for tokens in parts.posts)
        self.has_parent_lines = parent_lines * 2 > len(parts.posts)
        self.form = self.foot = self.cut = False
        self.torn = any(self.lost)

    def read(self) -> Content:
        parts = self.parts
        text = self.story_text(list(parts.lines))
        top_torn = self.context_lines(list(parts.context or ())[1:]) or self.lost[0] > 0
        posts = [self.post(index, tokens) for index, tokens in enumerate(parts.posts)]
        top = [*parts.top, parts.head] if parts.head else [*parts.lines, *parts.posts[0]]
        start = next(token.start for token in top if token)
        cut = self.cut or (self.ends_early() and not self.foot)
        if cut:
            self.report_cut()
        return Content(
            start, self.head, self.back, text, parts.context is not None, posts, self.foot, cut, self.torn, top_torn
        )

    def ends_early(self) -> bool:
        """Whether the head declares more comments than the last number that is here."""
        if self.head is None:
            return False
        return self.last_number < self.head.declared - (self.head.early and not self.back)

    # ---- Above the posts ----

    def story_text(self, lines: list[Token]) -> str | None:
        if not self.parts.posts and self.parts.context is None:
            self.drop_end(lines)
        self.drop_form(lines)
        if not lines or self.parts.head is None:
            return None
        if self.lost[0] and None not in self.numbers:
            self.stray(lines[0])
            return None
        return body(self.source[lines[0].start : lines[-1].end], self.head_indent(self.parts.head)) or None

    def context_lines(self, lines: list[Token]) -> bool:
        if not self.parts.posts:
            self.drop_end(lines)
        if lines:
            self.stray(lines[0])
        return bool(lines)

    # ---- Posts ----

    def post(self, index: int, tokens: list[Token]) -> Post:
        header = tokens[0]
        assert header.match is not None
        number, by, dead, time, digits, level, parent, role = header.match.group(
            "number", "by", "dead", "time", "id", "level", "parent", "parent_role"
        )
        id_ = int(digits)
        start = header.end
        if parent and not self.has_parent_lines:
            start, parent, role = self.source.rfind("\n", 0, header.match.start("parent")), None, None
        end, replies, doubtful = self.split(index, tokens)
        kids, truncated = self.kids(replies, id_) if replies else (None, False)
        words = body(self.source[start:end], header.match.start("number" if number else "by") - header.start - 1)
        if index == len(self.numbers) - 1 and replies is None and not self.foot and not self.cut:
            # Hacker News has no comments without words.
            self.cut = truncated = self.ends_early() or (not words and number is not None)
        return Post(
            header.start,
            id_,
            by,
            int(number) if number else None,
            " ".join(time.split()) if time else None,
            int(level) if level else None,
            int(parent) if parent else None,
            role,
            dead is not None,
            words,
            kids,
            truncated,
            doubtful,
        )

    def split(self, index: int, tokens: list[Token]) -> tuple[int, Token | None, bool]:
        """Where a post's body ends, its replies line, and whether there is one that may be its own or not."""
        last = index == len(self.numbers) - 1
        lost = self.lost[index + 1]
        final = tokens[-1]
        if not last and not lost and len(tokens) > 1 and tokens[1].type == "TEXT":
            if len(tokens) == 2:
                return final.end, None, False
            if len(tokens) == 3 and final.type == "REPLIES_LINE":
                return final.start, final, False
        lines = tokens[1:]
        if last:
            self.drop_end(lines)
        if self.numbers[index] in (None, 1):
            self.drop_form(lines)
        marks = [place for place, line in enumerate(lines) if self.is_replies(line)]
        closed = bool(marks) and marks[-1] == len(lines) - 1
        replies: Token | None = None
        doubtful = False
        if not lost:
            replies = lines.pop() if closed else None
        elif marks and len(marks) - closed == lost:
            # Each of the lost posts but the last can have put one replies line here, and this post the first.
            replies = lines[marks[0]]
            self.stray(lines[marks[0] + 1])
            lines = lines[: marks[0]]
        elif marks:
            doubtful = True
            message = "whose replies these are cannot be told: a marker is lost"
            self.findings.add("stray-replies", message, lines[marks[0]].start)
            lines = lines[: marks[0]]
        return (lines[-1] if lines else tokens[0]).end, replies, doubtful

    def kids(self, replies: Token, parent: int) -> tuple[tuple[int, ...], bool]:
        """The ids that a replies line names, and whether it was cut off."""
        assert replies.match is not None
        entries, count = replies.match.group("kids", "count")
        if replies.type == "CUT_REPLIES":
            entries = replies.match.group("cut_kids") or ""
        kids = ids(entries)
        cut = replies.type == "CUT_REPLIES"
        if replies.end == len(self.source) and not self.source.endswith("\n"):
            whole = count is not None and len(kids) == int(count)
            if entries[-1:].isdecimal() and not (whole and _is_whole(kids[-1], (parent, *kids[:-1]), entries)):
                kids, cut = kids[:-1], True
            cut = cut or not whole
        elif not cut and len(kids) != int(count):
            self.findings.add("replies-count", f"the line says {count} replies and names {len(kids)}", replies.start)
        self.cut = self.cut or cut
        return kids, cut

    # ---- Lines that are the page's own ----

    def drop_form(self, lines: list[Token]) -> None:
        """The form stands below the story, or below the page's own comment: once a page."""
        if not self.form and lines and lines[-1].type == "ID_FORM":
            lines.pop()
            self.form = True

    def drop_end(self, lines: list[Token]) -> None:
        """At the end of a page: a marker that was cut off, or the lines below the last comment."""
        final = lines[-1] if lines else None
        if final and final.type == "CUT_MARKER" and self.is_cut_marker(lines):
            lines.pop()
            self.cut = True
        for kind in FOOT:
            if lines and lines[-1].type == kind:
                lines.pop()
                self.foot = True

    def is_replies(self, line: Token) -> bool:
        """Whether it is a replies line, or surely the beginning of one: on a whole page, `re` is the writer's own."""
        if line.type == "CUT_REPLIES" and _group(line, "cut_word"):
            return self.ends_early()
        return line.type in REPLIES

    def is_cut_marker(self, lines: list[Token]) -> bool:
        match = lines[-1].match
        assert match is not None
        if self.head is not None and not self.ends_early():
            return False
        if match["cut_time"]:
            return True
        if match["cut_number"]:
            expected = str(self.last_number + 1)
            return match["cut_number"] == expected or (
                not match["cut_dot"] and expected.startswith(match["cut_number"])
            )
        above = lines[-2] if len(lines) > 1 else None
        return above is not None and above.type in (*REPLIES, "ID_FORM")

    # ---- Reports ----

    def stray(self, line: Token) -> None:
        self.torn = True
        message = "this text belongs to no comment that is here: a marker is lost above it"
        self.findings.add("stray-text", message, line.start)

    def report_cut(self) -> None:
        last = self.parts.posts[-1][0].match["id"] if self.parts.posts else None  # type: ignore[index]
        parts = self.parts
        everything = [parts.head, *parts.lines, *(parts.context or ()), *(parts.posts[-1] if parts.posts else ())]
        end = max(token.end for token in everything if token)
        where = f"in or after comment {last}" if last else "before the first comment"
        declared = f" of {self.head.declared}" if self.head else ""
        numbered = f", number {self.last_number}{declared}" if last else ""
        self.findings.add("cut-end", f"the text ends {where}{numbered}: the rest of the page is lost", end)

    def head_indent(self, head: Token) -> int:
        """How far the score line is indented."""
        assert head.match is not None
        at = head.match.start("score")
        before = self.source[self.source.rfind("\n", 0, at) + 1 : at]
        return len(before) if before.isspace() else 0


def _number(header: Token) -> int | None:
    digits = _group(header, "number")
    return int(digits) if digits else None


def _group(token: Token, name: str) -> str | None:
    assert token.match is not None
    return token.match[name]


def _lost(numbers: list[int | None]) -> list[int]:
    """How many numbers are lost before each post, and (none that can be told) after the last one."""
    lost, last = [], 0
    for number in numbers:
        lost.append(max(0, number - last - 1) if number else 0)
        last = number or 0
    return [*lost, 0]


def _is_whole(kid: int, before: tuple[int, ...], entries: str) -> bool:
    """Whether an id at the very end of a text is surely not the beginning of a longer one.

    Replies come within weeks, and the ids of Hacker News take years to gain a digit: a cut id is smaller than the ids
    before it. In its first year they gained digits fast.
    """
    return "#" not in entries and kid > max(before) > 100_000
