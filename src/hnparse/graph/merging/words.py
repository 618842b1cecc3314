"""Texts in the form for comparison: without white space, which tools change."""

from __future__ import annotations


def squeezed(text: str) -> str:
    r"""Return a text without its white space.

    >>> squeezed("One line.\n\nAnother one.")
    'Oneline.Anotherone.'
    """
    return "".join(text.split())
