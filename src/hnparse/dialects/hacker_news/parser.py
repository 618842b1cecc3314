"""The parser: Lark with this dialect's grammar in one of three layouts."""

from __future__ import annotations

from typing import Literal, cast

from attrs import frozen

from ..lexer import PartLexer, Token
from ..parser import Parser

Layout = Literal["lines", "pieces", "words"]


@frozen
class Row:
    """A header (or the placeholder of a comment without one) and the parts below it."""

    head: Token
    parts: list[Token]


@frozen
class Parts:
    """The parts of a text: those above the first header, then a row a header."""

    opening: list[Token]
    rows: list[Row]


class Rules:
    """Builds what each rule of the grammar gives; no tree is made."""

    def opening(self, children: list[Token]) -> list[Token]:
        return children

    def row(self, children: list[Token]) -> Row:
        return Row(children[0], children[1:])

    def start(self, children: list[list[Token] | Row]) -> Parts:
        opening, *rows = children
        return Parts(cast("list[Token]", opening), cast("list[Row]", rows))


PARSER: Parser[Parts] = Parser("hacker_news", PartLexer, Rules)


def parse_parts(text: str, layout: Layout) -> Parts:
    """Return the parts of a text that begins with a line break."""
    return PARSER.parse(text, layout)
