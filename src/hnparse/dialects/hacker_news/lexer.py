"""The lexer: one regular expression made of the grammar's terminals; each part reaches to the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from ..lexer import BaseLexer, BaseToken, in_lark_order

if TYPE_CHECKING:
    from lark.common import LexerConf

EDGE = re.compile(r"\(\?:(?:[^()]|\([^()]*\))*\)")
"""The group that each terminal starts with: it tells where a part can start."""


class Part(BaseToken):
    """A part of a page with the words below it: the part is at `start`:`end`, the words at `end`:`stop`.

    `type` is the name of its terminal; a TEXT has words only. `part["age"]` is what the group of that name holds.
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
        """Return where a group starts; -1 if it is not in the part, or not in the grammar of the page's layout."""
        return self.match.start(group) if self.match and group in self.match.re.groupindex else -1

    def __repr__(self) -> str:
        return f"Part({self.type}, {self.start}:{self.end}:{self.stop})"


class PartLexer(BaseLexer):
    """A lexer that searches for the parts of a page.

    All terminals but TEXT start with the same group, which stands once in the regular expression: then the search skips
    all places at which no part can start. There is no token for TEXT below a part: its characters are the part's words.
    """

    def __init__(self, conf: LexerConf) -> None:
        terminals = in_lark_order(conf.terminals)
        patterns = {terminal.name: terminal.pattern.to_regexp() for terminal in terminals if terminal.name != "TEXT"}
        edge = cast("re.Match[str]", EDGE.match(next(iter(patterns.values()))))[0]
        parts = [f"(?P<{name}>{pattern.removeprefix(edge)})" for name, pattern in patterns.items()]
        self._parts = re.compile(f"{edge}(?:{'|'.join(parts)})")

    def tokens(self, text: str) -> Iterator[Part]:
        """Return the parts of a text in their order."""
        above: Part | None = None
        for match in self._parts.finditer(text):
            start, end = match.span()
            if above is not None:
                above.stop = start
                yield above
            elif start:
                yield Part("TEXT", 0, 0, start)
            # The last group that is closed is the terminal's own.
            above = Part(cast("str", match.lastgroup), start, end, end, match)
        if above is not None:
            above.stop = len(text)
            yield above
        elif text:
            yield Part("TEXT", 0, 0, len(text))
