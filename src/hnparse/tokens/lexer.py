"""The lexer: one regular expression made of the grammar's terminals, which takes a run of text lines at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby, takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, cast

from lark.lexer import Lexer

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

    def __repr__(self) -> str:
        return f"Token({self.type}, {self.start}:{self.end})"


GROUP = re.compile(r"\(\?P<(\w+)>")
BEGIN = "begin"
"""An empty group that stands where a part begins, or where the lines that are none end."""
HEAD = "PAGE_HEAD"
HEAD_SIGN = re.compile(r"comments?\s++\|")
"""What every head has near its end. Any line can begin a head: to look for one costs more than for all the rest."""
HEAD_LINES = 200
"""How many lines of a head, blank ones not counted, can stand above that: no head has so many."""
RUN_LINES = 500
"""How many lines of text are taken at a time."""


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
        parts = {name: pattern for name, pattern in patterns.items() if name not in plain}
        self._next = _matcher(parts, line)
        self._next_but_head = _matcher({name: part for name, part in parts.items() if name != HEAD}, line)
        # A match gives a tuple of groups when it is asked for two or more.
        groups = {name: [*GROUP.findall(part), BEGIN, BEGIN] for name, part in parts.items()}
        self._groups = {name: tuple(names[: max(2, len(names) - 2)]) for name, names in groups.items()}
        self._places = {name: {group: place for place, group in enumerate(of)} for name, of in self._groups.items()}

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[LarkToken]:
        return cast("Iterator[LarkToken]", self.tokens(lexer_state.text.text))

    def tokens(self, text: str) -> Iterator[Token]:
        """The tokens of a text that begins with a line break."""
        told = done = 0
        places = _head_places(text)
        start, end = next(places)
        while done < len(text):
            match = (self._next_but_head if done < start else self._next)(text, done)
            name, begin = match.lastgroup, match.start(BEGIN)
            if done < start <= begin:
                done = start
                continue
            done = match.end()
            if name is not None and name != BEGIN:
                if told < begin and not text[told:begin].isspace():
                    yield Token("TEXT", told, begin)
                told = done
                yield Token(name, begin, done, match.group(*self._groups[name]), self._places[name])
            while done >= end:
                start, end = next(places)
        if told < done and not text[told:].isspace():
            yield Token("TEXT", told, done)


def _matcher(parts: dict[str, str], line: str) -> Callable[[str, int], re.Match[str]]:
    """What finds the next of these parts, or takes a run of the lines before it, which are none."""
    part = "|".join(_alternatives(parts))
    unnamed = GROUP.sub("(?:", part)
    pattern = re.compile(rf"(?:(?!{unnamed})(?:{line})){{0,{RUN_LINES}}}+(?P<{BEGIN}>)(?:{part})?")
    return cast("Callable[[str, int], re.Match[str]]", pattern.match)  # it matches whatever text


def _alternatives(parts: dict[str, str]) -> Iterator[str]:
    """The parts; what those have in common that begin plainly, as lines do, is tried once for each run of them."""
    plain = [pattern for pattern in parts.values() if not pattern.startswith("(")]
    first, last = min(plain), max(plain)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    begins = "".join(character for character, _ in same)
    for shared, group in groupby(parts.items(), lambda part: part[1].startswith(begins)):
        start = begins if shared else ""
        named = "|".join(f"(?P<{name}>{pattern.removeprefix(start)})" for name, pattern in group)
        yield f"{start}(?:{named})"


def _head_places(text: str) -> Iterator[tuple[int, int]]:
    """Where lines begin and end that can have a head between them; after the last of them, none."""
    done = 0
    for sign in HEAD_SIGN.finditer(text):
        start, lines = sign.start(), 0
        while start > done and lines < HEAD_LINES:
            start = max(done, text.rfind("\n", done, start))
            lines += start == done or not text[start - 1].isspace()
        done = sign.end()
        yield start, done
    while True:
        yield len(text), len(text) + 1
