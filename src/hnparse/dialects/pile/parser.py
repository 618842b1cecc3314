"""The parser: Lark with the grammar of this dialect, for documents with lines and documents on one line."""

from __future__ import annotations

from typing import Literal

from ..parser import Parser
from .lexer import MarkLexer, Part

Layout = Literal["lines", "words"]


class Rules:
    """The results of the grammar rules, built without a tree."""

    def opening(self, children: list[Part]) -> list[Part]:
        return children

    def document(self, children: list[Part]) -> list[Part]:
        return children

    def start(self, children: list[list[Part]]) -> list[list[Part]]:
        return children


PARSER: Parser[list[list[Part]]] = Parser("pile", MarkLexer, Rules)


def parse_parts(text: str, layout: Layout) -> list[list[Part]]:
    """Return the parts above the first document, then those of each document. The text begins with a line break."""
    return PARSER.parse(text, layout)
