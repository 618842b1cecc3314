"""Signs: the remains of headers and of other parts of the page in a text."""

from __future__ import annotations

import re

NAV_LINE = re.compile(r"(?:\|\s*(?:root|parent|prev|next)\s*)+\[(?:–|-|\d)")
_AGE = r"(?:\d{1,5}[ \t]+[a-z]{3,7}[ \t]+ago|on[ \t]+[A-Z][a-z]+[ \t]+\d{1,2},[ \t]+\d{4})[ \t]*"
AGE_LINE = re.compile(rf"^[ \t]*[A-Za-z0-9_-]{{1,32}}[ \t]+{_AGE}[^\w\s.,:;!?'\"][^\n]{{0,40}}$", re.MULTILINE)
NAMELESS_LINE = re.compile(rf"^[ \t]*{_AGE}\|[ \t]*(?:root|parent|prev|next)\b", re.MULTILINE)
REPLY_LINE = re.compile(r"^[ \t]*reply[ \t]*$", re.MULTILINE)


def has_header_end(text: str) -> bool:
    """Return True if a text contains the end of a header, or a name, an age and a sign that replaces this end."""
    if "|" in text and NAV_LINE.search(text):
        return True
    return (" ago" in text or ", 20" in text) and AGE_LINE.search(text) is not None


def has_nameless_header(text: str) -> bool:
    """Return True if a text contains the header of a hidden comment, which the page does not count."""
    return "|" in text and NAMELESS_LINE.search(text) is not None


def has_reply_line(text: str) -> bool:
    """Return True if a text contains the word `reply`, which is below each comment, on a line of its own."""
    return "reply" in text and REPLY_LINE.search(text) is not None
