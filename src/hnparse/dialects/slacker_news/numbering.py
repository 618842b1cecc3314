"""The numbering of a page: it tells how many posts are lost, and which lines only look like the page's own."""

from __future__ import annotations

from . import raw
from .head import Head
from .lexer import Token
from .parts import PageParts
from .raw import RawPost

REPLIES = ("REPLIES_LINE", "CUT_REPLIES")


class Numbering:
    """The numbers of the posts on a page, and what follows from them.

    A comment can have lines that look like parts of the page, and a damaged page can have lost the line between two
    posts. The numbering distinguishes the two: if no number is lost, a line inside a comment is the author's own.
    `numbers` are those of the posts, None in the context. `lost` is the number of lost posts before each post, and 0 at
    the end, where the numbers do not tell it.
    """

    def __init__(self, parts: PageParts, head: Head | None, back: bool) -> None:
        self.head = head
        self.numbers = _read_numbers(parts)
        self.lost = _count_lost(self.numbers)
        # Posts without numbers are counted, unless they can be the context.
        unnumbered = 0 if back or parts.context is not None else len(self.numbers)
        self.last_number = max(filter(None, self.numbers), default=unnumbered)
        self.counts_story = head is not None and head.early and not back
        self.may_count_story = not back and parts.context is None
        is_top = head is not None and back and parts.context is None
        self.has_parent_lines = _has_parent_lines(parts.posts, is_top and bool(parts.posts) and self.numbers[0] == 1)

    def ends_early(self) -> bool:
        """Return True if the head certainly declares more comments than the last number."""
        fewest = self.counts_story or self.may_count_story
        return self.head is not None and self.last_number < self.head.declared - fewest

    def may_end_early(self) -> bool:
        """Return True if the head may declare more comments than the last number; some versions count the story."""
        return self.head is not None and self.last_number < self.head.declared - self.counts_story

    def is_next(self, number: int) -> bool:
        """Return True if a number follows the last one, and the head may declare more comments."""
        return number == self.last_number + 1 and (self.head is None or self.may_end_early())

    def is_whole_after(self, index: int) -> bool:
        """Return True if certainly nothing is lost between a post and the next one, or the end of the page."""
        number = self.numbers[index]
        if number is None:
            return False
        if index < len(self.numbers) - 1:
            return self.numbers[index + 1] == number + 1
        return self.head is not None and not self.may_end_early()

    def is_replies(self, line: Token) -> bool:
        """Return True for a replies line or its certain beginning. On a whole page, `re` is the author's word."""
        if line.type == "CUT_REPLIES" and line["cut_word"]:
            return self.may_end_early()
        return line.type in REPLIES

    def is_fragment(self, index: int, line: Token) -> bool:
        """Return True if a line is the rest of a damaged marker."""
        if line.type in ("BROKEN_MARKER", "BROKEN_REPLIES") or (line.type == "PARENT_LINE" and self.has_parent_lines):
            return not self.is_whole_after(index)
        return False

    def is_cut_marker(self, lines: list[Token]) -> bool:
        """Return True if the last of these lines is the beginning of the next post's marker."""
        marker = lines[-1]
        if marker.type != "CUT_MARKER" or (self.head is not None and not self.may_end_early()):
            return False
        if marker["cut_time"]:
            return True
        if number := marker["cut_number"]:
            expected = str(self.last_number + 1)
            return number == expected or (not marker["cut_dot"] and expected.startswith(number))
        return len(lines) > 1 and lines[-2].type in (*REPLIES, "ID_FORM")


def _has_parent_lines(posts: list[RawPost], is_top: bool) -> bool:
    """Return True if most posts begin with a parent line, or if the text may end before that of the only post.

    `is_top` is true if the first post is top-level: its own parent line names the story with a role.
    """
    begun = len(posts) - bool(posts and raw.is_cut(posts[-1]))
    first_is_quoted = is_top and raw.has_parent_line(posts[0]) and not raw.has_role(posts[0])
    return (sum(map(raw.has_parent_line, posts)) - first_is_quoted) * 2 > begun or bool(posts and not begun)


def _read_numbers(parts: PageParts) -> list[int | None]:
    """Return the numbers of the posts. If the start of the text cuts off the first one, the second tells it."""
    numbers = list(parts.numbers)
    if len(numbers) > 1 and raw.start(parts.posts[0]) == 0:
        told = (numbers[1] or 0) - 1
        if told > 0 and str(told).endswith(str(numbers[0] or "")):
            numbers[0] = told
    return numbers


def _count_lost(numbers: list[int | None]) -> list[int]:
    if numbers == list(range(1, len(numbers) + 1)):
        return [0] * (len(numbers) + 1)
    lost, last = [], 0
    for number in numbers:
        lost.append(max(0, number - last - 1) if number else 0)
        last = number or 0
    return [*lost, 0]
