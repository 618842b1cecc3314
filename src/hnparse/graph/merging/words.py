"""Words as they are compared: without blanks, which tools put where they like."""

from __future__ import annotations


def squeezed(text: str) -> str:
    r"""The text without its white space.

    >>> squeezed("One line.\n\nAnother one.")
    'Oneline.Anotherone.'
    """
    return "".join(text.split())
