"""Characters that a place cannot hold."""

from __future__ import annotations

import re
from typing import TypeVar

Words = TypeVar("Words", str, str | None)

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
"""Control characters, which XML and drawings cannot hold."""


def encodable(text: Words) -> Words:
    r"""The text as UTF-8 can hold it: what is half of a character becomes U+FFFD, two halves the character.

    None, which is no text, stays None.

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
    """The text as UTF-8 and XML can hold it, with U+FFFD for control characters other than tabs and line ends."""
    return FORBIDDEN.sub("�", encodable(text))
