"""The words of a comment: Markdown as the program wrote it, turned back into what the author wrote."""

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
WIDTH = 78
"""The program wraps lines at this column."""


def clean_words(text: str) -> str:
    r"""Return the words of a comment: paragraphs unwrapped, links as their addresses, code with its own indentation.

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
    """Return where a line of a comment ends in the hyphen of a word; None if no line does.

    The program breaks lines behind such a hyphen, and at a blank that follows one: the text does not tell which. Inside
    an address, there is no blank.
    """
    found = HYPHEN_OF_WORD.search(text)
    if found and _has_links(text):
        found = HYPHEN_OF_WORD.search(LINK.sub(lambda link: "\0" * len(link[0]), text))
    return found.start() if found else None


def lost_line(text: str) -> int | None:
    """Return where the words of a comment go on after a lost line, as an offset; None if no line is lost.

    Lines are filled up: above a line whose first word would have fitted there, something is missing.
    """
    text = text.replace("\u00a0", " ")
    place = 0
    for above, line in pairwise(text.split("\n")):
        place += len(above) + 1
        if above and line and len(above) + 1 + len(line.partition(" ")[0]) <= WIDTH and _has_room(above, line):
            return place
    return None


def _has_room(above: str, line: str) -> bool:
    """Whether the first word of a line would have fitted at the end of the line above it."""
    words = line.removeprefix("> ").split(None, 1)
    is_prose = above.strip() and words and not above.startswith("    ") and not line.startswith("    ")
    return bool(is_prose) and len(above.rstrip()) + 1 + len(words[0]) <= WIDTH


def _has_layout(text: str) -> bool:
    """Whether a comment has more than plain paragraphs: code, a quote, blanks that are not the author's."""
    # To look for one character is many times as fast as for two.
    is_quoting = ">" in text and "> " in text
    return is_quoting or "\n " in text or " \n" in text or text[:1] == " " or "\n\n\n" in text or "\u00a0" in text


def _has_markdown(text: str) -> bool:
    return "_" in text or "\\" in text or _has_links(text)


def _has_links(text: str) -> bool:
    return ("[" in text and "](" in text) or ("<" in text and "<http" in text)


def _paragraph(paragraph: str) -> str:
    lines = [line.rstrip() for line in paragraph.replace("\u00a0", " ").split("\n")]
    if all(line.startswith("    ") for line in lines):
        return "\n".join([line[4:] for line in lines])
    if all(line.startswith("> ") for line in lines):
        lines = [lines[0], *[line[2:] for line in lines[1:]]]
    return _prose("\n".join([line.strip() for line in lines]))


def _prose(paragraph: str) -> str:
    if not _has_links(paragraph):
        return _unmarked(paragraph)
    # The words of an address are not Markdown: they are held back while the others are read.
    held = [_address(link) for link in LINK.finditer(paragraph)]
    pieces = _unmarked(LINK.sub("\0", paragraph)).split("\0")
    return "".join([piece + address for piece, address in zip(pieces, [*held, ""], strict=True)])


def _unmarked(paragraph: str) -> str:
    """Return a paragraph on one line, without stress and escapes.

    Wrapped lines are joined with a blank; behind a hyphen that ends a word stands mostly none.
    """
    if "-\n" in paragraph:
        paragraph = LONE_HYPHENS.sub(r"\1 ", paragraph).replace("-\n", "-")
    paragraph = paragraph.replace("\n", " ")
    if "_" in paragraph:
        paragraph = STRESS.sub(r"\1", paragraph)
    return ESCAPE.sub(r"\1", paragraph) if "\\" in paragraph else paragraph


def _address(link: re.Match[str]) -> str:
    """Return the address of a link, which can be broken into lines; a character that is no link is itself."""
    address = link["link"] or link["bare"]
    if address is None:
        return link[0]
    return ESCAPE.sub(r"\1", "".join(address.split()).strip("<>"))
