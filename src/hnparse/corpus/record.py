"""A record: one text of a corpus, and what its corpus says of where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from attrs import evolve, frozen

from ..dialects import DialectName
from ..text.diagnostic_log import LogEntry
from ..thread import Thread
from .pile_meta import read_meta
from .utf8 import decode_utf8

TEXTS = ("text", "content", "raw_content", "body")
URLS = ("url", "URL", "uri", "WARC-Target-URI", "metadata.url", "metadata.WARC-Target-URI", "meta.url")
DATES = ("date", "WARC-Date", "warc_date", "timestamp", "metadata.WARC-Date", "metadata.date", "metadata.timestamp")

RECORD_LIMIT = 64_000_000
"""How many bytes a record can have, if nothing else is asked for."""
META = "meta"
"""The column in which The Pile tells the component of a record or the id of its story."""


@frozen
class Record:
    """A text, with the address and the date that it was crawled from and at, as its corpus tells them.

    `path` is the file that it stands in, `row` its place there, counted from 1; a text file is one record and has no
    rows. `error` says why a record could not be read: its text is empty then. `dialect` is what the text is read as,
    and `story` the id of its story, where the corpus tells them. `findings` say what was wrong with its bytes. `thread`
    is what the row holds in place of a text, if hnparse wrote it.

    >>> Record("Some words.", url="https://a.example/", path="crawl.jsonl", row=17).source
    'crawl.jsonl#17'
    """

    text: str
    url: str | None = None
    date: date | str | None = None
    path: str | None = None
    row: int | None = None
    error: str | None = None
    dialect: DialectName | None = None
    story: int | None = None
    findings: tuple[LogEntry, ...] = ()
    thread: Thread | None = None

    @property
    def source(self) -> str | None:
        """The source of this record's pages, which is the path and, after a ``#``, the number of the row."""
        return self.path if self.row is None else f"{self.path}#{self.row}"


Batch = tuple[int, list[Record]]
"""A number of records that were looked at, and those of them that are to be parsed."""


@frozen
class Columns:
    """The names of the columns that have the text, the address and the date of a record; None is any usual name.

    A name with a dot can be that of a column inside of a column: ``metadata.WARC-Date``.

    >>> Columns(text="body").record({"body": "Some words."}, "crawl.jsonl", 17).text
    'Some words.'
    """

    text: str | None = None
    url: str | None = None
    date: str | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The names to look for a text under."""
        return (self.text,) if self.text else TEXTS

    @property
    def urls(self) -> tuple[str, ...]:
        """The names to look for an address under."""
        return (self.url,) if self.url else URLS

    @property
    def dates(self) -> tuple[str, ...]:
        """The names to look for a date under."""
        return (self.date,) if self.date else DATES

    def record(
        self, values: Mapping[str, Any], path: str, row: int | None, findings: tuple[LogEntry, ...] = ()
    ) -> Record:
        """Return the record of a row of a table; one without a text has an error."""
        text = value(values, self.texts)
        url, seen = value(values, self.urls), value(values, self.dates)
        url = url if isinstance(url, str) else None
        seen = seen if isinstance(seen, date | str) else None
        if isinstance(text, bytes):
            text, findings = decode_utf8(text)
        if isinstance(text, str):
            if findings:  # Their place was that in the whole row.
                findings = tuple([evolve(finding, offset=text.find("\ufffd") + 1) for finding in findings])
            return Record(text, url, seen, path, row, None, *read_meta(values.get(META)), findings)
        if text is None and any(name in values for name in self.texts):
            return Record("", url, seen, path, row)
        return Record("", url, seen, path, row, no_text(text, self.texts, values))


def no_text(text: object, names: Iterable[str], there: Iterable[str]) -> str:
    """What to say where there is no text under any of these names."""
    if text is not None:
        return f"the text is no string but {type(text).__name__}"
    return f"no column {' or '.join(names)} for the text, only {', '.join(there) or 'none at all'}"


def too_long(limit: int) -> str:
    """Return what to say of a record that is longer than it may be."""
    return f"the record has more than {limit:,} bytes: --record-limit allows for more"


def value(values: Mapping[str, Any], names: Iterable[str]) -> Any:
    """The first value that there is under one of these names."""
    for name in names:
        found = values.get(name)
        if found is None and "." in name:
            outer, _, inner = name.partition(".")
            inside = values.get(outer)
            found = value(inside, (inner,)) if isinstance(inside, Mapping) else None
        if found is not None:
            return found
    return None
