"""The items of Hacker News that comments link to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model import Comment

# Dots after the digits can mean that a long address was shortened.
ID = r"([1-9][0-9]{0,11})(?!\.{3}|[0-9])"
ITEM = re.compile(rf"(?<![\w.-])(?i:(?:www\.)?news\.ycombinator\.com)/item\?id={ID}(?:#{ID})?")


def mentions(comments: Iterable[Comment]) -> Iterator[tuple[Comment, int]]:
    """Yield each comment with each id that it links to, in the order of its text."""
    for comment in comments:
        for id_ in dict.fromkeys(_ids(comment)):
            yield comment, id_


def _ids(comment: Comment) -> Iterator[int]:
    """Yield the ids in the links of a comment, except its own id."""
    for match in ITEM.finditer(comment.text) if "item?id=" in comment.text else ():
        # If the text ends right after the digits, they can be the beginning of a longer id.
        if not (comment.truncated and match.end() == len(comment.text)):
            yield from (int(digits) for digits in match.groups() if digits and int(digits) != comment.id)
