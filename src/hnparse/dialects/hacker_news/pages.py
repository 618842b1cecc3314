"""The pages of a text: where each one starts, and its layout."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from .parser import Layout, PageParts, parse_parts
from .prefilter import AGO, MENU, ON, POINTS

PIECES = re.compile(r"\n[ \t]*\|[ \t]*\n")
FOOT = re.compile(r"(?:Lists|Guidelines)\]?(?:\s?\([^()\s]*\))?\s*\|\s*\[?(?:RSS|FAQ)")
FOCUS = re.compile(r"\|\s*on:\s")
TITLE = re.compile(r"\|\sHacker\sNews\s*\Z")
NEAR = 4000
"""The largest length of the head of a page below the menu."""


def page_starts(text: str) -> Iterator[int]:
    """Yield the start of each page of a text: its menu, or the HTML title above it.

    A comment can quote a menu. So a page starts at a menu only if the foot of a page is between it and the menu above,
    or if the head of a story or of a focus is between it and the menu below.
    """
    yield 0
    menus = [menu.start() for menu in MENU().finditer(text)]
    if not menus:
        return
    feet = [foot.start() for foot in FOOT.finditer(text, 0, menus[-1])]
    heads = sorted(head.start() for sign in (POINTS(), FOCUS) for head in sign.finditer(text, menus[0]))
    start = 0
    for place, menu in enumerate(menus):
        above = menus[place - 1] if place else 0
        below = menus[place + 1] if place + 1 < len(menus) else len(text)
        has_head = bisect(heads, min(below, menu + NEAR)) > bisect(heads, menu)
        has_foot = bisect(feet, menu) > bisect(feet, above)
        if has_foot or (place and has_head):
            begin = _title_above(text, text.rfind("\n", 0, menu))
            if begin > start:
                yield begin
                start = begin


def _title_above(text: str, line: int) -> int:
    """Return the start of the HTML title above a line, or the start of the line if there is none."""
    block = text[max(0, line - NEAR) : line].rstrip()
    at = block.rfind("\n")
    return max(0, line - NEAR) + at if at >= 0 and TITLE.search(block, at) else line


def read_layout(text: str) -> tuple[PageParts, Layout]:
    """Return the parts of a page in the layout that gives the most comments, and this layout."""
    usual: Layout = "lines"
    if sum(1 for _ in zip(range(4), PIECES.finditer(text), strict=False)) == 4:
        usual = "pieces"
    parts = parse_parts(text, usual)
    subline = parts.first("SUBLINE")
    declared = subline["declared"] if subline else None
    if parts.rows and declared and len(parts.rows) >= int(declared):
        return parts, usual
    signs = sum(1 for sign in (AGO(), ON()) for _ in sign.finditer(text)) - (subline is not None)
    if subline and parts.rows and signs <= len(parts.rows):
        return parts, usual
    if not parts.rows and signs < 2 and not MENU().search(text):
        # This is no page in the layout "words" either.
        return parts, usual
    words = parse_parts(text, "words")
    if len(words.rows) > len(parts.rows) or (subline is None and words.first("SUBLINE") and not parts.rows):
        return words, "words"
    return parts, usual
