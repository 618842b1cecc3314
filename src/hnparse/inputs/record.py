"""A record: one text of a corpus, with the URL, date and other values that the corpus has for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from attrs import evolve, frozen

from ..dialects import DialectName
from ..text.diagnostic_log import LogEntry
from ..thread import Thread
from .column_names import DATES, META, TEXTS, URLS
from .pile_meta import read_meta
from .utf8 import decode_utf8


@frozen
class Record:
    """A text of a corpus, with the URL and the date of its crawl if the corpus has them.

    `path` is its file. `row` is its place in the file, counted from 1; it is None for a text file, which is one record.
    `error` says why the record could not be read; then its text is empty. `dialect` is the dialect of the text, and
    `story` the id of its story, if the corpus has them. `findings` are the problems found in its bytes. `thread` is the
    thread of a row that hnparse wrote; such a row has no text.

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
        """The source of the pages in this record, which is the path and, after a ``#``, the row."""
        return self.path if self.row is None else f"{self.path}#{self.row}"


Batch = tuple[int, list[Record]]
"""The number of records that were read, and those of them that must be parsed."""


@frozen
class Columns:
    """The columns for the text, the URL and the date of a record. For None, the usual names are tried.

    A name with a dot can stand for a nested column: ``metadata.WARC-Date``.

    >>> Columns(text="body").record({"body": "Some words."}, "crawl.jsonl", 17).text
    'Some words.'
    """

    text: str | None = None
    url: str | None = None
    date: str | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The names to try for the text."""
        return (self.text,) if self.text else TEXTS

    @property
    def urls(self) -> tuple[str, ...]:
        """The names to try for the URL."""
        return (self.url,) if self.url else URLS

    @property
    def dates(self) -> tuple[str, ...]:
        """The names to try for the date."""
        return (self.date,) if self.date else DATES

    def record(
        self, values: Mapping[str, Any], path: str, row: int | None, findings: tuple[LogEntry, ...] = ()
    ) -> Record:
        """Return the record of a row of a table. It has an error if the row has no column for the text."""
        text = value(values, self.texts)
        url, seen = value(values, self.urls), value(values, self.dates)
        url = url if isinstance(url, str) else None
        seen = seen if isinstance(seen, date | str) else None
        if isinstance(text, bytes):
            text, findings = decode_utf8(text)
        if isinstance(text, str):
            if findings:  # Their offset was that in the whole row.
                findings = tuple([evolve(finding, offset=text.find("\ufffd") + 1) for finding in findings])
            return Record(text, url, seen, path, row, None, *read_meta(values.get(META)), findings)
        if text is None and any(name in values for name in self.texts):
            return Record("", url, seen, path, row)
        return Record("", url, seen, path, row, no_text(text, self.texts, values))


def no_text(text: object, names: Iterable[str], there: Collection[str]) -> str:
    """Return the error message for a row without a text in a column of one of these names."""
    if text is not None:
        return not_a_string(text)
    wanted = " or ".join(", ".join(names).rsplit(", ", 1))
    found = f"the columns are {', '.join(there)}" if there else "there are no columns"
    return f"no column {wanted} for the text: {found}; name the right one with --text-column"


def not_a_string(text: object) -> str:
    """Return the error message for a text that is not a string."""
    return f"the text is not a string but {type(text).__name__}"


def value(values: Mapping[str, Any], names: Iterable[str]) -> Any:
    """Return the first value that is not None in a column of one of these names, or None."""
    for name in names:
        found = values.get(name)
        if found is None and "." in name:
            outer, _, inner = name.partition(".")
            inside = values.get(outer)
            found = value(inside, (inner,)) if isinstance(inside, Mapping) else None
        if found is not None:
            return found
    return None
