"""Repeats: comments that a text shows twice because its pieces overlap, in dialects whose comments have no ids."""

from __future__ import annotations

from collections.abc import Sequence

from .draft import DraftComment

SHORT = 40
"""Shorter comments can be equal by chance."""


def first_repeat(comments: Sequence[DraftComment]) -> DraftComment | None:
    """Return the first comment that is certainly a repeat: it, or it and the one above, are equal to those above.

    A person can post a comment twice, but not as the next comment of a page and, in the same order, not with another
    comment. Linear in the number of comments.
    """
    pairs: set[tuple[object, ...]] = set()
    above: tuple[object, ...] | None = None
    for comment in comments:
        key = (comment.by, comment.age, comment.text) if len(comment.text) >= SHORT else None
        if key is not None:
            if above == key or (above, key) in pairs:
                return comment
            if above is not None:
                pairs.add((above, key))
        above = key
    return None
