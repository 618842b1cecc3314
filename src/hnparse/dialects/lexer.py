"""The parts that the lexers of all dialects share: what Lark's parser expects of a lexer and of its tokens."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, cast

from lark.lexer import Lexer

if TYPE_CHECKING:
    from lark.lexer import LexerState, TerminalDef
    from lark.lexer import Token as LarkToken


class BaseToken:
    """A token that Lark's parser accepts. A subclass has the attribute `type`, the name of the terminal."""

    __slots__ = ()

    # Lark reads these attributes when it adds the end token.
    start_pos = line = column = end_line = end_column = end_pos = cast("Any", None)


class BaseLexer(Lexer):
    """A lexer for Lark's parser. A subclass yields the tokens of a text."""

    __future_interface__: ClassVar[int] = 1

    @abstractmethod
    def tokens(self, text: str) -> Iterator[BaseToken]:
        """Yield the tokens of a text."""

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[LarkToken]:
        return cast("Iterator[LarkToken]", self.tokens(lexer_state.text.text))


def in_lark_order(terminals: Iterable[TerminalDef]) -> list[TerminalDef]:
    """Return the terminals in the order in which Lark's basic lexer tries them: the first that matches is taken."""
    return sorted(terminals, key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value)))
