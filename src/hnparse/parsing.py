"""The functions that a text goes into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from attrs import evolve

from .model.times import read_time

# What reads a text is imported when the first one comes: importing Lark costs more than all the rest of this package.

if TYPE_CHECKING:
    from .text import File
    from .thread import Thread


def parse(
    text: str,
    *,
    source: str | None = None,
    url: str | None = None,
    seen: datetime | str | None = None,
    strict: bool = False,
) -> Thread:
    """The discussion that one page of text shows; of a text with several pages, the first.

    `source` and `url` say where the text comes from, `seen` when it was crawled, as a datetime or in ISO 8601; they are
    kept. A time without a zone is taken for UTC. Raises ParseError when the text holds no dump and, if `strict`, for
    the first thing in it that is damaged; otherwise what is damaged is in `Thread.diagnostics`. Raises ValueError when
    `seen` is no time.

    >>> import hnparse
    >>> thread = hnparse.parse('''
    ... Show HN: A knitting simulator
    ...
    ... (knit.example)
    ... 12 points ada | 2 comments | | HN request time: 0s | source
    ... 1. bob ◴[] No.101[source]
    ... Does it purl?
    ... replies(1): >>102 #
    ... 2. ada ◴[] No.102[source]
    ... It does.
    ... ''')
    >>> thread.parent(102)
    <Comment 101 by bob, parent top_level: 'Does it purl?'>
    """
    return next(parse_pages(text, source=source, url=url, seen=seen, strict=strict))


def parse_pages(
    text: str,
    *,
    source: str | None = None,
    url: str | None = None,
    seen: datetime | str | None = None,
    strict: bool = False,
) -> Iterator[Thread]:
    """The discussions that a text with several pages shows: a Thread a page, in the order of the text.

    Takes and raises what `parse` does.

    >>> import hnparse
    >>> from pathlib import Path
    >>> text = Path("examples/two-pages.txt").read_text("utf-8")
    >>> [len(thread) for thread in hnparse.parse_pages(text)]
    [3, 6]
    """
    return _reader()(text, source, url, _moment(seen), strict)


def load(file: File, *, url: str | None = None, seen: datetime | str | None = None, strict: bool = False) -> Thread:
    """The discussion that a file shows: `parse` of its text, with its name as the source.

    `file` is a path, or a file that is open for reading. Bytes are taken as UTF-8, or as what their byte order mark
    says. Raises OSError when the file cannot be read, and what `parse` raises.

    >>> import hnparse
    >>> hnparse.load("examples/lighthouse.txt")
    <Thread 'The lighthouse keeper who wrote a spreadsheet': 5 comments, 4 missing>
    """
    from .reading import read_threads
    from .text import read_source

    return next(read_threads(evolve(read_source(file, url), seen=_moment(seen)), strict=strict))


def is_dump(text: str) -> bool:
    """Whether a text holds a dump, so that `parse` does not raise. Nearly free on a text that does not.

    >>> is_dump("A shopping list: milk, eggs.")
    False
    """
    if not _filter()(text):
        return False
    from .reading import holds_dump
    from .text import Source

    return holds_dump(Source.of(text))


@cache
def _filter() -> Callable[[str], bool]:
    """What tells most texts apart: looked up once, for that takes as long as a short text does."""
    from .text.signs import may_hold_dump

    return may_hold_dump


@cache
def _reader() -> Callable[[str, str | None, str | None, datetime | None, bool], Iterator[Thread]]:
    """What reads a text: imported when the first one comes, and looked up once, for a text can be short."""
    from .reading import read_text

    return read_text


def _moment(seen: datetime | str | None) -> datetime | None:
    """When a page was crawled, as a time in UTC."""
    if seen is None:
        return None
    moment = read_time(seen)
    if moment is None:
        raise ValueError(f"seen is {seen!r}, which is no time: give a datetime, or one in ISO 8601")
    return moment
