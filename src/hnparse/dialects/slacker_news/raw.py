"""Posts as the lexer gives them: a marker and its lines, each a token, or most of it in one match."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from re import Match

from .lexer import Token

MatchedPost = tuple[Match[str], Sequence[Token]]
"""All of a post that `LineLexer` matches at once, and the lines below that."""
RawPost = list[Token] | MatchedPost
"""A post as the lexer gives it, or as `tokens` takes it apart: a list that begins with its marker."""

FIELDS = {
    "MARKER": ("number", "by", "dead", "time", "id", "level", "line_kids"),
    "PARENT_LINE": ("parent", "parent_role"),
    "TEXT": (),
    "REPLIES_LINE": ("count", "kids"),
}
"""What a match can have, in the order of the lines, with the groups of each."""
PLACES = {name: {field: place for place, field in enumerate(fields)} for name, fields in FIELDS.items()}


def number(post: RawPost) -> int | None:
    """The number in front of a post's marker."""
    digits = post[0]["number"]
    return int(digits) if digits else None


def start(post: RawPost) -> int:
    """Where it begins in the text."""
    return post[0].start() if isinstance(post, tuple) else post[0].start


def end(post: RawPost) -> int:
    """Where it ends in the text."""
    if isinstance(post, tuple):
        match, lines = post
        return lines[-1].end if lines else match.end()
    return post[-1].end


def has_parent_line(post: RawPost) -> bool:
    """Whether a parent line stands right below its marker."""
    if isinstance(post, tuple):
        return post[0].start("parent") >= 0
    return len(post) > 1 and post[1].type == "PARENT_LINE"


def has_role(post: RawPost) -> bool:
    """Whether its parent line says that it names the story or the page's own comment."""
    if isinstance(post, tuple):
        return post[0].start("parent_role") >= 0
    return post[1]["parent_role"] is not None


def is_cut(post: RawPost) -> bool:
    """Whether the text may end above or in its parent line."""
    if isinstance(post, tuple) and post[0].string[post[0].start("PARENT_LINE") : post[0].end()].strip():
        return False
    return all(line.type in ("MARKER", "CUT_PARENT") for line in tokens(post)[:2])


def tokens(post: RawPost) -> list[Token]:
    """Its marker and its lines, each as a token."""
    if isinstance(post, list):
        return post
    match, lines = post
    starts = [match.start(), *(match.start(name) for name in list(FIELDS)[1:]), match.end()]
    found = {}
    for name, (start, end) in zip(FIELDS, pairwise(starts), strict=True):
        if start < end and not match.string[start:end].isspace():
            values = tuple([match[field] for field in FIELDS[name]])
            found[name] = Token(name, start, end, values, PLACES[name])
    # Lines of text can go on in the next token.
    if lines and lines[0].type == "TEXT" and "REPLIES_LINE" not in found:
        found["TEXT"] = Token("TEXT", match.start("TEXT"), lines[0].end)
        lines = lines[1:]
    return [*found.values(), *lines]
