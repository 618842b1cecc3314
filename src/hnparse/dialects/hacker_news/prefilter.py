"""The pre-filter: a test of whether a text may hold a page of news.ycombinator.com, nearly as fast as a search."""

from __future__ import annotations

import re

MENU = re.compile(r"Hacker\s?News\]?(?:\s?\([^()\s]*\))?(?:[\s|*<>\[\]]|\d{1,3}\])*new")
POINTS = re.compile(r"points?\s+by\s+(?:\d|\S+\s+(?:\d|on\s|[\[|<(\\*])|\S*\s*\Z)")
# What follows an age in a header: a link target, marks, and then nav words, a toggle or the title of the story.
_AFTER = (
    r"\]?(?:\s?\([^()\s]{1,80}\))?(?:\s*\\?\[(?:flagged|dead|dupe)\\?\])*"
    r"\s*(?:\||\\?\[{1,2}(?:–|-|â€“|\?|\ufffd|\+|\d|\]))"
)
AGO = re.compile(rf"ago{_AFTER}")
"""What an age ends in, if it counts back."""
ON = re.compile(rf",\s+20\d\d{_AFTER}")
"""What an age ends in, if it is a date."""


def may_hold_page(text: str) -> bool:
    """Whether a text may be an item page. Never false for one; true for few other texts."""
    # In most texts there is none of these words, and to look for a word is what costs least.
    if "|" not in text:
        return False
    if "point" in text and POINTS.search(text):
        return True
    return ("ago" in text and AGO.search(text) is not None) or ("20" in text and ON.search(text) is not None)
