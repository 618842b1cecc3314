"""What the numbers of a page tell of its lines: what is lost, and what only looks as if it were the page's own."""

from __future__ import annotations

from . import raw
from .head import Head
from .lexer import Token
from .parts import PageParts
from .raw import RawPost

REPLIES = ("REPLIES_LINE", "CUT_REPLIES")


class Numbering:
    """The numbers of a page, and what follows from them.

    A body can hold lines that look like parts of the page, and a damaged page can have lost the line that tells where
    one post ends and the next begins. The numbering tells the two apart: where no number is lost, a line in the middle
    of a body is the writer's own. `numbers` are those of the posts, None in the context; `lost` is how many are lost
    before each post, and at the end none that can be told.
    """

    def __init__(self, parts: PageParts, head: Head | None, back: bool) -> None:
        self.head = head
        self.numbers = _numbers(parts)
        self.lost = _lost(self.numbers)
        # Without a number, and where nothing tells of a context, they are counted.
        unnumbered = 0 if back or parts.context is not None else len(self.numbers)
        self.last_number = max(filter(None, self.numbers), default=unnumbered)
        self.counts_story = head is not None and head.early and not back
        self.may_count_story = not back and parts.context is None
        is_top = head is not None and back and parts.context is None
        self.has_parent_lines = _has_parent_lines(parts.posts, is_top and bool(parts.posts) and self.numbers[0] == 1)

    def ends_early(self) -> bool:
        """Whether the head surely declares more comments than the last number that is here."""
        fewest = self.counts_story or self.may_count_story
        return self.head is not None and self.last_number < self.head.declared - fewest

    def may_end_early(self) -> bool:
        """Whether the head may declare more comments than the last number: newer versions count the story, or not."""
        return self.head is not None and self.last_number < self.head.declared - self.counts_story

    def is_next(self, number: int) -> bool:
        """Whether a number follows the last one that is here, and the head may declare more comments."""
        return number == self.last_number + 1 and (self.head is None or self.may_end_early())

    def is_whole_after(self, index: int) -> bool:
        """Whether surely nothing is lost between a post and the next one, or the end of the page."""
        number = self.numbers[index]
        if number is None:
            return False
        if index < len(self.numbers) - 1:
            return self.numbers[index + 1] == number + 1
        return self.head is not None and not self.may_end_early()

    def is_replies(self, line: Token) -> bool:
        """Whether it is a replies line, or surely the beginning of one: on a whole page, `re` is the writer's own."""
        if line.type == "CUT_REPLIES" and line["cut_word"]:
            return self.may_end_early()
        return line.type in REPLIES

    def is_fragment(self, index: int, line: Token) -> bool:
        """Whether it is what is left of a marker, the rest of it lost."""
        if line.type in ("BROKEN_MARKER", "BROKEN_REPLIES") or (line.type == "PARENT_LINE" and self.has_parent_lines):
            return not self.is_whole_after(index)
        return False

    def is_cut_marker(self, lines: list[Token]) -> bool:
        """Whether the last of these lines is the beginning of the next post's marker."""
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
    """Whether most posts begin with a parent line, or the only one may have been cut off above its own, or in it.

    `is_top` tells that the first one is top-level: its parent line names the story, and says so.
    """
    begun = len(posts) - bool(posts and raw.is_cut(posts[-1]))
    first_is_quoted = is_top and raw.has_parent_line(posts[0]) and not raw.has_role(posts[0])
    return (sum(map(raw.has_parent_line, posts)) - first_is_quoted) * 2 > begun or bool(posts and not begun)


def _numbers(parts: PageParts) -> list[int | None]:
    """The numbers of the posts; at the very start of a text one can be cut off, and the next one tells it."""
    numbers = list(parts.numbers)
    if len(numbers) > 1 and raw.start(parts.posts[0]) == 0:
        told = (numbers[1] or 0) - 1
        if told > 0 and str(told).endswith(str(numbers[0] or "")):
            numbers[0] = told
    return numbers


def _lost(numbers: list[int | None]) -> list[int]:
    if numbers == list(range(1, len(numbers) + 1)):
        return [0] * (len(numbers) + 1)
    lost, last = [], 0
    for number in numbers:
        lost.append(max(0, number - last - 1) if number else 0)
        last = number or 0
    return [*lost, 0]
