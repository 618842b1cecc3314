"""Excerpts: a line of a text with a caret under one character, for the terminal."""

from __future__ import annotations

from unicodedata import category, east_asian_width

WIDTH = 100
"""The number of characters of a line that are shown."""
BEFORE = 70
"""The largest number of characters shown before the caret."""


def excerpt(line: str, column: int) -> str:
    r"""Return the part of a line around a column, and below it a caret under that column, which counts from 1.

    Characters that would move the caret or the cursor, such as tabs, are replaced.

    >>> print(excerpt("\treplies(3): >>102 #", 10))
     replies(3): >>102 #
             ^
    """
    at = min(max(column - 1, 0), len(line))
    start = 0 if len(line) <= WIDTH else max(0, min(at - BEFORE, len(line) - WIDTH))
    end = start + WIDTH
    before, after = _visible(line[start:at]), _visible(line[at:end])
    if start > 0:
        before = "…" + before
    if end < len(line):
        after += "…"
    return f"{before}{after}".rstrip() + "\n" + " " * sum(map(_width, before)) + "^"


def _visible(text: str) -> str:
    return "".join([char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text])


def _width(char: str) -> int:
    """Return the number of terminal columns of a character."""
    if category(char) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
