"""The parser: Lark with the grammar of this dialect, in one of three layouts."""

from __future__ import annotations

from typing import Literal, cast

from attrs import frozen

from ..parser import Parser
from .lexer import Part, PartLexer

Layout = Literal["lines", "pieces", "words"]


@frozen
class RowParts:
    """A header, or a placeholder without a header, and the parts below it."""

    head: Part
    parts: list[Part]


@frozen
class PageParts:
    """The parts of a page: those above the first header, and a row for each header."""

    opening: list[Part]
    rows: list[RowParts]

    def first(self, type_: str) -> Part | None:
        """Return the first part of a kind above the comments."""
        return next((part for part in self.opening if part.type == type_), None)


class Rules:
    """The results of the grammar rules, built without a tree."""

    def opening(self, children: list[Part]) -> list[Part]:
        return children

    def row(self, children: list[Part]) -> RowParts:
        return RowParts(children[0], children[1:])

    def start(self, children: list[list[Part] | RowParts]) -> PageParts:
        opening, *rows = children
        return PageParts(cast("list[Part]", opening), cast("list[RowParts]", rows))


PARSER: Parser[PageParts] = Parser("hacker_news", PartLexer, Rules)


def parse_parts(text: str, layout: Layout) -> PageParts:
    """Return the parts of a text that begins with a line break and has no U+00A0."""
    return PARSER.parse(text, layout)
