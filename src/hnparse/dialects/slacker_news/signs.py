"""Signs of the page that are left in words: pieces of a marker or of a replies line that was not read."""

from __future__ import annotations

import re

MARKER_SIGN = re.compile(r"\[source\]|No\.\s?\d{4,18}|\u25f4\s?\[")
LIST_SIGN = re.compile(
    r"(?:^|(?<=\n))[^\w\n]{0,6}(?:repl(?:y|ies)\s?\(\d{1,9}\)|[^\W\d_]{2,20}\s?\(\d{1,9}\)\s?:(?=[^\n]{0,40}[>\u00bb#]))"
    r"[^\w<>#\n]{0,20}[\w<>#]"
)
"""A line that begins like a replies line, and has something behind the number of replies."""
ID = re.compile(r"(?<![\w=/#-])\d{4,18}(?!\w)")
HAS_ID = re.compile(r"\d{4}").search


def has_marker_sign(words: str) -> bool:
    """Whether words have what only a comment's marker has.

    >>> has_marker_sign("1. bob #[] No.31500101[source]"), has_marker_sign("No. 1 of 2024")
    (True, False)
    """
    return MARKER_SIGN.search(words) is not None


def has_list_sign(words: str) -> bool:
    """Whether a line of words looks like what is left of a replies line.

    >>> has_list_sign("Yes.\\nreplies(2): >>315"), has_list_sign("replies(2):")
    (True, False)
    """
    return "(" in words and LIST_SIGN.search(words) is not None


def ends_in_list_sign(words: str) -> bool:
    """Whether the last line of words looks like what is left of a replies line."""
    return "(" in words and has_list_sign(words[words.rfind("\n") + 1 :])


def ids_in(words: str) -> list[int]:
    """Return the numbers in words that can be ids of comments, but for those in addresses.

    >>> ids_in("See >>31500105 # and https://host.example/item?id=31500110")
    [31500105]
    """
    return [int(digits) for digits in ID.findall(words)] if HAS_ID(words) else []
