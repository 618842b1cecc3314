"""The words of a text."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category

from .links import links


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text as written, in order, without links. Linear time.

    A word is a run of letters and digits of any script, with their combining marks. An apostrophe or a single
    underscore inside a word belongs to it. A hyphen separates two words.

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
    return tuple(_pattern(_marks(prose), "['’_\u200c\u200d]").findall(prose))


def parts_of_words(text: str) -> re.Pattern[str]:
    r"""Return a pattern that finds the words of a text for comparison; apostrophes and underscores separate words.

    >>> parts_of_words("Don't").findall("Don't re-read naïve_date")
    ['Don', 't', 're', 'read', 'naïve', 'date']
    """
    return _pattern(_marks(text), "[\u200c\u200d]")


def _marks(text: str) -> str:
    """Return the combining marks in a text, which Hindi, Thai and decomposed accents use."""
    # None of them matches \w.
    return "" if text.isascii() else "".join(sorted(char for char in set(text) if category(char)[0] == "M"))


@lru_cache(maxsize=64)
def _pattern(marks: str, joiners: str) -> re.Pattern[str]:
    # Two of the joiners are invisible: Indic and Persian scripts use them inside words. No word begins with a mark,
    # because emoji are followed by marks that change their appearance.
    run = rf"[^\W_](?:[^\W_]|[{marks}])*" if marks else r"[^\W_]+"
    return re.compile(rf"{run}(?:{joiners}{run})*")
