"""The lexer: one expression made of the grammar's terminals finds the parts of a page; all between them is text."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, cast

from lark.lexer import Lexer

from .rare_parts import cut_start, head_places

if TYPE_CHECKING:
    from lark.common import LexerConf
    from lark.lexer import LexerState
    from lark.lexer import Token as LarkToken


class Token:
    """A piece of the text: the name of its terminal, where it starts and ends, and what the terminal's groups hold.

    `token["id"]` is what the group of that name holds, None where it is not in the text; `values` are all of them, in
    the order of the terminal.
    """

    __slots__ = ("_places", "end", "start", "type", "values")

    # What Lark asks of a token when it adds the end of the text after it.
    start_pos = line = column = end_line = end_column = end_pos = cast("Any", None)

    type: str
    start: int
    end: int
    values: tuple[Any, ...]

    def __init__(
        self,
        name: str,
        start: int,
        end: int,
        values: tuple[Any, ...] = (),
        places: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self.type = name
        self.start = start
        self.end = end
        self.values = values
        self._places = places

    def __getitem__(self, group: str) -> Any:
        return self.values[self._places[group]]

    def without(self, group: str, start: int) -> Token:
        """Return the rest of the token from an offset on, without what a group holds."""
        place = self._places[group]
        values = (*self.values[:place], None, *self.values[place + 1 :])
        return Token(self.type, start, self.end, values, self._places)

    def __repr__(self) -> str:
        return f"Token({self.type}, {self.start}:{self.end})"


GROUP = re.compile(r"\(\?P<(\w+)>")
HEADS = ("PAGE_HEAD", "BROKEN_SCORE_LINE")
"""Parts that are looked for only where `head_places` says: nearly any line can begin one."""
CUT = "CUT_"
"""What the names of parts begin with that end where the text does: looked for below the last marker only."""


class LineLexer(Lexer):
    """A lexer for grammars whose terminals are whole lines (or words), each with the line break (or blank) before it.

    The tokens are those of Lark's own basic lexer, except that lines of TEXT with nothing but blank lines between them
    are one token. Time grows with the length of the text.
    """

    __future_interface__: ClassVar[int] = 1

    def __init__(self, conf: LexerConf) -> None:
        # At one place, the first one that matches is taken: this is Lark's order.
        terminals = sorted(conf.terminals, key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value)))
        parts = {t.name: t.pattern.to_regexp() for t in terminals if t.name not in ("TEXT", *conf.ignore)}
        usual = [name for name in parts if name not in HEADS and not name.startswith(CUT)]
        cut = [name for name in parts if name.startswith(CUT)]
        line = _shared_start([parts[name] for name in (*usual, *cut)])
        self._usual = re.compile(_behind(line, {name: parts[name] for name in usual})).finditer
        self._cut = re.compile(_behind(line, {name: parts[name] for name in cut})).search
        self._head = re.compile(_any_of({name: parts[name] for name in HEADS})).match
        self._any = re.compile(_any_of(parts)).match
        self._lines = re.compile(line + r"(?=\S)").finditer
        groups = {name: GROUP.findall(part) for name, part in parts.items()}
        # A match gives a tuple of groups when it is asked for two or more.
        self._groups = {
            name: ((*names, *[name] * (2 - len(names))), {group: place for place, group in enumerate(names)})
            for name, names in groups.items()
        }

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[LarkToken]:
        return cast("Iterator[LarkToken]", self.tokens(lexer_state.text.text))

    def tokens(self, text: str) -> Iterator[Token]:
        """Return the tokens of a text that begins with a line break."""
        done = 0
        for part in self._parts(text):
            start, end = part.span()
            if done < start and not text[done:start].isspace():
                yield Token("TEXT", done, start)
            name = cast("str", part.lastgroup)
            groups, places = self._groups[name]
            yield Token(name, start, end, part.group(*groups), places)
            done = end
        if done < len(text) and not text[done:].isspace():
            yield Token("TEXT", done, len(text))

    def _parts(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the parts of a text from top to bottom."""
        found = self._usual(text)
        usual = next(found, None)
        rare = self._rare(text)
        place, done = next(rare), 0
        while place < len(text) or usual:
            if usual and usual.start() < place:
                yield usual
                done = usual.end()
                usual = next(found, None)
                continue
            if place >= done and (part := self._any(text, place)):
                yield part
                done = part.end()
                if usual and usual.start() < done:
                    found = self._usual(text, done)
                    usual = next(found, None)
            place = rare.send(done)

    def _rare(self, text: str) -> Generator[int, int, None]:
        """Yield where a head, or what is left of one, can begin, or a part that is cut off; the end of the text last.

        Each time, it is sent up to where the parts are found.
        """
        # What is cut off at the beginning of the text is a part nowhere else.
        done = yield 0
        cut = self._next_cut(text, cut_start(text))
        for start, end in head_places(text):
            for line in self._lines(text, max(start, done), end):
                place = line.start()
                if place >= done and self._head(text, place):
                    while cut < place:
                        done = yield cut
                        cut = self._next_cut(text, max(cut + 1, done))
                    done = yield place
        while cut < len(text):
            done = yield cut
            cut = self._next_cut(text, max(cut + 1, done))
        yield cut

    def _next_cut(self, text: str, start: int) -> int:
        """Return where a part begins that is cut off; if there is none, the end of the text."""
        part = self._cut(text, start)
        return part.start() if part else len(text)


def _shared_start(patterns: Iterable[str]) -> str:
    """Return the pattern of a line break: what all these patterns begin with."""
    ordered = sorted(patterns)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(ordered[0], ordered[-1], strict=False))
    return "".join([character for character, _ in same])


def _behind(line: str, parts: dict[str, str]) -> str:
    """Return a pattern for any of the parts, which all begin with the same pattern: it is tried once for all."""
    return rf"{line}(?=\S)(?:{_any_of({name: part.removeprefix(line) for name, part in parts.items()})})"


def _any_of(parts: dict[str, str]) -> str:
    """Return a pattern for any of the parts; the name of the one that matches is the last group's."""
    return "|".join([f"{part}(?P<{name}>)" for name, part in parts.items()])
