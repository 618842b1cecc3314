"""The address that a text comes from: it names the item that the page is of."""

from __future__ import annotations

import re

ITEM = re.compile(r"/item\?(?:[^#]*&)?id=(\d{1,18})(?!\d)")


def item_of(url: str | None) -> int | None:
    """Return the id in an address; None if there is none.

    >>> item_of("https://viewer.example/item?id=42134892")
    42134892
    """
    match = ITEM.search(url) if url else None
    return int(match[1]) if match else None
