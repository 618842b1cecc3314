"""The lexer: one search for the marks of the grammar. Each token extends to the next mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from ..lexer import BaseLexer, BaseToken

if TYPE_CHECKING:
    from lark.common import LexerConf

MARKS = ("======", "------", "~~~")


class Part(BaseToken):
    """A mark, the name on the line below it, and the words down to the next mark.

    `type` is the name of the terminal. `name` is None if the name is lost. The mark and the name are at
    `start`:`words`, the words at `words`:`end`. A TEXT has only words.
    """

    __slots__ = ("end", "name", "start", "type", "words")

    def __init__(self, type_: str, name: str | None, start: int, words: int, end: int) -> None:
        self.type = type_
        self.name = name
        self.start = start
        self.words = words
        self.end = end


class MarkLexer(BaseLexer):
    """A lexer that yields a token for each mark, with the words below it.

    All terminals begin with the same character, and `re` can search for that character first. This optimization needs
    an expression without groups before the character. So an empty group at the end of each terminal shows which one
    matched.
    """

    def __init__(self, conf: LexerConf) -> None:
        marks = [f"{t.pattern.to_regexp()}(?P<{t.name}>)" for t in conf.terminals if t.name != "TEXT"]
        self._marks = re.compile("|".join(marks))

    def tokens(self, text: str) -> Iterator[Part]:
        """Yield the parts of a text."""
        part = Part("TEXT", None, 0, 0, 0)
        for match in self._marks.finditer(text):
            start, words = match.span()
            part.end = start
            if start or part.type != "TEXT":
                yield part
            # The name is the last word. If it is lost, the last word is the mark.
            name = match[0].split()[-1]
            part = Part(cast("str", match.lastgroup), None if name in MARKS else name, start, words, words)
        part.end = len(text)
        yield part
