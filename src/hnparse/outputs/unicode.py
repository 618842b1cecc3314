"""Replacement of characters that a file format cannot hold."""

from __future__ import annotations

import re
from typing import TypeVar

Words = TypeVar("Words", str, str | None)

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
"""Control characters, which XML and diagrams cannot hold."""


def encodable(text: Words) -> Words:
    r"""Return a text that UTF-8 can hold: a pair of surrogates becomes its character, a lone one U+FFFD.

    Returns None for None.

    >>> encodable("a \udc80 b, \ud83d\ude42")
    'a � b, 🙂'
    """
    if text is None or text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def printable(text: str) -> str:
    """Return a text that UTF-8 and XML can hold: also control characters but tabs and line breaks become U+FFFD."""
    return FORBIDDEN.sub("�", encodable(text))
