"""Signs: what a text must have to hold a dump, told at the speed of a search for a letter or two.

A dump has a complete marker, a score line, or what is left of one. Whatever is repaired in a text, the letters of its
words stay, but for those of HTML escapes and those that links of Markdown cut in two.
"""

from __future__ import annotations

import re

from .own_signs import CLOCK, is_escaped

LINK_SIGNS = {
    "No.[": re.compile(r"No\.\[\d{1,18}\]\("),
    "[source](": re.compile(r"\|\s\[source\]\("),
    "[[source]](": re.compile(r"\[\[source\]\]\("),
    "point[": re.compile(r"point\[\s"),
    "points[": re.compile(r"points\[\s"),
}
"""What a page has one of whose own lines have links, which can cut a word in two; a word is found faster than that."""
# Between its words can stand whatever white space has become, which is anything but the letters of ASCII.
MARKER_END = re.compile(r"No[^A-Za-z]+source(?=[^A-Za-z\]]{0,9}(?:\]|\Z))")
SCORE_LINE_END = re.compile(r"HN[^A-Za-z]+request[^A-Za-z]+time")
_BLANK = r"[^A-Za-z0-9_|-]"
SCORE_LINE = re.compile(
    rf"points?{_BLANK}+(?:by{_BLANK}+)?[A-Za-z0-9_-]{{1,40}}{_BLANK}*\|[^A-Za-z|]*comments?[^A-Za-z|]*\|"
)
BRACKET = re.compile(r"\][^A-Za-z0-9]*\Z")
DIGIT = re.compile(r"\d")


def may_hold_dump(text: str) -> bool:
    """Whether a text has what every dump has. Never false for a dump; true for few other texts."""
    if is_escaped(text):
        from html import unescape

        text = unescape(text)
    # In most texts there is neither of these, and to look for one letter costs next to nothing.
    if "[" in text and (CLOCK in text or _has_marker(text) or _has_links(text)):
        return True
    return _has_score_line(text)


def _has_marker(text: str) -> bool:
    return "source" in text and any(map(_is_of_marker, MARKER_END.finditer(text)))


def _is_of_marker(end: re.Match[str]) -> bool:
    """Whether there is an id in it, and in front of it the bracket behind the date."""
    start = end.start()
    return DIGIT.search(end[0]) is not None and BRACKET.search(end.string, max(0, start - 200), start) is not None


def _has_links(text: str) -> bool:
    return "](" in text and any(sign in text and link.search(text) for sign, link in LINK_SIGNS.items())


def _has_score_line(text: str) -> bool:
    if "|" in text and "comment" in text and "point" in text and SCORE_LINE.search(text) is not None:
        return True
    return "request" in text and SCORE_LINE_END.search(text) is not None
