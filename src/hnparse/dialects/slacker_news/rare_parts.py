"""Where on a page its rare parts can begin: to look for them on every line costs more than for all the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .possessive import supported
from .repairs import REQUEST_TIME

BREAKS = {
    "lines": re.compile(supported(r"\n(?=[^\S\n]*+\S)")),
    "words": re.compile(supported(r"(?<!\s)\s++(?=\S)")),
}
"""What a line begins with that is not blank; or a word, where words stand in the place of lines."""
MARKS = ("[source", "replies(")
"""What stands in the posts above a head; in a head, a title alone can have it."""
SOURCE = re.compile(r"\|\s+source(?!\s+\|\s+HN)(?=\s|\Z)")
"""The end of a score line without a request time."""
HEAD_LENGTH = 4000
"""How many characters, white space not counted, PAGE_HEAD can have above the end of its score line: both titles and
both lists, each as long as the grammar lets it be."""
CUT_LENGTH = 300
"""How many characters, white space not counted, a part named CUT_… can have, but for a replies line."""
CUT_SCORE_LINE = 122
"""In how many characters, white space counted, _CUT_SCORE_LINE has the last bar: it lets 120 follow."""

Matcher = Callable[[str, int], "re.Match[str] | None"]


def is_rare(name: str) -> bool:
    """Whether a part is found only where `rare_places` says."""
    return name in ("PAGE_HEAD", "BROKEN_SCORE_LINE") or is_cut(name)


def is_cut(name: str) -> bool:
    """Whether a part is found only where the text ends."""
    return name.startswith("CUT_")


def rare_places(text: str, layout: str, cut: Matcher) -> list[tuple[int, int]]:
    """Where lines begin and end that can be a rare part, or be cut off at the text's beginning.

    `layout` is one of `BREAKS`; `cut` matches a part that was cut off.
    """
    line_break = BREAKS[layout]
    # Any line can begin a head, or be what is left of one; but near the end of each is this.
    signs = [match.start() for match in REQUEST_TIME.finditer(text)]
    signs += [match.start() for match in SOURCE.finditer(text)]
    bar = text.rfind("|", max(0, len(text) - CUT_SCORE_LINE))
    if bar >= 0:
        signs.append(bar)
    signs.sort()
    places = [(0, 1)]
    done = 0
    for sign in signs:
        post = max(text.rfind(mark, done, sign) for mark in MARKS)
        above = done if post < 0 else min(post, _above(text, done, sign, HEAD_LENGTH))
        begin = line_break.search(text, above, sign + 1)
        if begin:
            places.append((begin.start(), sign + 1))
        done = sign + 1
    places += [(start, len(text)) for start in _last_lines(text, line_break) if cut(text, start)]
    return sorted(places)


def _last_lines(text: str, line_break: re.Pattern[str]) -> Iterator[int]:
    """Where lines begin that can be the last part of the text, cut off."""
    above = _above(text, 0, len(text), CUT_LENGTH)
    start = replies = text.rfind("replies(", 0, above)
    while start > 0 and (text[start - 1].isspace() or text[start - 1] in "\ufeff\u200b"):
        start -= 1
    if start >= 0:
        yield from (begin.start() for begin in line_break.finditer(text, start, replies + 1))
    yield from (begin.start() for begin in line_break.finditer(text, above))


def _above(text: str, least: int, end: int, length: int) -> int:
    """An offset from `least` on, at least so many characters above `end` if there are as many."""
    size = 2 * length
    while end - size > least and len("".join(text[end - size : end].split())) < length:
        size *= 4
    return max(least, end - size)
