"""Posts as the parser gives them: a marker and the lines below it."""

from __future__ import annotations

from .lexer import Token

RawPost = list[Token]
"""A post: its marker, then its lines from top to bottom."""

USUAL = ("PARENT_LINE", "TEXT", "REPLIES_LINE")
"""The lines of a post below its marker."""


def number(post: RawPost) -> int | None:
    """The number in front of a post's marker."""
    digits = post[0]["number"]
    return int(digits) if digits else None


def start(post: RawPost) -> int:
    """Where it begins in the text."""
    return post[0].start


def end(post: RawPost) -> int:
    """Where it ends in the text."""
    return post[-1].end


def usual_length(post: RawPost) -> int:
    """How many of its tokens are, in this order, its marker, its parent line, its words and its replies line."""
    length, tokens = 1, len(post)
    for kind in USUAL:
        if length < tokens and post[length].type == kind:
            length += 1
    return length


def has_parent_line(post: RawPost) -> bool:
    """Whether a parent line stands right below its marker."""
    return len(post) > 1 and post[1].type == "PARENT_LINE"


def has_role(post: RawPost) -> bool:
    """Whether its parent line says that it names the story or the page's own comment."""
    return post[1]["parent_role"] is not None


def is_cut(post: RawPost) -> bool:
    """Whether the text may end above or in its parent line."""
    return all(line.type in ("MARKER", "CUT_PARENT") for line in post[:2])
