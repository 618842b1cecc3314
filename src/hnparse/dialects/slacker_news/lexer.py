"""The lexer: one expression made of the grammar's terminals finds the parts of a page. All between is their text."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from ..lexer import BaseLexer, BaseToken, in_lark_order
from .rare_parts import cut_start, head_places

if TYPE_CHECKING:
    from lark.common import LexerConf


class Token(BaseToken):
    """A part of a page: the name of its terminal, its span, the end of the text below it, and the terminal's groups.

    `token["id"]` is the value of a group, or None if the group did not match. `values` are all of them, in the order of
    the terminal. The text below is at `end`:`text_end`, which is empty if there is none.
    """

    __slots__ = ("_places", "end", "start", "text_end", "type", "values")

    type: str
    start: int
    end: int
    text_end: int
    values: tuple[Any, ...]

    def __init__(
        self,
        name: str,
        start: int,
        end: int,
        text_end: int,
        values: tuple[Any, ...] = (),
        places: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self.type = name
        self.start = start
        self.end = end
        self.text_end = text_end
        self.values = values
        self._places = places

    @classmethod
    def text(cls, start: int, end: int) -> Token:
        """Return a TEXT with this span."""
        return cls("TEXT", start, end, end)

    def __getitem__(self, group: str) -> Any:
        return self.values[self._places[group]]

    @property
    def has_text(self) -> bool:
        """Whether there is text below the part."""
        return self.end < self.text_end

    def lines(self) -> list[Token]:
        """Return the part, and the text below it as a TEXT."""
        if not self.has_text:
            return [self]
        part = Token(self.type, self.start, self.end, self.end, self.values, self._places)
        return [part, Token.text(self.end, self.text_end)]

    def without(self, group: str, start: int) -> Token:
        """Return the rest of the token from an offset on, with one group set to None."""
        place = self._places[group]
        values = (*self.values[:place], None, *self.values[place + 1 :])
        return Token(self.type, start, self.end, self.text_end, values, self._places)

    def __repr__(self) -> str:
        return f"Token({self.type}, {self.start}:{self.end}:{self.text_end})"


GROUP = re.compile(r"\(\?P<(\w+)>")
HEADS = ("PAGE_HEAD", "BROKEN_SCORE_LINE")
"""The parts that are searched only at the places that `head_places` yields, because nearly any line can begin one."""
ZERO_WIDTH = "\ufeff\u200b"
"""What can be between the blanks of a line break."""
CUT = "CUT_"
"""The prefix of the parts that end where the text does. They are searched only below the last marker."""


class LineLexer(BaseLexer):
    """A lexer for terminals that are whole lines (or words) with the preceding line break (or blank).

    It yields the tokens of Lark's basic lexer, except that the lines of TEXT below a part belong to its token. Linear
    time.
    """

    def __init__(self, conf: LexerConf) -> None:
        terminals = in_lark_order(conf.terminals)
        parts = {t.name: t.pattern.to_regexp() for t in terminals if t.name not in ("TEXT", *conf.ignore)}
        usual = [name for name in parts if name not in HEADS and not name.startswith(CUT)]
        cut = [name for name in parts if name.startswith(CUT)]
        line = _shared_start([parts[name] for name in (*usual, *cut)])
        self._usual = re.compile(_behind(line, {name: parts[name] for name in usual}))
        self._cut = re.compile(_behind(line, {name: parts[name] for name in cut}))
        self._head = re.compile(_any_of({name: parts[name] for name in HEADS}))
        self._terminals = parts
        self._order = {name: place for place, name in enumerate(parts)}
        self._lines = re.compile(line + r"(?=\S)").finditer
        groups = {name: GROUP.findall(part) for name, part in parts.items()}
        # Match.group returns a tuple only if it gets two or more groups.
        self._groups = {
            name: ((*names, *[name] * (2 - len(names))), {group: place for place, group in enumerate(names)})
            for name, names in groups.items()
        }

    def tokens(self, text: str) -> Iterator[Token]:
        """Yield the tokens of a text that begins with a line break."""
        parts = self._parts(text)
        part = next(parts, None)
        following = part.start() if part else len(text)
        if text[:following].strip():
            yield Token.text(0, following)
        while part:
            start, end = part.span()
            name = cast("str", part.lastgroup)
            groups, places = self._groups[name]
            values = part.group(*groups)
            part = next(parts, None)
            following = part.start() if part else len(text)
            has_text = end < following and not text[end:following].isspace()
            yield Token(name, start, end, following if has_text else end, values, places)

    def _parts(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the parts of a text from top to bottom."""
        found = self._usual.finditer(text)
        usual = next(found, None)
        rare = self._rare(text)
        place, done = next(rare), 0
        while place < len(text) or usual:
            if usual and usual.start() < place:
                yield usual
                done = usual.end()
                usual = next(found, None)
                continue
            if place >= done and (part := self._part_at(text, place)):
                yield part
                done = part.end()
                if usual and usual.start() < done:
                    found = self._usual.finditer(text, done)
                    usual = next(found, None)
            place = rare.send(done)

    def _part_at(self, text: str, place: int) -> re.Match[str] | None:
        """Return the part at a place: of those that match, the one that Lark's basic lexer tries first."""
        # Only at the beginning of a text can blanks belong to either the line break or the part below it.
        if not place and (text[1:2].isspace() or text[1:2] in ZERO_WIDTH):
            return self._any.match(text)
        found = [part for kind in (self._usual, self._cut, self._head) if (part := kind.match(text, place))]
        return min(found, key=lambda part: self._order[cast("str", part.lastgroup)], default=None)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """The expression for all parts. Compiling it takes longer than reading a page, and few texts need it."""
        return re.compile(_any_of(self._terminals))

    def _rare(self, text: str) -> Generator[int, int, None]:
        """Yield the places where a head, or a part that is cut off, can begin, and then the end of the text.

        After each place, the caller sends the offset up to which parts have been found.
        """
        # Some parts exist only at the beginning of a text, where a line is cut off.
        done = yield 0
        cut = self._next_cut(text, cut_start(text))
        for start, end in head_places(text):
            for line in self._lines(text, max(start, done), end):
                place = line.start()
                if place >= done and self._head.match(text, place):
                    while cut < place:
                        done = yield cut
                        cut = self._next_cut(text, max(cut + 1, done))
                    done = yield place
        while cut < len(text):
            done = yield cut
            cut = self._next_cut(text, max(cut + 1, done))
        yield cut

    def _next_cut(self, text: str, start: int) -> int:
        """Return the start of the next part that is cut off, or the end of the text."""
        part = self._cut.search(text, start)
        return part.start() if part else len(text)


def _shared_start(patterns: Iterable[str]) -> str:
    """Return the pattern of a line break, with which all these patterns begin."""
    ordered = sorted(patterns)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(ordered[0], ordered[-1], strict=False))
    return "".join([character for character, _ in same])


def _behind(line: str, parts: dict[str, str]) -> str:
    """Return a pattern for any of the parts that tries their common beginning only once."""
    return rf"{line}(?=\S)(?:{_any_of({name: part.removeprefix(line) for name, part in parts.items()})})"


def _any_of(parts: dict[str, str]) -> str:
    """Return a pattern for any of the parts. The last group of a match has the name of the part."""
    return "|".join([f"{part}(?P<{name}>)" for name, part in parts.items()])
