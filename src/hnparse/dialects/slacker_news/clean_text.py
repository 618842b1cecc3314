"""The text of a post or story without the layout of the page."""

from __future__ import annotations

import re
from functools import cache

BLANK_LINES = re.compile(r"\n{3,}")
UNTIDY = re.compile(r"\n(?:(?<=[ \t]\n)|(?=\n\n))")
"""A line that ends in blanks, or a second blank line in a row: what `clean_text` removes."""


def next_untidy(text: str, start: int) -> int:
    """Return the offset of the next line that ends in blanks or of two blank lines, or the end of the text."""
    match = UNTIDY.search(text, start)
    return match.start() if match else len(text)


def clean_text(lines: str, indent: int = 0) -> str:
    r"""Return the words of some lines: one blank line between paragraphs, without the indentation of the page.

    `indent` is the indentation of the page, in characters. Additional indentation, as of code, is kept.

    >>> clean_text("\n  One.  \n\n\n  Two:\n    code\n", indent=2)
    'One.\n\nTwo:\n  code'
    """
    text = lines.rstrip()
    if indent:
        text = _indentation(indent).sub("\n", text)
    if " \n" in text or "\t\n" in text:
        text = "\n".join([line.rstrip() for line in text.split("\n")])
    # On a page with lines, a line break precedes the words, and leading blanks indent code. On a page that is one line,
    # a blank precedes them.
    text = text.lstrip("\n" if text.startswith("\n") else None)
    return BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text


@cache
def _indentation(width: int) -> re.Pattern[str]:
    return re.compile(rf"\n[ \t]{{1,{width}}}")
