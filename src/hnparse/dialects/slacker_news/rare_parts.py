"""Where the rare parts of a page can begin. Searching for them on each line costs more than all other parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .repairs import REQUEST_TIME

MARKS = ("[source", "replies(")
"""Signs of the posts above a head. A head contains them only in its title."""
SOURCE = re.compile(r"\|\s+source(?=\s|\Z)")
"""The end of a score line, or near it. The request time can be lost."""
HEAD_LENGTH = 4000
"""The largest number of non-blank characters that PAGE_HEAD has above the end of its score line.

It is the length of both titles and both lists, each as long as the grammar allows.
"""
CUT_SCORE_LINE = 122
"""The number of characters in which _CUT_SCORE_LINE has its last bar: the grammar allows 120 after it."""


def head_places(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans in which a head can begin, one for each sign of its end. The spans do not overlap."""
    signs = [match.start() for match in REQUEST_TIME.finditer(text)]
    signs += [match.start() for match in SOURCE.finditer(text)]
    bar = text.rfind("|", max(0, len(text) - CUT_SCORE_LINE))
    if bar >= 0:
        signs.append(bar)
    done = 0
    for sign in sorted(signs):
        post = max([text.rfind(mark, done, sign) for mark in MARKS])
        yield done if post < 0 else min(post, _above(text, done, sign)), sign + 1
        done = sign + 1


def cut_start(text: str) -> int:
    """Return an offset above which no part is cut off: the last marker except one at the end of the text."""
    end = len(text.rstrip()) - len("[source]")
    return max(0, text.rfind("[source]", 0, max(0, end)))


def _above(text: str, least: int, end: int) -> int:
    """Return an offset, at least `least`, that is the length of a head or more above `end`."""
    size = 2 * HEAD_LENGTH
    while end - size > least and len("".join(text[end - size : end].split())) < HEAD_LENGTH:
        size *= 4
    return max(least, end - size)
