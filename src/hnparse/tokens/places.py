"""Where on a page its rare parts can begin: to look for them on every line costs more than for all the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

HEAD_END = re.compile(r"comments?\s++\|")
"""What every head has near its end. Any line can begin a head."""
HEAD_LINES = 200
"""How many lines of a head, blank ones not counted, can stand above that: no head has so many."""
REQUEST_TIME = re.compile(r"q(?=uest\s++time)")
"""What every score line has near its end; one whose beginning is lost is a broken one."""
BROKEN_LINES = 3
CUT_LENGTH = 300
"""How many characters, white space not counted, a part can have that was cut off, but for a replies line."""

Match = Callable[[str, int], "re.Match[str] | None"]


def is_rare(name: str) -> bool:
    """Whether a part is found only where `rare_places` says."""
    return name in ("PAGE_HEAD", "BROKEN_SCORE_LINE") or is_cut(name)


def is_cut(name: str) -> bool:
    """Whether a part is found only where the text ends."""
    return name.startswith("CUT_")


def rare_places(text: str, line_break: str, cut: Match) -> Iterator[tuple[int, int]]:
    """Where lines begin and end that can be a rare part, or be cut off at the text's beginning; after the last, none.

    `line_break` is what a line begins with, a blank on a page without lines; `cut` matches a part that was cut off.
    """
    # Without lines, nothing tells how far up a head can begin.
    most = HEAD_LINES if line_break == "\n" else len(text)
    places = [
        (0, 1),
        *_above(_head_ends(text), text, line_break, most),
        *_above((match.start() for match in REQUEST_TIME.finditer(text)), text, line_break, BROKEN_LINES),
        *((start, len(text)) for start in _last_lines(text, line_break) if cut(text, start)),
    ]
    yield from sorted(places)
    while True:
        yield len(text), len(text) + 1


def _head_ends(text: str) -> Iterator[int]:
    """Where `HEAD_END` is in a text: to look for its last character, and back from there, is the quickest."""
    bar = text.find("|")
    while bar >= 0:
        before = text[max(0, bar - 100) : bar]
        comments = before.rfind("comment")
        if before.isspace() or (comments >= 0 and HEAD_END.fullmatch(before + "|", comments)):
            yield bar
        bar = text.find("|", bar + 1)


def _above(signs: Iterable[int], text: str, line_break: str, most: int) -> Iterator[tuple[int, int]]:
    """So many lines above each sign."""
    done = 0
    for sign in signs:
        start, lines = sign, 0
        while start > done and lines < most:
            start = max(done, text.rfind(line_break, done, start))
            lines += start == done or not text[start - 1].isspace()
        done = sign + 1
        yield start, done


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
