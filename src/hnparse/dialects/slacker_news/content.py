"""What stands on a page: its head, the story's text, and the posts; what cannot be placed is reported."""

from __future__ import annotations

import re

from attrs import define

from ...text import DiagnosticLog
from . import raw
from .clean_text import clean_text
from .head import Head, ids, read_head
from .lexer import Token
from .numbering import Numbering
from .parts import PageParts
from .plain import plain_posts
from .post import Post
from .signs import has_marker_sign

FRAGMENTS = ("BROKEN_MARKER", "BROKEN_REPLIES", "REPLIES_LINE", "PARENT_LINE")
CUT_MARKER = re.compile(r"\s*(\d{1,9})\.(?:[^\S\n][A-Za-z0-9_-]{0,40}(?:[^\S\n][^\n]{0,120})?)?\s*")
READ: list[Token] = []
"""What stays in the place of a post that was read."""
FOOT = ("CACHED_NOTE", "BACK_TO_TOP")
"""The lines below the last comment, from the bottom up."""
LOWEST = (*FOOT, "ID_FORM")
"""Lines of the page's own that can stand below a post."""
USUAL_FEET = (["BACK_TO_TOP"], ["CACHED_NOTE"], ["BACK_TO_TOP", "CACHED_NOTE"])


@define
class Content:
    """A page as it was read; `posts` are in page order.

    `start` is its offset. `back` tells that it links back to a thread, or that its form answers a comment, `context`
    that a context is announced, `foot` that the lines below the last comment are there. `cut` tells that the text ends
    before the page does; `torn` that lines are lost in between, so that what was not found may have been there;
    `top_torn` that this is so above the first post. `parent_lines` tells that each post has a parent line, where none
    is lost; `says_none` that the page says that it has no comments. `story` is the post that is the
    story, on the page of a poll or a job, which has no head.
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
    parent_lines: bool
    says_none: bool = False
    story: Post | None = None

    def take_story(self) -> None:
        """Take the story from the posts: on the page of a poll or a job it is number 1, and its parent line names 0."""
        if self.head is None and self.posts and self.posts[0].number == 1 and self.posts[0].parent == 0:
            self.story = self.posts.pop(0)
            self.torn = [post.number for post in self.posts] != list(range(2, len(self.posts) + 2))


def read_content(parts: PageParts, text: str, log: DiagnosticLog) -> Content:
    """The content of a page whose parts are tokens of `text`."""
    return _Reader(parts, text, log).read()


class _Reader:
    """The state of reading one page."""

    def __init__(self, parts: PageParts, source: str, log: DiagnosticLog) -> None:
        self.parts = parts
        self.source = source
        self.log = log
        self.head = read_head(parts.head, [source[line.start : line.end] for line in parts.top]) if parts.head else None
        above = parts.top if parts.head else parts.lines
        links_back = any(line.type == "BACK_TO_THREAD" for line in above)
        self.back = links_back or (self.head is not None and self.head.back)
        self.numbering = Numbering(parts, self.head, self.back)
        self.form = self.form_below_post = self.foot = self.cut = self.says_none = False
        self.last = len(self.numbering.numbers) - 1
        self.torn = any(self.numbering.lost) or self.head is None

    def read(self) -> Content:
        parts, numbering = self.parts, self.numbering
        start, end = parts.start, parts.end
        text, above_torn = self.story_text(list(parts.lines))
        context_torn = self.context_lines(list(parts.context or ())[1:])
        self.part_names()
        posts = []
        plain = plain_posts(parts.posts, self.source, numbering)
        for index, post in enumerate(parts.posts):
            if post[-1].type in LOWEST:
                usual = raw.usual_length(post)
                post[usual:] = self.without_usual_end(index, post[usual:])
            posts.append(next(plain) or self.post(index, post))
            # The tokens of a long page take more room than its comments do.
            parts.posts[index] = READ
        cut = self.cut or (numbering.ends_early() and not self.foot)
        if cut:
            self.report_cut(posts[-1].id if posts else None, end)
        return Content(
            start=start,
            head=self.head,
            back=self.back or self.form_below_post,
            text=text,
            context=parts.context is not None,
            posts=posts,
            foot=self.foot,
            cut=cut,
            torn=self.torn,
            top_torn=above_torn or context_torn or numbering.lost[0] > 0,
            parent_lines=numbering.has_parent_lines,
            says_none=self.says_none,
        )

    # ---- Above the posts ----

    def story_text(self, lines: list[Token]) -> tuple[str | None, bool]:
        """The story's text, and whether there are lines of comments in it whose marker is lost."""
        head = self.parts.head
        if not self.parts.posts and self.parts.context is None:
            self.drop_end(lines)
        self.drop_form(lines)
        if not lines or head is None:
            return None, False
        fragments = any(
            line.type in ("BROKEN_MARKER", "BROKEN_REPLIES", "REPLIES_LINE", "PARENT_LINE") for line in lines
        )
        numbers = self.numbering.numbers
        first_is_lost = self.numbering.lost[0] > 0 and None not in numbers
        is_whole = bool(numbers) and self.numbering.is_whole_after(0)
        # On the page of a comment, the context can be lost above number 1.
        torn = fragments and (self.back or not is_whole)
        if first_is_lost or torn or self.names_posts(lines) or self.holds_posts(lines):
            self.stray(lines[0])
            return None, True
        score_line = self.source[head.start : head.end].rstrip().rpartition("\n")[2]
        indent = len(score_line) - len(score_line.lstrip())
        if not self.parts.posts and self.parts.context is None and self.numbering.ends_early() and _cut_note(lines[-1]):
            lines.pop()
        words = self.source[lines[0].start : lines[-1].end] if lines else ""
        return clean_text(words, indent) or None, False

    def names_posts(self, lines: list[Token]) -> bool:
        """Whether a replies line among these names a comment of the page: no story knows what will be said of it."""
        entries = [line["kids"] for line in lines if line.type == "REPLIES_LINE"]
        if not entries:
            return False
        shown = {post[0]["id"].lstrip("0") for post in self.parts.posts}
        return any(str(kid) in shown for kids in entries for kid in ids(kids))

    def holds_posts(self, lines: list[Token]) -> bool:
        """Whether markers that could not be read stand among these lines: no comment is read, and there are some."""
        head = self.head
        if self.parts.posts or head is None or not head.declared or self.says_none:
            return False
        return has_marker_sign(self.source[lines[0].start : lines[-1].end])

    def context_lines(self, lines: list[Token]) -> bool:
        """Whether there are lines above the first post of the context, so that its marker is lost."""
        if not self.parts.posts:
            self.drop_end(lines)
        if lines:
            self.stray(lines[0])
        return bool(lines)

    # ---- Posts ----

    def part_names(self) -> None:
        """Give names that may be words back to the post above.

        A comment that has lost its number can have lost its name, too. Where the pieces of a marker stand on lines of
        their own, the line above it is then the last one of the words above.
        """
        posts, numbers = self.parts.posts, self.numbering.numbers
        numbered = False
        for index, number in enumerate(numbers):
            numbered = numbered or number is not None
            if number is None and numbered and index:
                marker, *lines = posts[index]
                name = marker["by"]
                end = self.source.find(name, marker.start) + len(name) if name else marker.start
                sign = self.source[end : end + 3].lstrip(" ")
                if name and sign.startswith("\n"):
                    words = Token("TEXT", marker.start, end)
                    posts[index - 1] = [*posts[index - 1], words]
                    posts[index] = [marker.without("by", end), *lines]

    def post(self, index: int, tokens: list[Token]) -> Post:
        marker = tokens[0]
        number, by, dead, time, digits, level, line_kids = marker.values
        id_ = int(digits)
        lines = tokens[1:]
        parent = role = None
        start = marker.end
        if lines and lines[0].type == "PARENT_LINE" and self.numbering.has_parent_lines:
            line = lines.pop(0)
            start = line.end
            parent, role = line.values
        elif [line.type for line in lines] == ["CUT_PARENT"]:
            lines.clear()
        hint = lines[0]["parent"] if lines and lines[0].type == "PARENT_LINE" else None
        named = [kid for line in lines if line.type == "REPLIES_LINE" for kid in ids(line["kids"])]
        end, replies, gap = self.split(index, id_, start, lines)
        kids, truncated = self.kids(replies, id_) if replies else (None, False)
        if kids is None and line_kids:
            kids = ids(line_kids)
        if replies and kids and self.swallows_parent_line(replies, len(kids)):
            self.stray(Token("PARENT_LINE", self.last_entry(replies), replies.end))
            kids, gap = kids[:-1], True
        at = self.source.find(number or by or "◴", marker.start)
        if self.back and number == "1" and replies is None and end == len(self.source) and self.ends_in_form(lines):
            self.cut = truncated = True
            end = lines[-1].start
        words = clean_text(self.source[start:end], max(0, at - marker.start - 1))
        if index == self.last and replies is None and not self.foot and not self.cut:
            # Hacker News has no comments without words.
            self.cut = truncated = self.numbering.ends_early() or bool(not words and number and by)
        return Post(
            start=marker.start,
            id=id_,
            # Right at the start of a text, the beginning of a name may be cut off.
            by=by if number or marker.start or self.source[:at].strip("\ufeff \t\n") else None,
            number=self.numbering.numbers[index],
            time=" ".join(time.split()) if time else None,
            level=int(level) if level else None,
            parent=int(parent) if parent else None,
            parent_role=role,
            dead=dead is not None,
            deleted=by is None and not words and marker.start > 0,
            text=words,
            kids=kids,
            truncated=truncated,
            gap=gap,
            hint=int(hint) if hint else None,
            disputed_kids=tuple([kid for kid in named if kid > id_]) if kids is None and gap else (),
        )

    def ends_in_form(self, lines: list[Token]) -> bool:
        """Whether the last line is the beginning of the form: on a page without lines, it would be a word."""
        return bool(lines) and _cut_note(lines[-1]).startswith("I") and self.source[lines[-1].start] == "\n"

    def split(self, index: int, id_: int, start: int, lines: list[Token]) -> tuple[int, Token | None, bool]:
        """Where a post's body ends, its replies line, and whether a post is lost right after it."""
        numbering = self.numbering
        last = index == self.last
        lost = numbering.lost[index + 1]
        if not last and not lost and lines and lines[0].type == "TEXT":
            if len(lines) == 1:
                return lines[0].end, None, False
            if len(lines) == 2 and lines[1].type == "REPLIES_LINE":
                return lines[0].end, lines[1], False
        if last:
            self.drop_end(lines)
        if numbering.numbers[index] in (None, 1):
            self.form_below_post = self.drop_form(lines) or self.form_below_post
        fragment = next((place for place, line in enumerate(lines) if numbering.is_fragment(index, line)), None)
        if fragment is not None:
            self.stray(lines[fragment])
            lines = lines[:fragment]
        replies: Token | None = None
        marks = [place for place, line in enumerate(lines) if numbering.is_replies(line)]
        closed = bool(marks) and marks[-1] == len(lines) - 1
        inner = [lines[mark] for mark in marks[: len(marks) - closed]]
        in_doubt = not numbering.is_whole_after(index) and any(_can_be_own(line, id_) for line in inner)
        if in_doubt and not lost:
            message = f"of two replies lines in comment {id_}, or text below one, it cannot be told what is its own"
            self.log.add("stray-replies", message, inner[0].start)
            self.torn = True
            lines = lines[: marks[0]]
        elif fragment is not None or not lost:
            replies = lines.pop() if closed else None
        elif marks and len(marks) - closed == lost:
            # Each of the lost posts but the last can have put one replies line here, and this post the first.
            replies = lines[marks[0]]
            self.stray(lines[marks[0] + 1])
            lines = lines[: marks[0]]
        elif marks:
            message = "whose replies these are cannot be told: a marker is lost"
            self.log.add("stray-replies", message, lines[marks[0]].start)
            lines = lines[: marks[0]]
        return lines[-1].end if lines else start, replies, lost > 0 or fragment is not None or in_doubt

    def swallows_parent_line(self, replies: Token, named: int) -> bool:
        """Whether the last entry of a replies line is the parent line of the next post, whose marker is lost."""
        if replies.type != "REPLIES_LINE" or named != int(replies["count"]) + 1:
            return False
        return self.source[replies.start : self.last_entry(replies)].rstrip(" \t").endswith("\n")

    def last_entry(self, replies: Token) -> int:
        return self.source.rfind(">>", replies.start, replies.end)

    def kids(self, replies: Token, parent: int) -> tuple[tuple[int, ...], bool]:
        """The ids that a replies line names, and whether it was cut off."""
        cut = replies.type == "CUT_REPLIES"
        entries = replies["cut_kids" if cut else "kids"] or ""
        count = None if cut else int(replies["count"])
        kids = ids(entries)
        if replies.end == len(self.source):
            at_id = entries.rstrip()[-1:].isdecimal() and ("#" in entries or not self.source.endswith("\n"))
            whole = len(kids) == count
            if at_id and not (whole and _is_whole(kids[-1], (parent, *kids[:-1]), entries)):
                kids, cut = kids[:-1], True
            cut = cut or count is None or len(kids) < count
        if not cut and len(kids) != count and not self.swallows_parent_line(replies, len(kids)):
            self.log.add("replies-count", f"the line says {count} replies and names {len(kids)}", replies.start)
        self.cut = self.cut or cut
        return kids, cut

    # ---- Lines that are the page's own ----

    def without_usual_end(self, index: int, lines: list[Token]) -> list[Token]:
        """Return what stands below the usual lines of a post, but nothing if that is the form or the foot."""
        kinds = [line.type for line in lines]
        has_form = kinds[0] == "ID_FORM" and not self.form and self.numbering.numbers[index] in (None, 1)
        foot = kinds[1:] if has_form else kinds
        if not foot or (index == self.last and foot in USUAL_FEET):
            self.drop_end(lines)
            self.form_below_post = self.drop_form(lines) or self.form_below_post
        return lines

    def drop_form(self, lines: list[Token]) -> bool:
        """The form stands below the story, or below the page's own comment: once a page."""
        is_here = not self.form and bool(lines) and lines[-1].type == "ID_FORM"
        if is_here:
            lines.pop()
            self.form = True
        return is_here

    def drop_end(self, lines: list[Token]) -> None:
        """At the end of a page: a marker that was cut off, or the lines below the last comment."""
        if lines and (self.numbering.is_cut_marker(lines) or self.is_cut_marker_at_seam(lines)):
            lines.pop()
            self.cut = True
        self.drop_text_after(lines)
        for kind in FOOT:
            if lines and lines[-1].type == kind:
                lines.pop()
                self.foot = True
        if lines and lines[-1].type == "NO_COMMENTS" and not self.numbering.last_number:
            lines.pop()
            self.says_none = True

    def is_cut_marker_at_seam(self, lines: list[Token]) -> bool:
        """Whether the last line begins the next marker: the text goes on, with another page."""
        if len(lines) < 2 or lines[-1].type != "TEXT" or lines[-2].type != "REPLIES_LINE":
            return False
        line = CUT_MARKER.fullmatch(self.source, lines[-1].start, lines[-1].end)
        return line is not None and self.numbering.is_next(int(line[1]))

    def drop_text_after(self, lines: list[Token]) -> None:
        """Below the foot of a whole page, text is not of that page."""
        foot = next((place for place, line in enumerate(lines) if place and line.type in FOOT), len(lines))
        after = next((place for place in range(foot, len(lines)) if lines[place].type not in FOOT), None)
        is_whole = self.head is not None and not self.numbering.ends_early()
        if after is not None and is_whole and all(line.type == "TEXT" for line in lines[after:]):
            message = "below the end of the page stands text that is not of it"
            self.log.add("text-after", message, lines[after].start)
            del lines[after:]

    # ---- Reports ----

    def stray(self, line: Token) -> None:
        self.torn = True
        message = "this text belongs to no comment that is here: a marker is lost above it"
        self.log.add("stray-text", message, line.start)

    def report_cut(self, last: int | None, end: int) -> None:
        where = f"in or after comment {last}" if last is not None else "before the first comment"
        declared = f" of {self.head.declared}" if self.head else ""
        number = self.numbering.last_number
        numbered = f", number {number}{declared}" if last is not None and number else ""
        message = f"the text ends {where}{numbered}: the rest of the page is lost"
        self.log.add("cut-end", message, end)


def _cut_note(line: Token) -> str:
    """The beginning of the form or of "Show context", if that can be what a line is; else nothing."""
    return (line.type == "CUT_MARKER" and line["cut_note"]) or ""


def _can_be_own(replies: Token, id_: int) -> bool:
    """Whether a replies line can be the own one of a comment: it names as many ids as it says, and newer ones."""
    kids = ids(replies["kids"])
    return len(kids) == int(replies["count"]) and min(kids) > id_


def _is_whole(kid: int, before: tuple[int, ...], entries: str) -> bool:
    """Whether an id at the very end of a text is surely not the beginning of a longer one.

    Replies come within weeks, and the ids of Hacker News take years to gain a digit: a cut id is smaller than the ids
    before it. In its first year they gained digits fast. A longer one can have swallowed the number of a next comment.
    """
    newest = max(before)
    return "#" not in entries and kid > newest > 100_000 and len(str(kid)) == len(str(newest))
