"""The parser: Lark with a dialect's grammar, made once a process from the tables that were saved with the package."""

from __future__ import annotations

import io
from functools import cache
from hashlib import sha256
from typing import cast

import lark

from ... import grammars
from .lexer import LineLexer
from .pages import resolve_boundaries
from .parts import PageParts, Rules

GRAMMARS = (("slacker_news", "lines"), ("slacker_news", "words"))
"""Each dialect, with each layout that its pages come in."""


def read_pages(text: str, layout: str = "lines", dialect: str = "slacker_news") -> list[PageParts]:
    """The pages of a text that begins with a line break: what stands before the first head, then a page a head."""
    return list(resolve_boundaries(cast("list[PageParts]", _parser(dialect, layout).parse(text))))


def compile_tables(dialect: str, layout: str) -> bytes:
    """A parser in the form that is saved: a digest of what it was made from, then Lark's own format."""
    out = io.BytesIO()
    _build(dialect, layout).save(out)
    return _digest(dialect, layout) + out.getvalue()


@cache
def _parser(dialect: str, layout: str) -> lark.Lark:
    saved = grammars.tables(dialect, layout)
    digest = _digest(dialect, layout)
    if saved.startswith(digest):
        return lark.Lark.load(io.BytesIO(saved[len(digest) :]))
    return _build(dialect, layout)


def _build(dialect: str, layout: str) -> lark.Lark:
    return lark.Lark(grammars.read(dialect, layout), parser="lalr", lexer=LineLexer, transformer=Rules())


def _digest(dialect: str, layout: str) -> bytes:
    """What saved tables must be made from to be used: this grammar, by this version of Lark."""
    return sha256(f"{lark.__version__}\n{grammars.read(dialect, layout)}".encode()).digest()
