"""The reader of posts: finds the parent line, the words and the replies line below each marker."""

from __future__ import annotations

from collections.abc import Iterator

from ...text import DiagnosticLog
from .clean_text import clean_text, next_untidy
from .foot import LOWEST, Foot, cut_note
from .head import ids
from .lexer import Token
from .numbering import Numbering
from .post import Post
from .raw import RawPost, lines_of, usual_length

READ: RawPost = []
"""The value that replaces the tokens of a post that was read."""


class PostReader:
    """The state while the posts of a page are read from top to bottom. `torn` is true if lines are lost."""

    def __init__(self, source: str, numbering: Numbering, foot: Foot, back: bool, log: DiagnosticLog) -> None:
        self.source = source
        self.numbering = numbering
        self.foot = foot
        self.back = back
        self.log = log
        self.torn = False
        self.last = len(numbering.numbers) - 1
        self.untidy = -1

    def read(self, posts: list[RawPost]) -> Iterator[Post]:
        """Yield the posts of the page, and drop the tokens of each post, which take more memory than the comment."""
        for index, post in enumerate(posts):
            tokens = post
            if post[-1].type in LOWEST and not post[-1].has_text:
                tokens = lines_of(post)
                usual = usual_length(tokens)
                below = tokens[usual:]
                self.foot.drop_usual(index, below)
                tokens[usual:] = below
            yield self.post(index, tokens)
            posts[index] = READ

    def post(self, index: int, tokens: RawPost) -> Post:
        """Return one post, made of its marker and the parts below it."""
        source, numbering = self.source, self.numbering
        marker = tokens[0]
        number, by, dead, time, digits, level, line_kids = marker.values
        id_ = int(digits)
        parent = role = hint = kids = replies = None
        truncated = gap = False
        disputed: tuple[int, ...] = ()
        lines: list[Token] = []
        if self.is_plain(index, tokens):
            above, below = marker.end, marker.text_end
            if len(tokens) == 2:
                replies = tokens[1]
        else:
            _, *lines = lines_of(tokens)
            above = marker.end
            if lines and lines[0].type == "PARENT_LINE" and numbering.has_parent_lines:
                line = lines.pop(0)
                above = line.end
                parent, role = line.values
            elif [line.type for line in lines] == ["CUT_PARENT"]:
                lines.clear()
            hint = lines[0]["parent"] if lines and lines[0].type == "PARENT_LINE" else None
            if parent is None and numbering.has_parent_lines:
                self.report_moved_parent_line(id_, lines)
            named = [line for line in lines if line.type == "REPLIES_LINE"]
            below, replies, gap = self.split(index, id_, above, lines)
            if gap and replies is None and not line_kids:
                disputed = tuple([kid for line in named for kid in ids(line["kids"]) if kid > id_])
        if replies:
            kids, truncated = self.kids(replies, id_)
            if self.swallows_parent_line(replies, len(kids)):
                self.stray(self.last_entry(replies))
                kids, gap = kids[:-1], True
        elif line_kids:
            kids = ids(line_kids)
        at = source.find(number or by or "◴", marker.start)
        if below == len(source) and replies is None and self.ends_in_form(number, lines):
            self.foot.cut = truncated = True
            below = lines[-1].start
        text = self.words(above, below, max(0, at - marker.start - 1))
        if index == self.last and replies is None and not self.foot.is_found and not self.foot.cut:
            # Comments on Hacker News have words.
            self.foot.cut = truncated = numbering.ends_early() or bool(not text and number and by)
        deleted = by is None and not text and marker.start > 0
        if not marker.start and not number and not source[:at].strip("\ufeff \t\n"):
            # At the start of a text, the beginning of a name may be cut off.
            by = None
        return Post(
            marker.start,
            id_,
            by,
            text,
            time=" ".join(time.split()) if time else None,
            kids=kids or (),
            dead=dead is not None,
            deleted=deleted,
            truncated=truncated,
            number=numbering.numbers[index],
            braces=int(level) if level else None,
            parent_line=int(parent) if parent else None,
            parent_role=role,
            has_list=kids is not None,
            gap=gap,
            hint=int(hint) if hint else None,
            disputed_kids=disputed,
        )

    def is_plain(self, index: int, tokens: RawPost) -> bool:
        """Return True if a post is a marker with words and perhaps a replies line, so that there is nothing to decide.

        Other posts, also those with a parent line, are decided by `split`.
        """
        marker = tokens[0]
        if not marker.has_text or index == self.last or self.numbering.lost[index + 1]:
            return False
        if len(tokens) == 1:
            return True
        foot = tokens[1]
        return len(tokens) == 2 and foot.type == "REPLIES_LINE" and not foot.has_text

    def words(self, above: int, below: int, indent: int) -> str:
        """Return the words between two offsets. Call this from top to bottom of the page."""
        source = self.source
        if self.untidy < above:
            self.untidy = next_untidy(source, above)
        tidy = not indent and below < self.untidy and source.startswith("\n", above)
        if tidy and not source.startswith("\n\n", above):
            return source[above + 1 : below].rstrip()
        return clean_text(source[above:below], indent)

    def ends_in_form(self, number: str | None, lines: list[Token]) -> bool:
        """Return True if the last line is the beginning of the form. On a page that is one line, it would be a word."""
        is_here = self.back and number == "1" and bool(lines)
        return is_here and cut_note(lines[-1]).startswith("I") and self.source[lines[-1].start] == "\n"

    def split(self, index: int, id_: int, start: int, lines: list[Token]) -> tuple[int, Token | None, bool]:
        """Return where the words of a post end, its replies line, and whether a post is lost right after it."""
        numbering = self.numbering
        lost = numbering.lost[index + 1]
        if index == self.last:
            self.foot.drop_end(lines)
        if numbering.numbers[index] in (None, 1):
            self.foot.drop_form_below(lines)
        fragment = next((place for place, line in enumerate(lines) if numbering.is_fragment(index, line)), None)
        if fragment is not None:
            self.stray(lines[fragment].start)
            lines = lines[:fragment]
        replies: Token | None = None
        marks = [place for place, line in enumerate(lines) if numbering.is_replies(line)]
        closed = bool(marks) and marks[-1] == len(lines) - 1
        inner = [lines[mark] for mark in marks[: len(marks) - closed]]
        in_doubt = not numbering.is_whole_after(index) and any(self.can_be_own(line, id_) for line in inner)
        if in_doubt and not lost:
            message = f"comment {id_} has two replies lines, or text below one: which part is its own is unknown"
            self.log.add("stray-replies", message, inner[0].start)
            self.torn = True
            lines = lines[: marks[0]]
        elif fragment is not None or not lost:
            replies = lines.pop() if closed else None
        elif marks and len(marks) - closed == lost:
            # This post has the first replies line. Each lost post except the last can have one of the others.
            replies = lines[marks[0]]
            self.stray(lines[marks[0] + 1].start)
            lines = lines[: marks[0]]
        elif marks:
            message = "a marker is lost here: the parent of these replies is unknown"
            self.log.add("stray-replies", message, lines[marks[0]].start)
            lines = lines[: marks[0]]
        return lines[-1].end if lines else start, replies, lost > 0 or fragment is not None or in_doubt

    def kids(self, replies: Token, parent: int) -> tuple[tuple[int, ...], bool]:
        """Return the ids that a replies line names, and whether the line is cut off."""
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
            self.log.add("replies-count", f"the line declares {count} replies and names {len(kids)}", replies.start)
        self.foot.cut = self.foot.cut or cut
        return kids, cut

    def can_be_own(self, replies: Token, id_: int) -> bool:
        """Return True if a replies line can belong to a comment: it names as many ids as it says, all of them newer."""
        kids = ids(replies["kids"])
        if self.swallows_parent_line(replies, len(kids)):
            kids = kids[:-1]
        return len(kids) == int(replies["count"]) and all(kid > id_ for kid in kids)

    def swallows_parent_line(self, replies: Token, named: int) -> bool:
        """Return True if the last entry of a replies line is the parent line of the next post, whose marker is lost."""
        if replies.type != "REPLIES_LINE" or named != int(replies["count"]) + 1:
            return False
        return self.source[replies.start : self.last_entry(replies)].rstrip(" \t").endswith("\n")

    def last_entry(self, replies: Token) -> int:
        """Return the offset of the last id in a replies line."""
        return self.source.rfind(">>", replies.start, replies.end)

    def report_moved_parent_line(self, id_: int, lines: list[Token]) -> None:
        """Report a parent line among the words of a comment that has none below its marker, where others have one."""
        line = next((line for line in lines if line.type == "PARENT_LINE"), None)
        if line is not None:
            message = f"the words of comment {id_} contain a parent line, and none is below its marker"
            self.log.add("page-signs", f"{message}: lines are lost or in another order", line.start)

    def stray(self, offset: int) -> None:
        """Report a line that belongs to none of the comments."""
        self.torn = True
        self.log.add("stray-text", "this text belongs to none of the comments: a marker above it is lost", offset)


def _is_whole(kid: int, before: tuple[int, ...], entries: str) -> bool:
    """Return True if an id at the end of a text is certainly not the beginning of a longer one.

    Replies come within weeks, and the ids of Hacker News take years to gain a digit, so a cut id is smaller than the
    ids before it. This is not so in the first year, when ids gained digits fast. An id with more digits can include the
    number of the next comment.
    """
    newest = max(before)
    return "#" not in entries and kid > newest > 100_000 and len(str(kid)) == len(str(newest))
