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
    return tuple(_pattern(_marks(prose), "['’_\u200c\u200d]").findall(prose))


def parts_of_words(text: str) -> re.Pattern[str]:
    r"""What finds the words of a text where only the spelling counts: an apostrophe or a single underscore parts them.

    >>> parts_of_words("Don't").findall("Don't re-read naïve_date")
    ['Don', 't', 're', 'read', 'naïve', 'date']
    """
    return _pattern(_marks(text), "[\u200c\u200d]")


def _marks(text: str) -> str:
    """The combining marks in a text: Hindi, Thai and decomposed accents are written with them."""
    # What Python takes for a letter is none of them.
    return "" if text.isascii() else "".join(sorted(char for char in set(text) if category(char)[0] == "M"))


@lru_cache(maxsize=64)
def _pattern(marks: str, joiners: str) -> re.Pattern[str]:
    # Two of the joiners are invisible: scripts of India and Persia have them inside of words. A mark begins no word:
    # emoji have some that change their looks.
    run = rf"[^\W_](?:[^\W_]|[{marks}])*" if marks else r"[^\W_]+"
    return re.compile(rf"{run}(?:{joiners}{run})*")
