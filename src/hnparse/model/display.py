"""How the classes of the model are displayed as one short line."""

from __future__ import annotations

from datetime import datetime

from ..expressions import expression

UNPRINTABLE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
"""The pattern of characters that must not be displayed: control characters, also of the writing direction, and lone
surrogates."""
PLURALS = {"y": "ies", "f": "ves"}

_unprintable = expression(UNPRINTABLE)


def short(text: str | None, width: int) -> str:
    r"""Return the beginning of a text as one printable line of at most `width` characters, or "?" for None.

    >>> short("The one at\n\nGull Point", 12)
    'The one at…'
    """
    if text is None:
        return "?"
    words = printable(" ".join(text[: 2 * width].split()))
    cut = len(words) > width or len(text) > 2 * width
    return words[: width - 1].rstrip() + "…" if cut else words


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "reply"), count(2, "reply"), count(0, "leaf"), count(3, "comment")
    ('1 reply', '2 replies', '0 leaves', '3 comments')
    """
    if number == 1:
        return f"1 {noun}"
    ending = PLURALS.get(noun[-1])
    return f"{number} {noun[:-1]}{ending}" if ending else f"{number} {noun}s"


def minute(time: datetime) -> str:
    """Return a UTC time in a readable form, to the minute.

    >>> minute(datetime(2024, 11, 14, 2, 6, 30))
    '2024-11-14 02:06 UTC'
    """
    return f"{time:%Y-%m-%d %H:%M} UTC"


def printable(text: str) -> str:
    """Return a text with the characters that must not be displayed replaced by U+FFFD."""
    return _unprintable().sub("\ufffd", text)
