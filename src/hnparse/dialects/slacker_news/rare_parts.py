"""Where on a page its rare parts can begin: to look for them on every line costs more than for all the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .repairs import REQUEST_TIME

MARKS = ("[source", "replies(")
"""What stands in the posts above a head; in a head, a title alone can have it."""
SOURCE = re.compile(r"\|\s+source(?=\s|\Z)")
"""The end of a score line, or near it: a request time can be lost."""
HEAD_LENGTH = 4000
"""How many characters, white space not counted, PAGE_HEAD can have above the end of its score line: both titles and
both lists, each as long as the grammar lets it be."""
CUT_SCORE_LINE = 122
"""In how many characters, white space counted, _CUT_SCORE_LINE has the last bar: it lets 120 follow."""


def head_places(text: str) -> Iterator[tuple[int, int]]:
    """Yield between which offsets a head can begin, for each sign that one ends below: all in all the text once."""
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
    """Return an offset above which no part is cut off: that of the last marker but one that ends the text."""
    end = len(text.rstrip()) - len("[source]")
    return max(0, text.rfind("[source]", 0, max(0, end)))


def _above(text: str, least: int, end: int) -> int:
    """Return an offset from `least` on that is the length of a head above `end`, or more."""
    size = 2 * HEAD_LENGTH
    while end - size > least and len("".join(text[end - size : end].split())) < HEAD_LENGTH:
        size *= 4
    return max(least, end - size)
