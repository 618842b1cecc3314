"""The lexer: one regular expression made of the grammar's terminals, which takes a run of text lines at once."""

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
    """A piece of the text: the name of its terminal, where it starts and ends, and the terminal's own match.

    A run of TEXT lines has no match: it is told by its ends alone.
    """

    __slots__ = ("end", "match", "start", "type")

    # What Lark asks of a token when it adds the end of the text after it.
    start_pos = line = column = end_line = end_column = end_pos = cast("Any", None)

    type: str
    start: int
    end: int
    match: re.Match[str] | None

    def __init__(self, name: str, start: int, end: int, match: re.Match[str] | None = None) -> None:
        self.type = name
        self.start = start
        self.end = end
        self.match = match

    def __repr__(self) -> str:
        return f"Token({self.type}, {self.start}:{self.end})"


class LineLexer(Lexer):
    """A lexer for grammars whose terminals are whole lines (or words), each with the line break (or blank) before it.

    The tokens are those of Lark's own basic lexer, but for one thing: lines that are TEXT, the catch-all terminal,
    come as one token as long as nothing but blank lines, which the grammar ignores, stands between them.
    """

    __future_interface__: ClassVar[int] = 1

    def __init__(self, conf: LexerConf) -> None:
        plain = {"TEXT", *conf.ignore}
        terminals = sorted(conf.terminals, key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value)))
        patterns = {t.name: t.pattern.to_regexp() for t in terminals}
        line = "|".join(pattern for name, pattern in patterns.items() if name in plain)
        part = "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items() if name not in plain)
        unnamed = re.sub(r"\(\?P<\w+>", "(?:", part)
        self._scan = re.compile(rf"(?:(?!{unnamed})(?:{line}))*+(?:{part}|\Z)").finditer

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[LarkToken]:
        return cast("Iterator[LarkToken]", self.tokens(lexer_state.text.text))

    def tokens(self, text: str) -> Iterator[Token]:
        """The tokens of a text that begins with a line break."""
        for match in self._scan(text):
            start, end, name = match.start(), match.end(), match.lastgroup
            if name is None:
                if start < end and not text[start:end].isspace():
                    yield Token("TEXT", start, end)
                return
            begin = match.start(name)
            if start < begin and not text[start:begin].isspace():
                yield Token("TEXT", start, begin)
            yield Token(name, begin, end, match)
