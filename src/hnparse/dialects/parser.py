"""The parser of a dialect: Lark with its grammar and lexer, built once per process from the saved tables."""

from __future__ import annotations

import io
from functools import cache
from hashlib import sha256
from typing import Generic, TypeVar, cast

import lark
from attrs import frozen
from lark.lexer import Lexer

from .. import grammars
from ..model.page import DialectName

Parts = TypeVar("Parts")


@frozen(eq=False, repr=False)
class Parser(Generic[Parts]):
    """Lark for the grammar of a dialect, with its own lexer. `rules` builds the result of each rule without a tree."""

    dialect: DialectName
    lexer: type[Lexer]
    rules: type

    def parse(self, text: str, layout: str = "lines") -> Parts:
        """Return the result of the rules for a text, which begins with a line break."""
        return cast("Parts", _lark(self, layout).parse(text))

    def compile(self, layout: str) -> bytes:
        """Return the tables of a layout as they are saved: the digest of their origin, then Lark's own format."""
        out = io.BytesIO()
        # The loader of imported grammars cannot be saved, and saved tables do not need it.
        self.build(layout).save(out, exclude_options=["import_paths"])
        return self.digest(layout) + out.getvalue()

    def build(self, layout: str) -> lark.Lark:
        """Return the parser, compiled from the grammar."""
        return grammars.build_parser(self.dialect, layout, lexer=self.lexer, transformer=self.rules())

    def digest(self, layout: str) -> bytes:
        """Return a digest of the grammar, the version of Lark and the names of the classes.

        Saved tables with another digest are not loaded, because they refer to classes that may no longer exist.
        """
        classes = [f"{class_.__module__}.{class_.__qualname__}" for class_ in (self.lexer, self.rules)]
        origin = [lark.__version__, *classes, grammars.read_grammar(self.dialect, layout)]
        return sha256("\n".join(origin).encode()).digest()


@cache
def _lark(parser: Parser[object], layout: str) -> lark.Lark:
    saved = grammars.read_tables(parser.dialect, layout)
    digest = parser.digest(layout)
    if saved.startswith(digest):
        return lark.Lark.load(io.BytesIO(saved[len(digest) :]))
    return parser.build(layout)
