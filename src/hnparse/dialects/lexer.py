"""The lexer: one regular expression made of the grammar's terminals, searched from part to part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, cast

from lark.lexer import Lexer

if TYPE_CHECKING:
    from lark.common import LexerConf
    from lark.lexer import LexerState
    from lark.lexer import Token as LarkToken


class Token:
    """A part of a page: the name of its terminal, its place in the text, and what the terminal's groups hold."""

    __slots__ = ("end", "match", "start", "type")

    # What Lark asks of a token when it adds the end of the text after it.
    start_pos = line = column = end_line = end_column = end_pos = cast("Any", None)

    def __init__(self, name: str, start: int, end: int, match: re.Match[str] | None = None) -> None:
        self.type = name
        self.start = start
        self.end = end
        self.match = match

    def __getitem__(self, group: str) -> str | None:
        return self.match[group] if self.match else None

    def __repr__(self) -> str:
        return f"Token({self.type}, {self.start}:{self.end})"


class PartLexer(Lexer):
    """A lexer that finds the parts of a page; everything between two parts is one TEXT token."""

    __future_interface__: ClassVar[int] = 1

    def __init__(self, conf: LexerConf) -> None:
        # At one place, the first one that matches is taken: this is the order of Lark's own lexer.
        terminals = sorted(conf.terminals, key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value)))
        parts = [f"(?P<{t.name}>{t.pattern.to_regexp()})" for t in terminals if t.name != "TEXT"]
        self._parts = re.compile("|".join(parts))

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[LarkToken]:
        return cast("Iterator[LarkToken]", self.tokens(lexer_state.text.text))

    def tokens(self, text: str) -> Iterator[Token]:
        """Return the tokens of a text."""
        done = 0
        for match in self._parts.finditer(text):
            if done < match.start():
                yield Token("TEXT", done, match.start())
            # The last group that is closed is the terminal's own.
            yield Token(cast("str", match.lastgroup), match.start(), match.end(), match)
            done = match.end()
        if done < len(text):
            yield Token("TEXT", done, len(text))
