"""The words of a comment: turns the Markdown in a document back into the text of the author."""

from __future__ import annotations

import re
from itertools import pairwise

_URL = r"<?[a-z][a-z0-9+.-]{1,20}:[^()]{0,3000}(?:\([^()]{0,300}\)[^()]{0,3000}){0,5}"
LINK = re.compile(rf"\[(?:[^\[\]\\]|\\.){{0,2000}}\]\((?P<link>{_URL})\)|<(?P<bare>https?://[^<>]{{1,3000}})>|\0")
STRESS = re.compile(r"_(?<![\w\\]_)(?=\S)([^_]{1,3000})_(?<=\S_)(?!\w)")
ESCAPE = re.compile(r"\\([\\\[\]()*_{}#+\-.!`])")
PARAGRAPHS = re.compile(r"\n(?:[ \t]*\n)+")
LONE_HYPHENS = re.compile(r"((?:^|(?<=\s))[\\-]{0,20}-)\n")
HYPHEN_OF_WORD = re.compile(r"-(?<=[^\s\\-]-)[ \t]*\n(?=\S)")
WIDTH, NEARLY_FULL = 78, 60
"""The column at which the program that made the documents wraps lines."""


def clean_words(text: str) -> str:
    r"""Return the text of a comment: paragraphs unwrapped, links as addresses, code with its own indentation.

    >>> clean_words("\nOne line that was\nwrapped.\n\n    \n      code()\n    \n\n1\\. See <https://a.example/>.\n\n")
    'One line that was wrapped.\n\n  code()\n\n1. See https://a.example/.'
    """
    text = text.lstrip("\n").rstrip()
    if _has_layout(text):
        return "\n\n".join([_paragraph(paragraph) for paragraph in PARAGRAPHS.split(text) if paragraph.strip()])
    if not _has_markdown(text) and "-\n" not in text:
        if "\n" not in text:
            return text
        return "\n\n".join([paragraph.replace("\n", " ") for paragraph in text.split("\n\n")])
    return "\n\n".join([_prose(paragraph) for paragraph in text.split("\n\n")])


def open_hyphen(text: str) -> int | None:
    """Return the offset of the first line that ends in the hyphen of a word, or None if there is none.

    The program that made the document wraps lines after such a hyphen, and at a blank after one. The text does not show
    which it was. Addresses contain no blanks, so they are skipped.
    """
    found = HYPHEN_OF_WORD.search(text)
    if found and _has_links(text):
        found = HYPHEN_OF_WORD.search(LINK.sub(lambda link: "\0" * len(link[0]), text))
    return found.start() if found else None


def lost_line(text: str) -> int | None:
    """Return the offset of the first line after a lost line, or None if no line is lost.

    The program fills each line. If the first word of a line would have fitted on the line above, a line between them is
    lost.
    """
    text = text.replace("\u00a0", " ")
    place = 0
    for above, line in pairwise(text.split("\n")):
        place += len(above) + 1
        if above and line and len(above) + 1 + len(line.partition(" ")[0]) <= WIDTH and _has_room(above, line):
            return place
    return None


def is_wrapped(text: str) -> bool:
    """Return True if the lines of a text are still those of the program, which wraps them.

    At least as many lines must be nearly full as are too long.
    """
    full = long = 0
    for line in text.split("\n"):
        full += NEARLY_FULL < len(line) <= WIDTH
        long += len(line) > WIDTH and _is_too_long(line)
    return full >= long


def long_line(text: str) -> int | None:
    """Return the offset of the first line that the program would have wrapped, or None if there is none."""
    place = 0
    for line in text.split("\n"):
        if len(line) > WIDTH and _is_too_long(line):
            return place
        place += len(line) + 1
    return None


def _is_too_long(line: str) -> bool:
    """Return True if the program would have wrapped a line. It does not wrap code, words without blanks, and lists."""
    words = line.strip().removeprefix("> ")
    is_prose = " " in words and not line.startswith("    ") and words[:1] not in "-*"
    return is_prose and len(line.rstrip()) > WIDTH and not _has_links(line)


def _has_room(above: str, line: str) -> bool:
    """Return True if the first word of a line would have fitted at the end of the line above it."""
    words = line.removeprefix("> ").split(None, 1)
    is_prose = above.strip() and words and not above.startswith("    ") and not line.startswith("    ")
    return bool(is_prose) and len(above.rstrip()) + 1 + len(words[0]) <= WIDTH


def _has_layout(text: str) -> bool:
    """Return True if a comment has more than plain paragraphs: code, a quote, or extra blanks."""
    # Searching for one character is many times faster than for two.
    is_quoting = ">" in text and "> " in text
    return is_quoting or "\n " in text or " \n" in text or text[:1] == " " or "\n\n\n" in text or "\u00a0" in text


def _has_markdown(text: str) -> bool:
    return "_" in text or "\\" in text or _has_links(text)


def _has_links(text: str) -> bool:
    return ("[" in text and "](" in text) or ("<" in text and "<http" in text)


def _paragraph(paragraph: str) -> str:
    """Return a paragraph without wrapping and Markdown. Code keeps its lines and its own indentation."""
    lines = [line.rstrip() for line in paragraph.replace("\u00a0", " ").split("\n")]
    if all(line.startswith("    ") for line in lines):
        return "\n".join([line[4:] for line in lines])
    if all(line.startswith("> ") for line in lines):
        lines = [lines[0], *[line[2:] for line in lines[1:]]]
    return _prose("\n".join([line.strip() for line in lines]))


def _prose(paragraph: str) -> str:
    """Return a paragraph on one line, with addresses in place of links."""
    if not _has_links(paragraph):
        return _unmarked(paragraph)
    # Addresses are not Markdown: they are replaced by placeholders while the rest is converted.
    held = [_address(link) for link in LINK.finditer(paragraph)]
    pieces = _unmarked(LINK.sub("\0", paragraph)).split("\0")
    return "".join([piece + address for piece, address in zip(pieces, [*held, ""], strict=True)])


def _unmarked(paragraph: str) -> str:
    """Return a paragraph on one line, without emphasis and escapes.

    Wrapped lines are joined with a blank, except after the hyphen of a word.
    """
    if "-\n" in paragraph:
        paragraph = LONE_HYPHENS.sub(r"\1 ", paragraph).replace("-\n", "-")
    paragraph = paragraph.replace("\n", " ")
    if "_" in paragraph:
        paragraph = STRESS.sub(r"\1", paragraph)
    return ESCAPE.sub(r"\1", paragraph) if "\\" in paragraph else paragraph


def _address(link: re.Match[str]) -> str:
    """Return the address of a link without line breaks. A match that is not a link is returned unchanged."""
    address = link["link"] or link["bare"]
    if address is None:
        return link[0]
    return ESCAPE.sub(r"\1", "".join(address.split()).strip("<>"))
