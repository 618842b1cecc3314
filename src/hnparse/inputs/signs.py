"""The signs of a dump in the bytes of a text. Most texts have none and are never decoded."""

from __future__ import annotations

import re

from ..dialects import may_hold_dump

REQUEST_TIME = re.compile(rb"request[^A-Za-z]+time")
CLOCK = "\u25f4[".encode()
BULLET = "[\u2013]".encode()


def bytes_may_hold_dump(text: bytes) -> bool:
    """Return `may_hold_dump` of a text in UTF-8. This is faster, because it decodes few texts."""
    return has_signs(text) and may_hold_dump(text.decode("utf-8", "replace"))


def has_signs(text: bytes) -> bool:
    r"""Return True if the bytes of a text in UTF-8 have signs of a dump. If False, `may_hold_dump` is False, too.

    Takes about 2 µs per page. Each test searches for a single byte first, which costs almost nothing.

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
        return True  # The text may be escaped HTML, which hides all other signs.
    if b"=" in text and b"======" in text:
        return True
    if b"~" in text and b"\n~~~" in text:
        return True
    return text.count(b"-") > 5 and b"\n------" in text
