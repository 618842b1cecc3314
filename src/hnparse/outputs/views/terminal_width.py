"""The width of text in a terminal: two columns for East Asian characters and emoji, none for combining marks."""

from __future__ import annotations

import shutil
from typing import TextIO
from unicodedata import category, east_asian_width

from ...model.display import short

EMOJI_SIGN = "\ufe0f"
"""Turns the character before it into an emoji, which takes two columns."""


def width_for(file: TextIO | None) -> int:
    """Return the columns of a line of a file: those of the terminal, at least 40, or 80 if it is not a terminal."""
    is_terminal = file is not None and not file.closed and file.isatty()
    return max(40, shutil.get_terminal_size().columns) if is_terminal else 80


def columns_of(text: str) -> int:
    """Return the number of columns of a line of text.

    >>> columns_of("bread"), columns_of("パン"), columns_of("🥐"), columns_of("é")
    (5, 4, 2, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def fit(text: str | None, width: int) -> str:
    """Return the beginning of a text on one line of at most `width` columns, or "?" for None.

    >>> fit("パンとバター", 7)
    'パンと…'
    """
    if text is None or text.isascii():
        return short(text, width)
    line = short(text, 2 * width)  # combining marks take no columns
    if columns_of(line) <= width:
        return line
    end = columns = 0
    for sign in line:
        columns += _columns(sign)
        if columns > width - 1:
            break
        end += 1
    return line[:end].rstrip() + "…"


def _columns(sign: str) -> int:
    if sign == EMOJI_SIGN:
        return 1  # the second column of the character before it
    if category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1
