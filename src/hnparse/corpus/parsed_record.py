"""A record that was parsed: the threads of its pages, or what is wrong with it."""

from __future__ import annotations

from attrs import evolve, frozen

from ..dialects import may_hold_dump
from ..errors import ParseError
from ..model import Diagnostic
from ..model.display import short
from ..model.times import read_crawl_time
from ..outputs.rows import check_numbers
from ..text import Source
from ..thread import Thread
from .record import Record

MISSING = ("NaT", "nan", "None", "null")
"""What tables have in place of a date that is missing."""


@frozen
class ParsedRecord:
    """The threads of a record, one a page: none where it holds no dump, or where `error` says what is wrong."""

    record: Record
    threads: tuple[Thread, ...] = ()
    error: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of the record, as of nearly all."""
        return not self.threads and self.error is None


def parse_record(record: Record) -> ParsedRecord:
    """Parse one record. Never raises: one bad record must not end a job of millions."""
    if record.error is not None:
        return ParsedRecord(record, error=record.error)
    if record.thread is not None:
        return ParsedRecord(record, (record.thread,))
    try:
        return ParsedRecord(record, _threads(record))
    except Exception as error:
        return ParsedRecord(record, error=f"{type(error).__name__}: {error}")


def _threads(record: Record) -> tuple[Thread, ...]:
    if not may_hold_dump(record.text):
        return ()
    from ..reading import read_threads  # imports Lark, which texts that are no dumps do not need

    date = _date(record)
    seen = read_crawl_time(date)
    source = Source.of(record.text, record.source, record.url, seen)
    if record.story is not None or record.findings:
        source = evolve(source, story=record.story, findings=record.findings)
    try:
        threads = tuple(read_threads(source, dialect=record.dialect))
    except ParseError:
        return ()
    if date and seen is None:
        message = f"the date of the record, {short(date, 40)!r}, is no time that a page can be crawled at"
        wrong = Diagnostic("unreadable-time", "warning", message, record.source)
        threads = tuple([evolve(thread, diagnostics=(wrong, *thread.diagnostics)) for thread in threads])
    for thread in threads:
        check_numbers(thread, "a table")
    return threads


def _date(record: Record) -> str:
    """Return the words of the date of a record; none where it has none, also as pandas has none."""
    date = record.date if isinstance(record.date, str) else record.date.isoformat() if record.date else ""
    return "" if date in MISSING else date.strip()
