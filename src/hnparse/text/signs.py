"""Signs: what a text must have to hold a dump, told at the speed of a search for a letter or two.

A dump has a complete marker, a score line, or what is left of one. Whatever is repaired in a text, the letters of its
words stay, but for those of HTML escapes and those that links of Markdown cut in two.
"""

from __future__ import annotations

import html
import re

from .repairs import is_escaped

MARKER_SIGNS = ("[source", "_source")
"""What a marker ends in; the underscore is one of Markdown, before which the bracket stands."""
LINK_SIGNS = ("No.[", "[source](", "[[source]](", "point[", "points[")
"""What a page has one of whose own lines have links: these can cut a word in two."""
REQUEST_TIME = re.compile(r"HN[^A-Za-z]+request[^A-Za-z]+time")
DECLARED = re.compile(r"comments?[^A-Za-z|]*\|")
"""What the score line has behind the points; between its words can stand anything that white space has become."""


def may_hold_dump(text: str) -> bool:
    """Whether a text has what every dump has. Never false for a dump; true for few other texts."""
    if is_escaped(text):
        text = html.unescape(text)
    # In most texts there is neither of these, and to look for one letter costs next to nothing.
    if "[" in text and (_has_marker(text) or _has_links(text)):
        return True
    return _has_score_line(text)


def _has_marker(text: str) -> bool:
    return any(sign in text for sign in MARKER_SIGNS) and "No" in text


def _has_links(text: str) -> bool:
    return "](" in text and any(sign in text for sign in LINK_SIGNS)


def _has_score_line(text: str) -> bool:
    if "|" in text and "comment" in text and "point" in text and DECLARED.search(text):
        return True
    return "request" in text and "HN" in text and REQUEST_TIME.search(text) is not None
