"""Repeats: comments that a text shows twice because its pieces overlap, in dialects whose comments have no ids."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .draft import DraftComment

BEGINNING = 24
"""Shorter texts, and texts with a shorter common beginning, can be equal by chance."""


def first_repeat(comments: Sequence[DraftComment], replies: Collection[int]) -> DraftComment | None:
    """Return the first comment that is certainly a repeat, or None.

    A person can post a comment twice, but not as a reply to the same comment, of which the text can show a beginning
    only, and not two comments in the same order. `replies` are the ids of the comments that reply to the one above.
    Linear in the number of comments.
    """
    pairs: set[tuple[object, ...]] = set()
    above: DraftComment | None = None
    for comment in comments:
        if above is not None and min(len(comment.text), len(above.text)) >= BEGINNING:
            same = comment.by == above.by and comment.text[:BEGINNING] == above.text[:BEGINNING]
            if same and comment.age == above.age and comment.id in replies:
                return comment
            pair = (above.by, above.age, above.text, comment.by, comment.age, comment.text)
            if pair in pairs:
                return comment
            pairs.add(pair)
        above = comment
    return None
