"""The parser: Lark with this dialect's grammar, for documents that have lines and for those that are one line."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

import lark

from ... import grammars
from .lexer import MarkLexer, Part

Layout = Literal["lines", "words"]


class _Rules:
    """Builds what each rule of the grammar gives; no tree is made."""

    def opening(self, children: list[Part]) -> list[Part]:
        return children

    def document(self, children: list[Part]) -> list[Part]:
        return children

    def start(self, children: list[list[Part]]) -> list[list[Part]]:
        return children


def parse_parts(text: str, layout: Layout) -> list[list[Part]]:
    """Return the parts above the first document of a text, then those of each document.

    The text begins with a line break.
    """
    return cast("list[list[Part]]", _parser(layout).parse(text))


@cache
def _parser(layout: Layout) -> lark.Lark:
    return lark.Lark(grammars.read("pile", layout), parser="lalr", lexer=MarkLexer, transformer=_Rules())
