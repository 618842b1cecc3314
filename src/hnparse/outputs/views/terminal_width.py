"""Widths: how many columns of a terminal a text takes. East Asian signs and emoji take two, marks on letters none."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from ...model.display import short

EMOJI_SIGN = "\ufe0f"
"""Behind a sign, it makes that an emoji, which takes two columns."""


def columns_of(text: str) -> int:
    """Return how many columns a line of text takes.

    >>> columns_of("bread"), columns_of("パン"), columns_of("🥐"), columns_of("é")
    (5, 4, 2, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def fit(text: str | None, width: int) -> str:
    """Return the first words of a text on one line of at most so many columns; "?" in place of None.

    >>> fit("パンとバター", 7)
    'パンと…'
    """
    if text is None or text.isascii():
        return short(text, width)
    line = short(text, 2 * width)  # marks on letters take no columns
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
        return 1  # the one that it adds to the sign before it
    if category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1
