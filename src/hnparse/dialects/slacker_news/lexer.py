"""The lexer: regular expressions made of the grammar's terminals, which take a run of lines, or a post, at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby, takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, cast

from lark.lexer import Lexer

from .possessive import supported
from .rare_parts import Matcher, is_cut, is_rare, rare_places

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
BEGIN = "begin"
"""An empty group that stands where a part begins, or where the lines that are none end."""
RUN_LINES = 500
"""How many lines of text are taken at a time."""


class LineLexer(Lexer):
    """A lexer for grammars whose terminals are whole lines (or words), each with the line break (or blank) before it.

    The tokens are those of Lark's own basic lexer, but for two things. Lines that are TEXT or ODD_TEXT come as one TEXT
    token, as long as nothing but blank lines, which the grammar ignores, stands between them. And posts come as POSTS:
    as many as follow each other in one token, each a match that tells its lines apart.
    """

    __future_interface__: ClassVar[int] = 1

    def __init__(self, conf: LexerConf) -> None:
        terminals = sorted(conf.terminals, key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value)))
        patterns = {t.name: supported(t.pattern.to_regexp()) for t in terminals}
        words = {name: patterns.pop(name) for name in ("TEXT", *conf.ignore, "ODD_TEXT")}
        usual = {name: pattern for name, pattern in patterns.items() if not is_rare(name)}
        # What is TEXT is none of the usual parts: so the grammar says.
        *plain, odd = words.values()
        any_usual = "|".join([*plain, f"(?!{_unnamed(usual)}){odd}"])
        # Lines that are no part, and then a part that is not rare.
        self._usual = _part(f"{_run(any_usual)}(?P<{BEGIN}>)(?:{_named(usual)})?")
        # One line, whatever it is: where rare parts can be.
        self._any = _part(f"(?P<{BEGIN}>)(?:{_named(patterns)})|{'|'.join(words.values())}")
        # A post whose words are TEXT; a marker alone, below which a rare part may follow.
        self._post = _post(patterns, _run("|".join(plain)), f"(?:{patterns['REPLIES_LINE']})?")
        self._marker = _post(patterns)
        self._cut: Matcher = re.compile(_unnamed({name: part for name, part in patterns.items() if is_cut(name)})).match
        # Lark gives a lexer nothing but the terminals.
        self._layout = "lines" if words["BLANK"].startswith("\n") else "words"
        # A match gives a tuple of groups when it is asked for two or more.
        groups = {name: GROUP.findall(part) for name, part in patterns.items()}
        self._groups = {name: (*names, *[BEGIN] * (2 - len(names))) for name, names in groups.items()}
        self._places = {name: {group: place for place, group in enumerate(of)} for name, of in self._groups.items()}

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[LarkToken]:
        return cast("Iterator[LarkToken]", self.tokens(lexer_state.text.text))

    def tokens(self, text: str) -> Iterator[Token]:
        """The tokens of a text that begins with a line break."""
        # Tokens are given up to `told`, and the text is read up to `done`.
        told = done = 0
        none = (len(text), len(text) + 1)
        places = iter(rare_places(text, self._layout, self._cut))
        start, end = next(places, none)
        while done < len(text):
            posts = self._posts(text, done, start)
            if posts:
                yield from _words(text, told, done)
                told = posts[-1].end()
                yield Token("POSTS", done, told, (posts,))
                done = told
            else:
                part = (self._usual if done < start else self._any)(text, done)
                begin = part.start(BEGIN)
                if done < start <= begin:
                    done = start
                elif part.lastgroup == "MARKER":
                    done = begin
                else:
                    done = part.end()
                    if 0 <= begin < done:
                        yield from _words(text, told, begin)
                        yield self._token(part)
                        told = done
            while done >= end:
                start, end = next(places, none)
        yield from _words(text, told, done)

    def _posts(self, text: str, done: int, start: int) -> list[re.Match[str]]:
        """The posts that begin at a place and follow each other: up to the rare part that may begin at `start`."""
        posts, at, match = [], done, self._post
        while at < start and (post := match(text, at)) and (at := post.end()) <= start:
            posts.append(post)
        if not posts and (post := self._marker(text, done)):
            posts.append(post)
        return posts

    def _token(self, part: re.Match[str]) -> Token:
        name = cast("str", part.lastgroup)
        return Token(name, part.start(BEGIN), part.end(), part.group(*self._groups[name]), self._places[name])


def _words(text: str, start: int, end: int) -> list[Token]:
    """Lines that are no part, if there are any but blank ones."""
    return [] if text[start:end].isspace() or start == end else [Token("TEXT", start, end)]


def _run(line: str) -> str:
    """What matches a run of such lines."""
    return supported(f"(?:{line}){{0,{RUN_LINES}}}+")


def _part(pattern: str) -> Callable[[str, int], re.Match[str]]:
    """What matches the lines that are no part, or a part whose name is the last group's: it matches whatever text."""
    return cast("Callable[[str, int], re.Match[str]]", re.compile(pattern).match)


def _post(parts: dict[str, str], text: str = "", replies: str = "") -> Matcher:
    """What matches a marker with its parent line, its words and its replies line.

    Where each of these begins, or would, is an empty group.
    """
    lines = f"(?P<PARENT_LINE>)(?:{parts['PARENT_LINE']})?(?P<TEXT>){text}(?P<REPLIES_LINE>){replies}"
    return re.compile(parts["MARKER"] + lines).match


def _unnamed(parts: dict[str, str]) -> str:
    """What matches any of these parts, and has no groups."""
    return GROUP.sub("(?:", _named(parts))


def _named(parts: dict[str, str]) -> str:
    """What matches any of these parts, each with its groups in one of its name."""
    return "|".join(_alternatives(parts))


def _alternatives(parts: dict[str, str]) -> Iterator[str]:
    """The parts; the line break that most of them begin with is tried once for each run of them."""
    plain = sorted(pattern for pattern in parts.values() if not pattern.startswith("("))
    same = takewhile(lambda pair: pair[0] == pair[1], zip(plain[0], plain[-1], strict=False))
    begins = "".join(character for character, _ in same)
    # To take half of an expression away would leave another one, or none.
    assert begins.endswith(")?"), "a terminal begins neither with _BREAK nor with a group"
    for shared, group in groupby(parts.items(), lambda part: part[1].startswith(begins)):
        start = begins if shared else ""
        named = "|".join(f"(?P<{name}>{pattern.removeprefix(start)})" for name, pattern in group)
        yield f"{start}(?:{named})"
