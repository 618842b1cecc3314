"""The parser of this dialect: the parts of each page of a text."""

from __future__ import annotations

from ..parser import Parser
from .lexer import LineLexer
from .pages import resolve_boundaries
from .parts import PageParts, Rules

PARSER: Parser[list[PageParts]] = Parser("slacker_news", LineLexer, Rules)


def read_pages(text: str, layout: str = "lines") -> list[PageParts]:
    """Return the pages of a text that begins with a line break.

    The first one can be the rest of a page, its head lost; then comes a page for each head.
    """
    return list(resolve_boundaries(PARSER.parse(text, layout)))
