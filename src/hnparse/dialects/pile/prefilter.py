"""The pre-filter: a fast test of whether a text may hold a document."""

from __future__ import annotations

SIGNS = rb"======|\n~~~|\n------"
"""The signs of a document in the bytes of a text."""


def may_hold_document(text: str) -> bool:
    """Return True if a text may hold a document. It is True for each document, and for few other texts."""
    if "=" in text and "======" in text and (" - " in text or "\u00a0-" in text or "-\u00a0" in text):
        return True
    # Searching for one character is very fast.
    return ("~" in text and "\n~~~" in text) or ("-" in text and "\n------" in text)
