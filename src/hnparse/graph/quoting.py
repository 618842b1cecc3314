"""Quotes: lines of a comment that repeat words of an ancestor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from ..model.blocks import blocks
from ..model.display import short
from ..model.words import parts_of_words
from .aho_corasick import Phrases
from .walks import euler_tour

if TYPE_CHECKING:
    from ..model import Comment
    from .index import Index

Span = tuple[int, int]

LINE = re.compile(r"^[ \t]*>([^\n]*)", re.MULTILINE)
GAP = re.compile(r"\.{2,}|…")
LEAST = 3  # fewer words in a row can match by chance


@frozen(repr=False)
class Quote:
    r"""A quoted line of a comment, and the words of an ancestor that it repeats.

    Attributes:
        comment: The comment that quotes.
        span: The start and end of the quoted words in ``comment.text``, in characters.
        ancestor: The quoted comment.
        ancestor_span: The start and end of the words in ``ancestor.text``, in characters.

    >>> from hnparse import Comment, Thread
    >>> asked = Comment(11, "ada", text="Why “oil”? I use whale oil, and more of it.")
    >>> reply = Comment(12, "bob", text="> I use whale oil\n\nStop.", parent=11, parent_source="reply_list")
    >>> quote, = Thread(comments=[asked, reply]).quotes()
    >>> quote.comment.id, quote.ancestor.id, quote.text
    (12, 11, 'I use whale oil')
    """

    comment: Comment
    span: Span
    ancestor: Comment
    ancestor_span: Span

    @property
    def text(self) -> str:
        """The quoted words, as the ancestor has them."""
        start, end = self.ancestor_span
        return self.ancestor.text[start:end]

    def __repr__(self) -> str:
        by = None if self.ancestor.by is None else short(self.ancestor.by, 40)
        return f"<Quote of {self.ancestor.id} by {by}, in {self.comment.id}: {short(self.text, 40)!r}>"


@frozen
class _Line:
    """A quoted line: the span of its words, and the words in pieces, split where the line omits words."""

    span: Span
    pieces: tuple[tuple[str, ...], ...]


class _Path:
    """The path from a root to the current comment of a walk: which phrases its comments have, the nearest one last."""

    def __init__(self, phrases: list[tuple[str, ...]]) -> None:
        self.phrases = phrases
        self.automaton = Phrases(phrases)
        self.places: list[list[tuple[Comment, Span]]] = [[] for _ in phrases]
        self.entered: list[list[int]] = []

    def enter(self, comment: Comment) -> None:
        found: dict[int, Span] = {}
        word = parts_of_words(comment.text)
        for start, end in _own_words(comment.text):
            hits = list(self.automaton.find(_folded(comment.text[start:end], word)))
            places = [match.span() for match in word.finditer(comment.text, start, end)] if hits else []
            for phrase, last in hits:
                first = last - len(self.phrases[phrase])
                found.setdefault(phrase, (places[first][0], places[last - 1][1]))
        for phrase, span in found.items():
            self.places[phrase].append((comment, span))
        self.entered.append(list(found))

    def leave(self) -> None:
        for phrase in self.entered.pop():
            self.places[phrase].pop()

    def nearest(self, phrases: list[int]) -> tuple[Comment, Span] | None:
        """Return the nearest comment that has the first phrase, if it also has the others, in their order."""
        places = [self.places[phrase][-1] for phrase in phrases if self.places[phrase]]
        if len(places) < len(phrases) or any(place[0].id != places[0][0].id for place in places):
            return None
        if any(before[1][1] > after[1][0] for before, after in pairwise(places)):
            return None
        return places[0][0], (places[0][1][0], places[-1][1][1])


def quotes(index: Index) -> tuple[Quote, ...]:
    """Return the quoted lines that repeat words of an ancestor.

    One walk over the graph scans each text once. When the walk reaches a comment, the phrases of its ancestors are
    known. So the time is linear in the length of all texts, also for long chains of replies.
    """
    lines = {comment.id: found for comment in index.comments if (found := tuple(_lines(comment.text)))}
    numbers: dict[tuple[str, ...], int] = {}
    for line in chain.from_iterable(lines.values()):
        for piece in line.pieces:
            numbers.setdefault(piece, len(numbers))
    above = _above(lines, index)
    path = _Path(list(numbers))
    quotes = []
    for comment, done in euler_tour(index.roots, index.children):
        if not done:
            for line in lines.get(comment.id, ()):
                source = path.nearest([numbers[piece] for piece in line.pieces])
                if source:
                    quotes.append(Quote(comment, line.span, *source))
        if comment.id in above:
            path.leave() if done else path.enter(comment)
    return tuple(sorted(quotes, key=lambda quote: (quote.comment.id, quote.span)))


def _lines(text: str) -> Iterator[_Line]:
    """Yield the quoted lines of a text that are long enough not to match by chance."""
    for block in blocks(text) if ">" in text else ():
        for line in LINE.finditer(text, block.start, block.end) if block.kind == "quote" else ():
            word = parts_of_words(line[1])
            start, end = line.span(1)
            gaps = [(start, start), *(gap.span() for gap in GAP.finditer(text, start, end)), (end, end)]
            between = [list(word.finditer(text, before[1], after[0])) for before, after in pairwise(gaps)]
            runs = [run for run in between if run]
            if any(len(run) >= LEAST for run in runs):
                span = (runs[0][0].start(), runs[-1][-1].end())
                yield _Line(span, tuple(tuple([found[0].casefold() for found in run]) for run in runs))


def _own_words(text: str) -> Iterator[Span]:
    """Yield the spans of a text that are not quotes."""
    start = 0
    for block in blocks(text) if ">" in text else ():
        if block.kind == "quote":
            yield start, block.start
            start = block.end
    yield start, len(text)


def _folded(text: str, word: re.Pattern[str]) -> list[str]:
    if text.isascii():
        return word.findall(text.lower())
    # Case folding can turn one letter into several, so words are split first.
    return [found.casefold() for found in word.findall(text)]


def _above(ids: Iterable[int], index: Index) -> set[int]:
    """Return the ids of all ancestors of these comments."""
    above: set[int] = set()
    for id_ in ids:
        parent = index.by_id[id_].parent
        while parent in index.by_id and parent not in above:
            above.add(parent)
            parent = index.by_id[parent].parent
    return above
