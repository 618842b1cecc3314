"""Signs: what a text must have to be a page of news.ycombinator.com, found nearly as fast as a word is searched."""

from __future__ import annotations

import re

MENU = re.compile(r"Hacker\s?News\]?(?:\s?\([^()\s]*\))?(?:[\s|*<>\[\]]|\d{1,3}\])*new")
POINTS = re.compile(r"points?\s+by\s")
# What follows an age in a header: a link target, marks, and then nav words, a toggle or the title of the story.
_AFTER = (
    r"\]?(?:\s?\([^()\s]{1,80}\))?(?:\s*\\?\[(?:flagged|dead|dupe)\\?\])*"
    r"\s*(?:\||\\?\[{1,2}(?:–|-|â€“|\?|\ufffd|\+|\d|\]))"
)
AGO = re.compile(rf"ago{_AFTER}")
ON = re.compile(rf"on\s+[A-Z][a-z]{{2,4}}\s+\d{{1,2}},\s+\d{{4}}{_AFTER}")


def may_hold_page(text: str) -> bool:
    """Whether a text may be an item page. Never false for one; true for few other texts."""
    if "|" not in text:
        return False
    return any(sign.search(text) is not None for sign in (POINTS, AGO, ON))
