"""The words of a post or a story as they stand in the text, without the page's own layout."""

from __future__ import annotations

import re
from functools import cache

BLANK_LINES = re.compile(r"\n{3,}")
UNTIDY = re.compile(r"\n(?:(?<=[ \t]\n)|(?=\n\n))")
"""Blanks at the end of a line, or more than one blank line: what `clean_text` removes."""


def next_untidy(text: str, start: int) -> int:
    """Where it is next that a line ends in blanks, or that two lines in a row are blank; if nowhere, at the end."""
    match = UNTIDY.search(text, start)
    return match.start() if match else len(text)


def clean_text(lines: str, indent: int = 0) -> str:
    r"""The words of some lines: paragraphs with one blank line between them, the page's own indentation taken off.

    `indent` is how far the page itself is indented. What a line has beyond that, as code does, it keeps.

    >>> clean_text("\n  One.  \n\n\n  Two:\n    code\n", indent=2)
    'One.\n\nTwo:\n  code'
    """
    text = lines.rstrip()
    if indent:
        text = _indentation(indent).sub("\n", text)
    if " \n" in text or "\t\n" in text:
        text = "\n".join([line.rstrip() for line in text.split("\n")])
    # Where a page is all on one line, a blank stands before its words; else a line break does, and code is indented.
    text = text.lstrip("\n" if text.startswith("\n") else None)
    return BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text


@cache
def _indentation(width: int) -> re.Pattern[str]:
    return re.compile(rf"\n[ \t]{{1,{width}}}")
