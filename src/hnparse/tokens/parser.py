"""The parser: Lark with a dialect's grammar, made once a process from the tables that were saved with the package."""

from __future__ import annotations

import io
from functools import cache
from hashlib import sha256
from typing import cast

import lark

from .. import _grammar
from .lexer import LineLexer
from .parts import PageParts, Rules


def read_pages(text: str, dialect: str = "slacker_news") -> list[PageParts]:
    """The pages of a text that begins with a line break: what stands before the first head, then a page a head."""
    return cast("list[PageParts]", _parser(dialect).parse(text))


def compile_tables(dialect: str) -> bytes:
    """A dialect's parser in the form that `tables` files keep: what it was made from, then Lark's own format."""
    out = io.BytesIO()
    _build(dialect).save(out)
    return _made_from(dialect) + out.getvalue()


@cache
def _parser(dialect: str) -> lark.Lark:
    saved = _grammar.tables(dialect)
    key = _made_from(dialect)
    if saved.startswith(key):
        return lark.Lark.load(io.BytesIO(saved[len(key) :]))
    return _build(dialect)


def _build(dialect: str) -> lark.Lark:
    return lark.Lark(_grammar.read(dialect), parser="lalr", lexer=LineLexer, transformer=Rules())


def _made_from(dialect: str) -> bytes:
    """What saved tables must be made from to be used: this grammar, by this version of Lark."""
    return sha256(f"{lark.__version__}\n{_grammar.read(dialect)}".encode()).digest()
