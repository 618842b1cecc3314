"""Posts as returned by the parser: a marker and the parts below it."""

from __future__ import annotations

from collections.abc import Iterable

from .lexer import Token

RawPost = list[Token]
"""A post: its marker, then its other parts from top to bottom. The text below a part belongs to its token."""

USUAL = ("PARENT_LINE", "TEXT", "REPLIES_LINE")
"""The usual lines of a post below its marker."""


def number(post: RawPost) -> int | None:
    """Return the number before a post's marker, or None."""
    digits = post[0]["number"]
    return int(digits) if digits else None


def start(post: RawPost) -> int:
    """Return the offset of its start."""
    return post[0].start


def end(post: RawPost) -> int:
    """Return the offset of its end."""
    return post[-1].text_end


def lines_of(tokens: Iterable[Token]) -> list[Token]:
    """Return these parts as lines: the text below each part as a TEXT of its own."""
    return [line for token in tokens for line in token.lines()]


def usual_length(lines: list[Token]) -> int:
    """Return how many of a post's first lines are marker, parent line, words and replies line, in this order."""
    length = 1
    for kind in USUAL:
        if length < len(lines) and lines[length].type == kind:
            length += 1
    return length


def has_parent_line(post: RawPost) -> bool:
    """Return True if a parent line is right below its marker."""
    return len(post) > 1 and post[1].type == "PARENT_LINE" and not post[0].has_text


def has_role(post: RawPost) -> bool:
    """Return True if its parent line says that the parent is the story or the page's own comment."""
    return post[1]["parent_role"] is not None


def is_cut(post: RawPost) -> bool:
    """Return True if the text may end before or in its parent line."""
    return all(line.type in ("MARKER", "CUT_PARENT") for line in lines_of(post)[:2])
