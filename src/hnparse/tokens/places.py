"""Where on a page its rare parts can begin: to look for them on every line costs more than for all the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..text.repairs import REQUEST_TIME

if TYPE_CHECKING:
    import re

MARKS = ("[source", "replies(")
"""What stands in the posts above a head, and in nearly no head."""
HEAD_LINES = 16
"""How many lines above the end of a score line, blank ones not counted, can begin a head whatever they have."""
CUT_SCORE_LINE = 122
"""In how many characters a score line that was cut off has its last bar."""
CUT_LENGTH = 300
"""How many characters, white space not counted, a part can have that was cut off, but for a replies line."""

Match = Callable[[str, int], "re.Match[str] | None"]


def is_rare(name: str) -> bool:
    """Whether a part is found only where `rare_places` says."""
    return name in ("PAGE_HEAD", "BROKEN_SCORE_LINE") or is_cut(name)


def is_cut(name: str) -> bool:
    """Whether a part is found only where the text ends."""
    return name.startswith("CUT_")


def rare_places(text: str, line_break: str, cut: Match) -> list[tuple[int, int]]:
    """Where lines begin and end that can be a rare part, or be cut off at the text's beginning.

    `line_break` is what a line begins with, a blank on a page without lines; `cut` matches a part that was cut off.
    """
    # Any line can begin a head, or be what is left of one; but near the end of each is this.
    signs = [match.start() for match in REQUEST_TIME.finditer(text)]
    bar = text.rfind("|", max(0, len(text) - CUT_SCORE_LINE))
    if bar >= 0:
        signs = sorted([*signs, bar])
    places = [(0, 1)]
    done = 0
    for sign in signs:
        start, lines = sign, 0
        while start > done and lines < HEAD_LINES:
            start = max(done, text.rfind(line_break, done, start))
            lines += start == done or not text[start - 1].isspace()
        post = max(text.rfind(mark, done, start) for mark in MARKS)
        places.append((done if post < 0 else text.find(line_break, post, start + 1), sign + 1))
        done = sign + 1
    places += [(start, len(text)) for start in _last_lines(text, line_break) if cut(text, start)]
    return sorted(places)


def _last_lines(text: str, line_break: str) -> Iterator[int]:
    """Where lines begin that can be the last part of the text, cut off."""
    start, length = len(text), 0
    while start > 0 and length < CUT_LENGTH:
        end, start = start, max(0, text.rfind(line_break, 0, start))
        length += len(text[start:end].strip())
        yield start
    replies = text.rfind("replies(", 0, start)
    if replies >= 0:
        yield max(0, text.rfind(line_break, 0, replies))
