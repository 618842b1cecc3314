"""The pre-filter: a test of whether a text may hold a dump, as fast as a search for a letter or two.

A dump has a complete marker, a score line, or the remains of one. Repairs do not change the letters of their words,
except HTML escapes, and Markdown links that cut a word in two.
"""

from __future__ import annotations

import re

from ...expressions import expression
from .. import byte_patterns as byte
from ..byte_patterns import byte_pattern
from .own_signs import CLOCK, is_escaped

LINK_SIGNS = {
    "No.[": expression(r"No\.\[\d{1,18}\]\("),
    "[source](": expression(r"\|\s\[source\]\("),
    "[[source]](": expression(r"\[\[source\]\]\("),
    "point[": expression(r"point\[\s"),
    "points[": expression(r"points\[\s"),
}
"""A page whose own lines have links contains one of these, as a word that is fast to find and as a pattern.

Such links can cut a word of the page in two.
"""
# Between the words can be anything that white space has become: all but ASCII letters.
MARKER_END = expression(r"No[^A-Za-z]+source(?=[^A-Za-z\]]{0,9}(?:\]|\Z))")
_REQUEST_TIME = r"HN[^A-Za-z]+request[^A-Za-z]+time"
SCORE_LINE_END = expression(_REQUEST_TIME)
_BLANK = r"[^A-Za-z0-9_|-]"
SCORE_LINE = expression(
    rf"points?{_BLANK}+(?:by{_BLANK}+)?[A-Za-z0-9_-]{{1,40}}{_BLANK}*\|[^A-Za-z|]*comments?[^A-Za-z|]*\|"
)
BRACKET = expression(r"\][^A-Za-z0-9]*\Z")
DIGIT = expression(r"\d")
SIGNS = byte_pattern(
    re.escape(CLOCK),
    r"\][^A-Za-z0-9]*No[^A-Za-z]+source[^A-Za-z\]]*(?:\]|$)",
    # Links.
    rf"No\.\[{byte.DIGIT}",
    rf"\|{byte.WHITE}+\[source\]\(",
    r"\[\[source\]\]\(",
    rf"points?\[{byte.WHITE}",
    # The score line. A class of all characters but some ASCII ones matches the same bytes.
    rf"points?{_BLANK}+(?:by{_BLANK}+)?[A-Za-z0-9_-]+{_BLANK}*\|[^A-Za-z|]*comment",
    _REQUEST_TIME,
    # Signs that are escaped.
    rf"&gt;&gt;{byte.DIGIT}",
    r"&#(?:9716|x25[fF]4);",
    r"&(?:#91|#x5[bB]|lsqb|lbrack);source",
    rf"&(?:larr|#8592|#x2190);{byte.WHITE}*back",
)
"""The signs of a dump in the bytes of a text."""


def may_hold_dump(text: str) -> bool:
    """Return True if a text may hold a dump. It is True for each dump, and for few other texts."""
    if is_escaped(text):
        from html import unescape

        text = unescape(text)
    # Most texts have neither character, and searching for one character is very fast.
    if "[" in text and (CLOCK in text or _has_marker(text) or _has_links(text)):
        return True
    return _has_score_line(text)


def _has_marker(text: str) -> bool:
    return "source" in text and any(map(_is_of_marker, MARKER_END().finditer(text)))


def _is_of_marker(end: re.Match[str]) -> bool:
    """Return True if the match has an id, and the bracket of a date is before it."""
    start = end.start()
    return DIGIT().search(end[0]) is not None and BRACKET().search(end.string, max(0, start - 200), start) is not None


def _has_links(text: str) -> bool:
    return "](" in text and any(sign in text and link().search(text) for sign, link in LINK_SIGNS.items())


def _has_score_line(text: str) -> bool:
    if "|" in text and "comment" in text and "point" in text and SCORE_LINE().search(text) is not None:
        return True
    # Its first letters are rare, so that this is faster than a search for a word.
    return SCORE_LINE_END().search(text) is not None
