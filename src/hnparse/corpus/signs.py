"""Signs: whether the bytes of a text may hold a dump, told before a string is made of most of them."""

from __future__ import annotations

import re

from ..dialects import may_hold_dump

REQUEST_TIME = re.compile(rb"request[^A-Za-z]+time")
CLOCK = "\u25f4[".encode()
BULLET = "[\u2013]".encode()


def bytes_may_hold_dump(text: bytes) -> bool:
    """Return what `may_hold_dump` does of a text in UTF-8. Faster: it makes strings of few texts."""
    return has_signs(text) and may_hold_dump(text.decode("utf-8", "replace"))


def has_signs(text: bytes) -> bool:
    r"""Return whether a text in UTF-8 has bytes that it needs for `may_hold_dump` to be true. Takes some 2 µs a page.

    To look for one byte costs next to nothing, so that comes first.

    >>> has_signs(b"A shopping list: milk, eggs."), has_signs(b"1. bob [] No.101[source]\nDoes it purl?")
    (False, True)
    """
    if b"[" in text and (b"source" in text or b"](" in text or CLOCK in text):
        return True
    if b"|" in text and (b"point" in text or b"parent" in text or BULLET in text):
        return True
    if b"request" in text and REQUEST_TIME.search(text) is not None:
        return True
    if b"&" in text and b";" in text and b"<" not in text and b">" not in text:
        return True  # HTML that was escaped once too often can have any sign.
    if b"=" in text and b"======" in text:
        return True
    if b"~" in text and b"\n~~~" in text:
        return True
    return text.count(b"-") > 5 and b"\n------" in text
