r"""Parts of regular expressions for the bytes of a text in UTF-8, in which a character can have several bytes.

The expressions must be valid for `re` and for RE2, which Arrow uses. RE2 has no look-around and no ``\Z``, and its
``\s`` lacks a character.
"""

NOT_ASCII = r"\x80-\xff"
WHITE = rf"[\t-\r\x1c- {NOT_ASCII}]"
"""A byte that can be part of white space."""
BLACK = r"[^\t-\r\x1c- ]"
"""A byte that can be part of any other character."""
DIGIT = rf"[0-9{NOT_ASCII}]"
"""A byte that can be part of a digit."""


def byte_pattern(*alternatives: str) -> bytes:
    """Return the expression that matches what one of these matches. Characters that are not ASCII become UTF-8."""
    return "|".join(alternatives).encode()
