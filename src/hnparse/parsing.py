"""The functions that a text goes into."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from attrs import evolve

from .model.times import read_crawl_time

# What reads a text is imported when the first one comes: importing Lark costs more than all the rest of this package.

if TYPE_CHECKING:
    from .dialects import DialectName
    from .text import File
    from .thread import Thread


def parse(
    text: str,
    *,
    source: str | os.PathLike[str] | None = None,
    url: str | None = None,
    seen: datetime | str | None = None,
    dialect: DialectName | None = None,
    strict: bool = False,
) -> Thread:
    """The discussion that one page of text shows; of a text with several pages, the first.

    `source` and `url` say where the text comes from, `seen` when it was crawled, as a datetime or in ISO 8601; they are
    kept. `dialect` is what the text is read as; without it, hnparse finds out. A time without a zone is taken for UTC.
    Raises ParseError when the text holds no dump and, if `strict`, for the first thing in it that is damaged; otherwise
    what is damaged is in `Thread.diagnostics`. Raises ValueError when `seen` is no time.

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
    <Comment 101 by bob, parent position: 'Does it purl?'>
    """
    return next(parse_pages(text, source=source, url=url, seen=seen, dialect=dialect, strict=strict))


def parse_pages(
    text: str,
    *,
    source: str | os.PathLike[str] | None = None,
    url: str | None = None,
    seen: datetime | str | None = None,
    dialect: DialectName | None = None,
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
    from .reading import read_threads
    from .text import Source

    return read_threads(
        Source.of(text, None if source is None else os.fspath(source), url, _moment(seen)),
        dialect=dialect,
        strict=strict,
    )


def load(
    file: File,
    *,
    url: str | None = None,
    seen: datetime | str | None = None,
    dialect: DialectName | None = None,
    strict: bool = False,
) -> Thread:
    """The discussion that a file shows: `parse` of its text, with its name as the source.

    `file` is a path, or a file that is open for reading. Bytes are taken as UTF-8, or as what their byte order mark
    says. Raises OSError when the file cannot be read, and what `parse` raises.

    >>> import hnparse
    >>> hnparse.load("examples/lighthouse.txt")
    <Thread 'The lighthouse keeper who wrote a spreadsheet': 5 comments, 4 missing>
    """
    from .reading import read_threads
    from .text import read_source

    return next(read_threads(evolve(read_source(file, url), seen=_moment(seen)), dialect=dialect, strict=strict))


def is_dump(text: str) -> bool:
    """Return whether a text holds a dump, so that `parse` does not raise. Nearly free on a text that does not.

    Raises TypeError for what is no str, such as None or the NaN of an empty cell.

    >>> is_dump("A shopping list: milk, eggs.")
    False
    """
    return detect(text) is not None


def detect(text: str) -> DialectName | None:
    r"""Return the dialect that `parse` reads a text as, or None if the text holds no dump.

    >>> import hnparse
    >>> hnparse.detect("1. bob ◴[] No.101[source]\nDoes it purl?")
    'slacker_news'
    """
    from .dialects import may_hold_dump

    if not isinstance(text, str):
        raise TypeError(f"the text of a dump is a str, not {type(text).__name__}: leave out rows without a text")
    if not may_hold_dump(text):
        return None
    from .reading import dialect_of
    from .text import Source

    return dialect_of(Source.of(text))


def _moment(seen: datetime | str | None) -> datetime | None:
    """When a page was crawled, as a time in UTC."""
    if seen is None:
        return None
    # pandas.NaT is a datetime that is not equal to itself.
    moment = read_crawl_time(seen) if isinstance(seen, str | datetime) and seen == seen else None
    if moment is None:
        why = "which is no time that a page can be crawled at"
        raise ValueError(f"seen is {seen!r}, {why}: give a datetime, a time in ISO 8601, or None")
    return moment
