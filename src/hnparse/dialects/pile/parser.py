"""The parser: Lark with this dialect's grammar, for documents that have lines and for those that are one line."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

import lark
from attrs import define, field

from ... import grammars
from ..lexer import PartLexer, Token

Layout = Literal["lines", "words"]
MARKS = ("======", "------", "~~~")


@define
class Part:
    """A mark and the text below it; the opening of a text has no mark."""

    mark: Token | None
    text: Token | None = None
    below: list[Part] = field(factory=list)

    def name(self, source: str) -> str | None:
        """Return the name below the mark, or the name that stands without one; None if it is lost."""
        words = source[self.mark.start : self.mark.end].split() if self.mark else []
        return words[-1] if words and words[-1] not in MARKS else None


class _Rules:
    """Builds what each rule of the grammar gives; no tree is made."""

    def opening(self, children: list[Token | Part]) -> Part:
        return _part(None, children)

    def document(self, children: list[Token | Part]) -> Part:
        return _part(cast("Token", children[0]), children[1:])

    def comment(self, children: list[Token]) -> Part:
        return Part(children[0], children[1] if len(children) > 1 else None)

    def start(self, children: list[Part]) -> list[Part]:
        return children


def _part(mark: Token | None, children: list[Token | Part]) -> Part:
    text = children[0] if children and isinstance(children[0], Token) else None
    return Part(mark, text, [child for child in children if isinstance(child, Part)])


def parse_parts(text: str, layout: Layout) -> list[Part]:
    """Return what stands above the first document, then each document, of a text that begins with a line break."""
    return cast("list[Part]", _parser(layout).parse(text))


@cache
def _parser(layout: Layout) -> lark.Lark:
    return lark.Lark(grammars.read("pile", layout), parser="lalr", lexer=PartLexer, transformer=_Rules())
