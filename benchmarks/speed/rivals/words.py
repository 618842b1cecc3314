"""Plain text from the HTML of a comment, in which each paragraph begins with two line breaks."""

from __future__ import annotations

import re

GAP = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """Return the text with one blank line between paragraphs."""
    return GAP.sub("\n\n", text).strip("\n")
