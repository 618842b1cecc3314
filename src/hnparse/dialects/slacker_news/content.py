"""The content of a page: its head, the text of the story, and the posts. Lines that belong nowhere are reported."""

from __future__ import annotations

from attrs import define

from ...text import DiagnosticLog
from .clean_text import clean_text
from .foot import Foot, cut_note
from .head import Head, ids, read_head
from .lexer import Token
from .numbering import Numbering
from .parts import PageParts
from .post import Post
from .posts import PostReader
from .signs import has_marker_sign

FRAGMENTS = ("BROKEN_MARKER", "BROKEN_REPLIES", "REPLIES_LINE", "PARENT_LINE")
"""Lines of a post. They occur in the text of a story only if a marker above them is lost."""


@define(eq=False, repr=False)
class Content:
    """The content of a page. `posts` are in page order, and `start` is the offset of the page.

    `back` is true if the page links back to a thread, or if its form is for a reply to a comment. `context` is true if
    the page announces a context. `foot` is true if the lines below the last comment are there. `cut` is true if the
    text ends before the page does. `torn` is true if lines inside the page are lost, so that anything not found may be
    among them; `top_torn` is the same for lines above the first post. `parent_lines` is true if each post has a parent
    line, unless it is lost. `says_none` is true if the page says that it has no comments. `story` is the post that is
    the story: the page of a poll or a job has no head.
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
        """Move the story from the posts. On the page of a poll or job, it is number 1, and its parent line names 0."""
        if self.head is None and self.posts and self.posts[0].number == 1 and self.posts[0].parent_line == 0:
            self.story = self.posts.pop(0)
            self.torn = [post.number for post in self.posts] != list(range(2, len(self.posts) + 2))


def read_content(parts: PageParts, text: str, log: DiagnosticLog) -> Content:
    """Return the content of a page. Its parts are tokens of `text`."""
    return _Reader(parts, text, log).read()


class _Reader:
    """The state while one page is read."""

    def __init__(self, parts: PageParts, source: str, log: DiagnosticLog) -> None:
        self.parts = parts
        self.source = source
        self.log = log
        self.head = read_head(parts.head, [source[line.start : line.end] for line in parts.top]) if parts.head else None
        above = parts.top if parts.head else parts.lines
        links_back = any(line.type == "BACK_TO_THREAD" for line in above)
        self.back = links_back or (self.head is not None and self.head.back)
        self.numbering = Numbering(parts, self.head, self.back)
        self.foot = Foot(source, self.numbering, log)
        self.posts = PostReader(source, self.numbering, self.foot, self.back, log)

    def read(self) -> Content:
        parts, numbering, foot = self.parts, self.numbering, self.foot
        start, end = parts.start, parts.end
        text, above_torn = self.story_text(list(parts.lines))
        context_torn = self.context_lines(list(parts.context or ())[1:])
        self.move_doubtful_names()
        posts = list(self.posts.read(parts.posts))
        cut = foot.cut or (numbering.ends_early() and not foot.is_found)
        if cut:
            self.report_cut(posts[-1].id if posts else None, end)
        return Content(
            start=start,
            head=self.head,
            back=self.back or foot.form_below_post,
            text=text,
            context=parts.context is not None,
            posts=posts,
            foot=foot.is_found,
            cut=cut,
            torn=self.posts.torn or any(numbering.lost) or self.head is None,
            top_torn=above_torn or context_torn or numbering.lost[0] > 0,
            parent_lines=numbering.has_parent_lines,
            says_none=foot.says_none,
        )

    # ---- Above the posts ----

    def story_text(self, lines: list[Token]) -> tuple[str | None, bool]:
        """Return the text of the story, and whether it has lines of comments whose marker is lost."""
        head = self.parts.head
        has_posts = bool(self.parts.posts) or self.parts.context is not None
        if not has_posts:
            self.foot.drop_end(lines)
        self.foot.drop_form(lines)
        if not lines or head is None:
            return None, False
        fragments = any(line.type in FRAGMENTS for line in lines)
        numbers = self.numbering.numbers
        first_is_lost = self.numbering.lost[0] > 0 and None not in numbers
        is_whole = bool(numbers) and self.numbering.is_whole_after(0)
        # On the page of a comment, a lost context can have been above number 1.
        torn = fragments and (self.back or not is_whole)
        if first_is_lost or torn or self.names_shown_comment(lines) or self.has_unread_markers(lines):
            self.posts.stray(lines[0].start)
            return None, True
        score_line = self.source[head.start : head.end].rstrip().rpartition("\n")[2]
        indent = len(score_line) - len(score_line.lstrip())
        if not has_posts and self.numbering.ends_early() and cut_note(lines[-1]):
            lines.pop()
        words = self.source[lines[0].start : lines[-1].end] if lines else ""
        return clean_text(words, indent) or None, False

    def names_shown_comment(self, lines: list[Token]) -> bool:
        """Return True if a replies line among these lines names a comment of the page, which no story can do."""
        entries = [line["kids"] for line in lines if line.type == "REPLIES_LINE"]
        if not entries:
            return False
        shown = {post[0]["id"].lstrip("0") for post in self.parts.posts}
        return any(str(kid) in shown for kids in entries for kid in ids(kids))

    def has_unread_markers(self, lines: list[Token]) -> bool:
        """Return True if these lines have unreadable markers: no comment was read, although there are some."""
        head = self.head
        if self.parts.posts or head is None or not head.declared or self.foot.says_none:
            return False
        return has_marker_sign(self.source[lines[0].start : lines[-1].end])

    def context_lines(self, lines: list[Token]) -> bool:
        """Return True if there are lines above the first post of the context: its marker is lost."""
        if not self.parts.posts:
            self.foot.drop_end(lines)
        if lines:
            self.posts.stray(lines[0].start)
        return bool(lines)

    def move_doubtful_names(self) -> None:
        """Move names that may be words to the post above.

        A comment that has lost its number can also have lost its name. If the pieces of a marker are on separate lines,
        the line above it is then the last line of the words above.
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
                    words = Token.text(marker.start, end)
                    posts[index - 1] = [*posts[index - 1], words]
                    posts[index] = [marker.without("by", end), *lines]

    def report_cut(self, last: int | None, end: int) -> None:
        where = f"in or after comment {last}" if last is not None else "before the first comment"
        declared = f" of {self.head.declared}" if self.head else ""
        number = self.numbering.last_number
        numbered = f", number {number}{declared}" if last is not None and number else ""
        message = f"the text ends {where}{numbered}: the rest of the page is lost"
        self.log.add("cut-end", message, end)
