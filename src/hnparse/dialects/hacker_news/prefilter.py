"""Signs: what a text must have to be a page of news.ycombinator.com, found nearly as fast as a word is searched."""

from __future__ import annotations

import re

AGE = re.compile(r"\d\s+(?:minute|hour|day|month|year)s?\s+ago")
DATE = re.compile(r"on\s+[A-Z][a-z]{2,4}\s+\d{1,2},\s+\d{4}")


def may_hold_page(text: str) -> bool:
    """Whether a text may be an item page. Never false for one; true for few other texts."""
    if "|" not in text or not ("points" in text or "point" in text or "parent" in text or "[–]" in text):
        return False
    return DATE.search(text) is not None or ("ago" in text and AGE.search(text) is not None)
