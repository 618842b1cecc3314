"""Times: from the notations of a page and ISO 8601 to aware datetimes. They are read on demand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

Stamp = str | datetime | None
"""A time as the model stores it: as the page wrote it, or already read."""

Interval = tuple[Stamp, Stamp] | None
"""The start and end of an interval, as the model stores them."""

FIRST = datetime(2006, 1, 1, tzinfo=UTC)
"""A time before any item: Hacker News began in 2006."""


def read_time(stamp: Stamp) -> datetime | None:
    """Return a time in UTC, to the second, or None if there is none or it cannot be read.

    A time without a zone is read as UTC. None of these is read: a date without year, month or day; a date whose day and
    month could be swapped; a zone given as an abbreviation other than UTC and GMT.

    >>> read_time("Thu, 14 Nov 2024 02:06:00 GMT")
    datetime.datetime(2024, 11, 14, 2, 6, tzinfo=datetime.timezone.utc)
    >>> read_time("1/10/2024, 2:06:00 AM")
    """
    if not stamp:
        return None
    return _in_utc(stamp) if isinstance(stamp, datetime) else _parse(stamp)


def read_crawl_time(stamp: Stamp) -> datetime | None:
    """Return when a page was crawled, or None also for a time in the future or before Hacker News began.

    >>> read_crawl_time("2024-11-14T10:00Z")
    datetime.datetime(2024, 11, 14, 10, 0, tzinfo=datetime.timezone.utc)
    >>> read_crawl_time("1999-11-14T10:00Z")
    """
    time = read_time(stamp)
    # Allow one day: the time may be a local time without its zone.
    return time if time and FIRST <= time <= datetime.now(UTC) + timedelta(days=1) else None


def read_interval(interval: Interval) -> tuple[datetime, datetime] | None:
    """Return an interval as two UTC times, or None if there is none or one of the two cannot be read."""
    if interval is None:
        return None
    start, end = map(read_time, interval)
    return None if start is None or end is None else (start, end)


def iso(stamp: Stamp) -> str | None:
    """Return a time in ISO 8601, to the second, or None.

    >>> iso("14 Nov 24 02:06 UTC")
    '2024-11-14T02:06:00Z'
    """
    time = read_time(stamp)
    return None if time is None else time.isoformat(timespec="seconds").replace("+00:00", "Z")


def seconds(time: datetime | None) -> int | None:
    """Return a time in seconds since 1970, or None."""
    return None if time is None else int(time.timestamp())


@lru_cache(maxsize=4096)
def _parse(stamp: str) -> datetime | None:
    # Imported here because few pages have dates.
    from dateutil import parser

    from .notations import MONTH_FIRST, YEAR_FIRST, order_of, read_date

    date = read_date(stamp, MONTH_FIRST if YEAR_FIRST.fullmatch(stamp) else order_of([stamp]))
    if date is None:
        return None
    year, month, day, time = date
    try:
        midnight = datetime(year, month, day)
        return _in_utc(parser.parse(time, default=midnight) if time else midnight)
    except (ArithmeticError, LookupError, TypeError, ValueError):  # dateutil raises each on some text
        return None


def _in_utc(time: datetime) -> datetime:
    time = time.replace(microsecond=0)
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
