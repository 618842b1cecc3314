"""The functions that read texts and files: `parse`, `parse_pages`, `load`, `load_all`, `is_dump` and `detect`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from .model.times import read_crawl_time

# The readers are imported inside the functions: importing Lark takes longer than importing the rest of the package.

if TYPE_CHECKING:
    from .dialects import DialectName
    from .errors import ParseError
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
    """Return the discussion on the first page of a text.

    A damaged page does not raise: it is read as far as possible, and `Thread.diagnostics` reports the damage. Linear in
    the length of the text.

    Args:
        text: The text of a dump. A text with several pages gets a diagnostic; `parse_pages` reads all of them.
        source: A name for the text, such as its path. Diagnostics and `Page.source` have it.
        url: The address of the page, for `Page.url`. An item id in it can tell which story or comment the page is of.
        seen: When the page was crawled, as a datetime or in ISO 8601. A time without a zone is taken as UTC.
        dialect: The dialect of the text, as `detect` returns it. By default, hnparse detects it.
        strict: Raise an error for the first damage, instead of reporting it. Diagnostics of severity ``"info"`` are no
            damage.

    Returns:
        The thread of the first page.

    Raises:
        ParseError: The text holds no dump, or `strict` is true and the page is damaged.
        TypeError: `text` is not a str, or another argument has a wrong type.
        ValueError: `seen` is not a time at which a page can have been crawled, or no dialect has this name.

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
    """Yield the discussion of each page of a text, in the order of the text.

    The arguments and errors are those of `parse`; ParseError is raised when the thread of the page is requested. Linear
    in the length of the text.

    >>> import hnparse
    >>> from pathlib import Path
    >>> text = Path("examples/two-pages.txt").read_text("utf-8")
    >>> [len(thread) for thread in hnparse.parse_pages(text)]
    [3, 6]
    """
    from .reading import read_threads
    from .text import Source

    if not isinstance(source, str | os.PathLike | None):
        raise TypeError(f"source must be a name or a path, not {type(source).__name__}")
    return read_threads(
        Source.of(text, None if source is None else os.fspath(source), _address(url), _moment(seen)),
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
    """Return the discussion in a file. For a text, this is `parse` with the name of the file as the source.

    Other kinds of files are also read, if they hold one discussion: see `load_all`.

    Args:
        file: A path, or a file opened for reading as text or as bytes. Bytes are decoded as UTF-8, or as the encoding
            that a byte order mark names. gzip and zstd are decompressed.
        url: As in `parse`.
        seen: As in `parse`.
        dialect: As in `parse`.
        strict: As in `parse`.

    Raises:
        OSError: The file cannot be read.
        ImportError: The kind of file needs a package that is not installed.
        ParseError: The file holds no dump, or `strict` is true and the page is damaged.
        TypeError: `file` is neither a path nor an open file.
        ValueError: `file` is a text or a URL, a file that is no text holds several discussions, or `seen` or `dialect`
            is invalid as in `parse`.

    >>> import hnparse
    >>> hnparse.load("examples/lighthouse.txt")
    <Thread 'The lighthouse keeper who wrote a spreadsheet': 5 comments, 4 missing>
    """
    threads = _load(file, url, seen, dialect, strict)
    first = next(threads)
    if not first.pages or not any(one.code == "more-pages" for one in first.diagnostics):
        another = next(threads, None)
        if another is not None:
            raise ValueError(f"the file holds several discussions: use hnparse.load_all to read {file!r}")
    return first


def load_all(
    file: File,
    *,
    url: str | None = None,
    seen: datetime | str | None = None,
    dialect: DialectName | None = None,
    strict: bool = False,
    on_error: Callable[[ParseError], None] | None = None,
) -> Iterator[Thread]:
    """Yield all discussions in a file, in the order of the file: one Thread for each page.

    The content tells the kind of the file: a text with one or several pages; JSON, JSON Lines, SQLite, Parquet or CSV
    that hnparse wrote; JSON of the Firebase or Algolia API; or records with texts, as JSON Lines, Parquet, CSV or WET.
    Files can be compressed by gzip or zstd.

    Args:
        file: As in `load`.
        url: As in `parse`, for a text. Records have their own addresses.
        seen: As in `parse`, for a text. Records have their own dates.
        dialect: As in `parse`.
        strict: As in `parse`.
        on_error: A function that is called with the ParseError of each record that cannot be read. By default, the
            error is raised.

    Raises:
        OSError: The file cannot be read.
        ImportError: The kind of file needs a package that is not installed.
        ParseError: The file holds no discussion or, without `on_error`, a record cannot be read.
        TypeError: `file` is neither a path nor an open file.
        ValueError: `file` is a text or a URL, or `seen` or `dialect` is invalid as in `parse`.

    >>> import hnparse
    >>> [len(thread) for thread in hnparse.load_all("examples/two-pages.txt")]
    [3, 6]
    """
    return _load(file, url, seen, dialect, strict, on_error)


def _load(
    file: File,
    url: str | None,
    seen: datetime | str | None,
    dialect: DialectName | None,
    strict: bool,
    on_error: Callable[[ParseError], None] | None = None,
) -> Iterator[Thread]:
    from .inputs.files import Reading, check_file, raise_it

    check_file(file)
    return Reading(_address(url), _moment(seen), dialect, strict, None, on_error or raise_it).threads(file)


def is_dump(text: str) -> bool:
    """Return True if a text holds a dump, so that `parse` can read it.

    A pre-filter rejects most other texts at the speed of a substring search. Linear in the length of the text.

    Raises:
        TypeError: `text` is not a str, such as None or the NaN of an empty cell.

    >>> is_dump("A shopping list: milk, eggs.")
    False
    """
    return detect(text) is not None


def detect(text: str) -> DialectName | None:
    r"""Return the dialect in which `parse` reads a text, or None if the text holds no dump.

    The result is ``"slacker_news"``, ``"pile"`` or ``"hacker_news"``. Linear in the length of the text.

    Raises:
        TypeError: `text` is not a str, such as None or the NaN of an empty cell.

    >>> import hnparse
    >>> hnparse.detect("1. bob ◴[] No.101[source]\nDoes it purl?")
    'slacker_news'
    """
    from .dialects import may_hold_dump

    if not isinstance(text, str):
        raise TypeError(f"the text must be a str, not {type(text).__name__}: skip rows without a text")
    if not may_hold_dump(text):
        return None
    from .reading import dialect_of
    from .text import Source

    return dialect_of(Source.of(text))


def _address(url: str | None) -> str | None:
    """Return the URL. Raises TypeError if it is not a str."""
    if url is not None and not isinstance(url, str):
        raise TypeError(f"url must be a str, not {type(url).__name__}")
    return url


def _moment(seen: datetime | str | None) -> datetime | None:
    """Return the crawl time in UTC. Raises ValueError if it cannot be one."""
    if seen is None:
        return None
    # pandas.NaT is a datetime that does not equal itself.
    moment = read_crawl_time(seen) if isinstance(seen, str | datetime) and seen == seen else None
    if moment is None:
        expected = "a datetime or a time in ISO 8601, between 2006 and now, or None"
        raise ValueError(f"seen must be {expected}, not {seen!r}")
    return moment
