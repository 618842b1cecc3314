"""The parser: Lark with this dialect's grammar in one of three layouts."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

import lark
from attrs import frozen

from ... import grammars
from ..lexer import PartLexer, Token

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


class _Rules:
    """Builds what each rule of the grammar gives; no tree is made."""

    def opening(self, children: list[Token]) -> list[Token]:
        return children

    def row(self, children: list[Token]) -> Row:
        return Row(children[0], children[1:])

    def start(self, children: list[list[Token] | Row]) -> Parts:
        opening, *rows = children
        return Parts(cast("list[Token]", opening), cast("list[Row]", rows))


def parse_parts(text: str, layout: Layout) -> Parts:
    """Return the parts of a text that begins with a line break."""
    return cast("Parts", _parser(layout).parse(text))


@cache
def _parser(layout: Layout) -> lark.Lark:
    grammar = grammars.read("hacker_news", layout)
    return lark.Lark(grammar, parser="lalr", lexer=PartLexer, transformer=_Rules())
