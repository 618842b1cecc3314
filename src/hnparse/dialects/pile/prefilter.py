"""The pre-filter: what a text must have to hold a document, found as fast as a word is searched."""

from __future__ import annotations


def may_hold_document(text: str) -> bool:
    """Whether a text may hold a document. Never false for one; true for few other texts."""
    if "=" in text and "======" in text and (" - " in text or "\u00a0-" in text or "-\u00a0" in text):
        return True
    # To look for one character takes next to no time.
    return ("~" in text and "\n~~~" in text) or ("-" in text and "\n------" in text)
