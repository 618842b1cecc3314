"""What becomes of a record: the threads of its pages, or what is wrong with it."""

from __future__ import annotations

from attrs import evolve, frozen

from ..dialects import may_hold_dump
from ..errors import ParseError
from ..model.times import read_time
from ..outputs.rows import check_numbers
from ..text import Source
from ..thread import Thread
from .record import Record


@frozen
class Outcome:
    """The threads of a record, one a page: none where it holds no dump, or where `error` says what is wrong."""

    record: Record
    threads: tuple[Thread, ...] = ()
    error: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of the record, as of nearly all."""
        return not self.threads and self.error is None


def parse_record(record: Record) -> Outcome:
    """Read one record. Raises nothing, whatever its text: one bad record must not end a job of millions."""
    if record.error is not None:
        return Outcome(record, error=record.error)
    try:
        return Outcome(record, _threads(record))
    except Exception as error:
        return Outcome(record, error=f"{type(error).__name__}: {error}")


def _threads(record: Record) -> tuple[Thread, ...]:
    if not may_hold_dump(record.text):
        return ()
    from ..reading import read_threads  # imports Lark, which texts that are no dumps do not need

    date = record.date if record.date is None or isinstance(record.date, str) else record.date.isoformat()
    source = Source.of(record.text, record.source, record.url, read_time(date))
    if record.story is not None:
        source = evolve(source, story=record.story)
    try:
        threads = tuple(read_threads(source, dialect=record.dialect))
    except ParseError:
        return ()
    for thread in threads:
        check_numbers(thread, "a table")
    return threads
