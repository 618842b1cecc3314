"""Plain text of a comment's words, in which each paragraph of the HTML begins with two line ends."""

from __future__ import annotations

import re

GAP = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """The text with one blank line between paragraphs."""
    return GAP.sub("\n\n", text).strip("\n")
