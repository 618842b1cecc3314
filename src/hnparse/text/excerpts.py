"""Excerpts: a line with a caret under one of its characters, to be shown in a terminal."""

from __future__ import annotations

from unicodedata import category, east_asian_width

WIDTH = 100
"""How many characters of a line are shown."""
BEFORE = 70
"""How many of them, at most, stand before the caret."""


def excerpt(line: str, column: int) -> str:
    r"""The line, or what of it is around a column, and below it a caret under that column, which counts from 1.

    Each character that would move the caret or the cursor, as a tab does, is shown as one that does not.

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
    """How many columns of a terminal it takes."""
    if category(char) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
