"""The parts of a page, as built by the rules of the grammar: tokens, grouped by their place on the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import cast

from attrs import Factory, field, frozen

from . import raw
from .lexer import Token
from .raw import RawPost


@frozen
class PageParts:
    """One page: its head (None if it is lost), the lines below it, the lines of the context, and the posts.

    `top` are lines above the head that belong to it: a back link, and a title of several lines.
    """

    head: Token | None
    lines: list[Token]
    context: list[Token] | None
    posts: list[RawPost] = field(repr=False)
    top: list[Token] = Factory(list)

    @property
    def start(self) -> int:
        """The offset of its start in the text."""
        tokens = [*self.top, self.head] if self.head else [*self.lines, *(self.context or ())]
        return tokens[0].start if tokens else raw.start(self.posts[0])

    @property
    def end(self) -> int:
        """The offset of its end in the text."""
        if self.posts:
            return raw.end(self.posts[-1])
        last: Token = [*([self.head] if self.head else []), *self.lines, *(self.context or ())][-1]
        return last.text_end

    @property
    def declared(self) -> int | None:
        """The number of comments that its head declares."""
        declared = self.head and self.head["declared"]
        return int(declared) if declared else None

    @cached_property
    def numbers(self) -> list[int | None]:
        """The numbers of its posts, None for a post of the context. Read this only when all posts are there."""
        return [raw.number(post) for post in self.posts]

    @property
    def is_whole(self) -> bool:
        """Whether it has at least as many posts as its head declares."""
        return 0 < (self.declared or 0) <= len(self.posts)

    @property
    def is_dump(self) -> bool:
        """Whether this is part of a page: it has a score line, the remains of one, or a marker."""
        return bool(self.head or self.posts) or any(line.type == "BROKEN_SCORE_LINE" for line in self.lines)

    def last_lines(self) -> list[Token]:
        """Return its last list of lines, or that of its last post. Changes to the list change the page."""
        if self.posts:
            return self.posts[-1]
        return self.lines if self.context is None else self.context


Child = Token | RawPost | tuple[Token, ...]
"""A line of the page, a post, or the lines of the context."""


class Rules:
    """The results of the grammar rules, built without a tree as Lark recognizes them."""

    def post(self, children: list[Token]) -> RawPost:
        return children

    def context(self, children: list[Token]) -> tuple[Token, ...]:
        return tuple(raw.lines_of(children))

    def opening(self, children: Sequence[Child]) -> PageParts | None:
        return _page(None, children) if children else None

    def page(self, children: Sequence[Child]) -> PageParts:
        head, *text = cast("Token", children[0]).lines()
        return _page(head, [*text, *children[1:]])

    def start(self, children: list[PageParts | None]) -> list[PageParts]:
        pages = [page for page in children if page is not None]
        for above, page in pairwise(pages):
            _move_top(above.last_lines(), page)
        return pages


def _move_top(above: list[Token], page: PageParts) -> None:
    """Move the back link, and the beginning of a title below it, to the page that they belong to."""
    place = len(above) - 1
    while place > 0 and above[place].type == "TEXT":
        place -= 1
    if place >= 0 and above[place].type == "BACK_TO_THREAD":
        page.top.extend(raw.lines_of(above[place:]))
        del above[place:]


def _page(head: Token | None, children: Sequence[Child]) -> PageParts:
    lines: list[Token] = []
    context: list[Token] | None = None
    posts: list[RawPost] = []
    for child in children:
        if isinstance(child, list):
            posts.append(child)
        elif isinstance(child, tuple):
            context = list(child)
        else:
            lines += child.lines()
    return PageParts(head, lines, context, posts)
