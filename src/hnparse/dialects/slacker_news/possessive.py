"""Possessive quantifiers, on Pythons in which they match wrongly."""

from __future__ import annotations

import re
import sys

POSSESSIVE = re.compile(r"(?<=[+*?}])\+")
IS_WRONG = sys.version_info < (3, 11, 5)
"""CPython before 3.11.5 loses matches of possessive quantifiers (issues 100061 and 106052)."""


def supported(pattern: str, *, is_wrong: bool = IS_WRONG) -> str:
    """Return a pattern that this Python matches rightly: without possessive quantifiers, where they are wrong.

    Without them, a text made to be slow takes longer there.

    >>> supported(r"a++b?+c{2}+", is_wrong=True), supported("a++", is_wrong=False)
    ('a+b?c{2}', 'a++')
    """
    return POSSESSIVE.sub("", pattern) if is_wrong else pattern
