"""The lexer: one regular expression from the terminals of the grammar. Each part extends to the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from ..lexer import BaseLexer, BaseToken, in_lark_order

if TYPE_CHECKING:
    from lark.common import LexerConf

EDGE = re.compile(r"\(\?:(?:[^()]|\([^()]*\))*\)")
"""The group at the start of each terminal, which matches where a part can start."""


class Part(BaseToken):
    """A part of a page and the text below it. The part is at `start`:`end`, the text at `end`:`stop`.

    `type` is the name of the terminal. A TEXT has only text. `part["age"]` is the content of the group of that name.
    """

    __slots__ = ("end", "match", "start", "stop", "type")

    def __init__(self, type_: str, start: int, end: int, stop: int, match: re.Match[str] | None = None) -> None:
        self.type = type_
        self.start = start
        self.end = end
        self.stop = stop
        self.match = match

    def __getitem__(self, group: str) -> str | None:
        return self.match[group] if self.match else None

    def start_of(self, group: str) -> int:
        """Return the start of a group, or -1 if the part or the grammar of the page's layout does not have it."""
        return self.match.start(group) if self.match and group in self.match.re.groupindex else -1

    def __repr__(self) -> str:
        return f"Part({self.type}, {self.start}:{self.end}:{self.stop})"


class PartLexer(BaseLexer):
    """A lexer that searches for the parts of a page.

    All terminals except TEXT start with the same group. The regular expression has it once, at its start, so that the
    search skips all places where no part can start. TEXT below a part has no token: it belongs to the part.
    """

    def __init__(self, conf: LexerConf) -> None:
        terminals = in_lark_order(conf.terminals)
        patterns = {terminal.name: terminal.pattern.to_regexp() for terminal in terminals if terminal.name != "TEXT"}
        edge = cast("re.Match[str]", EDGE.match(next(iter(patterns.values()))))[0]
        parts = [f"(?P<{name}>{pattern.removeprefix(edge)})" for name, pattern in patterns.items()]
        self._parts = re.compile(f"{edge}(?:{'|'.join(parts)})")

    def tokens(self, text: str) -> Iterator[Part]:
        """Yield the parts of a text, in order."""
        above: Part | None = None
        for match in self._parts.finditer(text):
            start, end = match.span()
            if above is not None:
                above.stop = start
                yield above
            elif start:
                yield Part("TEXT", 0, 0, start)
            # The group that is closed last is that of the terminal.
            above = Part(cast("str", match.lastgroup), start, end, end, match)
        if above is not None:
            above.stop = len(text)
            yield above
        elif text:
            yield Part("TEXT", 0, 0, len(text))
