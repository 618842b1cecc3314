"""The words of a comment: Markdown as the program wrote it, turned back into what the author wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ADDRESS = r"<?[a-z][a-z0-9+.-]{1,20}:[^()]{0,3000}(?:\([^()]{0,300}\)[^()]{0,3000}){0,5}"
LINK = re.compile(rf"\[(?:[^\[\]\\]|\\.){{0,2000}}\]\((?P<url>{_ADDRESS})\)")
BARE = re.compile(r"<(?P<url>https?://[^<>]{1,3000})>")
STRESS = re.compile(r"(?<![\w\\])_(?=\S)([^_]{1,3000}?)(?<=\S)_(?!\w)")
ESCAPE = re.compile(r"\\([\\\[\]()*_{}#+\-.!`])")
WIDTH = 78
PARAGRAPHS = re.compile(r"\n(?:[ \t]*\n)+")


def clean_words(text: str) -> str:
    r"""Return the words of a comment: paragraphs unwrapped, links as their addresses, code with its own indentation.

    >>> clean_words("\nOne line that was\nwrapped.\n\n    \n      code()\n    \n\n1\\. See <https://a.example/>.\n\n")
    'One line that was wrapped.\n\n  code()\n\n1. See https://a.example/.'
    """
    paragraphs = [_paragraph(paragraph) for paragraph in PARAGRAPHS.split(text.strip("\n")) if paragraph.strip()]
    return "\n\n".join(paragraphs)


def lost_line(text: str) -> int | None:
    """Return where the words of a comment have lost a line, as an offset, or None.

    Lines are filled up to 78 characters: below a line that has room for the next word, something is missing.
    """
    start = 0
    above: str | None = None
    for line in text.replace("\u00a0", " ").split("\n"):
        words = line.removeprefix("> ").split(None, 1)
        is_prose = bool(words) and not line.startswith("    ")
        if above is not None and is_prose and len(above) + 1 + len(words[0]) <= WIDTH:
            return start
        above = line.rstrip() if is_prose else None
        start += len(line) + 1
    return None


def _paragraph(paragraph: str) -> str:
    lines = [line.rstrip() for line in paragraph.replace("\u00a0", " ").split("\n")]
    if all(line.startswith("    ") for line in lines):
        return "\n".join([line[4:] for line in lines])
    if all(line.startswith("> ") for line in lines):
        lines = [lines[0], *(line[2:] for line in lines[1:])]
    joined = _join(line.strip() for line in lines)
    joined = LINK.sub(_address, joined)
    joined = BARE.sub(_address, joined)
    return ESCAPE.sub(r"\1", STRESS.sub(r"\1", joined))


def _join(lines: Iterable[str]) -> str:
    """Join wrapped lines with a blank; nothing was between a hyphen at the end of a line and the next one, mostly."""
    text = ""
    for line in lines:
        text += line if not text or text.endswith("-") else f" {line}"
    return text


def _address(link: re.Match[str]) -> str:
    """Return the address of a link; a line break can stand inside it."""
    return "".join(link["url"].split()).strip("<>")
