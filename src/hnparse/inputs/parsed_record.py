"""Parsing a record: the result is the threads of its pages, or an error."""

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
"""How tables write a missing date."""


@frozen
class ParsedRecord:
    """The threads of a record, one per page. There are none if the record holds no dump, or if there is an `error`."""

    record: Record
    threads: tuple[Thread, ...] = ()
    error: str | None = None

    @property
    def is_empty(self) -> bool:
        """True if the record has neither threads nor an error. This is so for nearly all records."""
        return not self.threads and self.error is None


def parse_record(record: Record) -> ParsedRecord:
    """Parse one record. Never raises, because one bad record must not abort a job over millions."""
    if record.error is not None:
        return ParsedRecord(record, error=record.error)
    try:
        if record.thread is not None:
            check_numbers(record.thread, "a table")
            return ParsedRecord(record, (record.thread,))
        return ParsedRecord(record, _threads(record))
    except Exception as error:
        return ParsedRecord(record, error=f"{type(error).__name__}: {error}")


def _threads(record: Record) -> tuple[Thread, ...]:
    if not may_hold_dump(record.text):
        return ()
    from ..reading import read_threads  # imported here because it imports Lark, which only dumps need

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
        message = f"the date of the record, {short(date, 40)!r}, cannot be read as the time of a crawl: use ISO 8601"
        wrong = Diagnostic("unreadable-time", "warning", message, record.source)
        threads = tuple([evolve(thread, diagnostics=(wrong, *thread.diagnostics)) for thread in threads])
    for thread in threads:
        check_numbers(thread, "a table")
    return threads


def _date(record: Record) -> str:
    """Return the date of a record as text, or an empty text if it has none."""
    date = record.date if isinstance(record.date, str) else record.date.isoformat() if record.date else ""
    return "" if date in MISSING else date.strip()
