"""The item id in the address of a page."""

from __future__ import annotations

import re

ITEM = re.compile(r"/item\?(?:[^#]*&)?id=(\d{1,18})(?!\d)")


def item_of(url: str | None) -> int | None:
    """Return the item id in an address, or None if there is none.

    >>> item_of("https://viewer.example/item?id=42134892")
    42134892
    """
    match = ITEM.search(url) if url else None
    return int(match[1]) if match else None
