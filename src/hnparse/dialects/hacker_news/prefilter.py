"""The pre-filter: a fast test of whether a text may hold a page of news.ycombinator.com."""

from __future__ import annotations

from ...expressions import expression
from ..byte_patterns import BLACK, DIGIT, WHITE, byte_pattern

MENU_WORDS = r"Hacker\s?News\]?(?:\s?\([^()\s]*\))?(?:[\s|*<>\[\]]|\d{1,3}\])*new"
MENU = expression(MENU_WORDS)
POINTS = expression(r"points?\s+by\s+(?:\d|\S+\s+(?:\d|on\s|[\[|<(\\*])|\S*\s*\Z)")
# An age in a header is followed by a link target, marks, and then nav words, a toggle or the title of the story.
_AFTER = (
    r"\]?(?:\s?\([^()\s]{1,80}\))?(?:\s*\\?\[(?:flagged|dead|dupe)\\?\])*"
    r"\s*(?:\||\\?\[{1,2}(?:–|-|â€“|\?|\ufffd|\+|\d|\]))"
)
AGO = expression(rf"ago{_AFTER}")
"""The end of a relative age, and what follows it."""
ON = expression(rf",\s+20\d\d{_AFTER}")
"""The end of an age that is a date, and what follows it."""
_BYTES_AFTER = rf"\]?(?:{WHITE}*\([^()]+\))?(?:{WHITE}*\\?\[(?:flagged|dead|dupe)\\?\])*{WHITE}*(?:\||\\?\[)"
_POINTS_BY = rf"points?{WHITE}+by{WHITE}+"
SIGNS = byte_pattern(
    rf"{_POINTS_BY}{DIGIT}",
    rf"{_POINTS_BY}{BLACK}+{WHITE}+(?:{DIGIT}|on{WHITE}|[\[|<(\\*])",
    rf"{_POINTS_BY}{BLACK}*{WHITE}*$",
    rf"ago{_BYTES_AFTER}",
    rf",{WHITE}+20{DIGIT}{{2,8}}{_BYTES_AFTER}",
)
"""The signs of an item page in the bytes of a text."""


def may_hold_page(text: str) -> bool:
    """Return True if a text may hold an item page. It is True for each item page, and for few other texts."""
    # Most texts have none of these words, and searching for a word is fastest.
    if "|" not in text:
        return False
    if "point" in text and POINTS().search(text):
        return True
    return ("ago" in text and AGO().search(text) is not None) or ("20" in text and ON().search(text) is not None)
