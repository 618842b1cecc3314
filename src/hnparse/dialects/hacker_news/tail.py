"""The tail of a page: More, a banner and the foot, directly below the last comment."""

from __future__ import annotations

import re

from attrs import define

from .headers import CommentRow
from .lexer import Part
from .parser import PageParts
from .signs import has_header_end, has_reply_line
from .words import NO_WORDS

BANNER = re.compile(
    r"(?:Applications are (?:now )?open for (?:the )?Y|Consider applying (?:for|to) (?:the )?Y)"
    r"(?:[^\n]|\n(?!\s*\n)){0,300}\s*\Z"
)
BELOW_REPLY = re.compile(
    r"(?:\n[ \t]*(?:reply|-----)[ \t]*|reply\?id=[^()\s]*\)_?)\n(?P<rest>\s*\S[^\n]{0,300}(?:\n[^\n]{0,200}){0,3})\Z"
)
LEFT = re.compile(r"[\s|*\[]*(\d{1,6})\s+more\s+comment")
WINDOW = 1200


@define
class Tail:
    """The parts below the last comment, and where they start.

    `left` is the number of comments that More states for the next pages, or None. `banner` is the start of a text that
    was cut off from the last comment.
    """

    has_more: bool
    has_foot: bool
    start: int
    left: int | None = None
    banner: int | None = None

    def cut_banner(self, last: CommentRow, text: str) -> None:
        """Cut off a banner: the text below the word `reply` of the last comment."""
        stop = last.words + len(text[last.words : last.stop].rstrip())
        begin = max(last.words, stop - WINDOW)
        below = BELOW_REPLY.search(text[begin:stop])
        if below and not has_header_end(below["rest"]) and not has_reply_line(below["rest"]):
            last.stop = begin + below.start("rest")
            self.banner = last.stop + len(below["rest"]) - len(below["rest"].lstrip())


def read_tail(parts: PageParts, text: str, *, has_lines: bool) -> Tail:
    """Return the tail of a page. `has_lines` is true if its parts are on separate lines."""
    below = parts.rows[-1].parts if parts.rows else parts.opening
    count = len(below)
    while count and below[count - 1].type == "FOOT":
        count -= 1
    has_foot = count < len(below)
    start = below[count].start if has_foot else len(text)
    if has_foot:
        start = _above_banner(text, start, has_lines)
    more = below[count - 1] if count else None
    if more is not None and more.type == "MORE" and NO_WORDS.fullmatch(text, more.end, start):
        left = LEFT.match(text, max(more.start_of("left"), more.start))
        return Tail(True, has_foot, _start_of_more(more), int(left[1]) if left else None)
    return Tail(False, has_foot, start)


def _start_of_more(more: Part) -> int:
    """Return the start of More. The text above can be joined to it."""
    return max(more.start, more.start_of("left"), more.start_of("alone"))


def _above_banner(text: str, end: int, has_lines: bool) -> int:
    """Return the start of the banner that ends at an offset, or this offset if there is none."""
    words_end = len(text[:end].rstrip())
    begin = max(0, words_end - WINDOW)
    found = BANNER.search(text[begin:words_end])
    if found is None:
        return end
    start = begin + len(text[begin : begin + found.start()].rstrip(" \t[|*"))
    return start if not has_lines or text[start - 1 : start] == "\n" else end
