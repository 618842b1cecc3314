"""The words of a text."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category

from .links import links


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are written, in its order; links are no words.

    A word is a run of letters and digits of any script, with the marks on them. An apostrophe or a single underscore
    inside belongs to it, a hyphen parts two words.

    >>> words("Don't re-read naïve_date: see https://date.example/")
    ("Don't", 're', 'read', 'naïve_date', 'see')
    """
    pieces = []
    end = 0
    for link in links(text):
        pieces.append(text[end : link.start])
        end = link.end
    pieces.append(text[end:])
    prose = " ".join(pieces)
    # Python's \w has no combining marks, which Hindi, Thai and decomposed accents are written with.
    marks = "" if prose.isascii() else "".join(sorted(char for char in set(prose) if category(char)[0] == "M"))
    return tuple(_pattern(marks).findall(prose))


@lru_cache(maxsize=64)
def _pattern(marks: str) -> re.Pattern[str]:
    # Two of the joiners are invisible: scripts of India and Persia have them inside of words.
    run = rf"(?:[^\W_]|[{marks}])+" if marks else r"[^\W_]+"
    return re.compile(rf"{run}(?:['’_\u200c\u200d]{run})*")
