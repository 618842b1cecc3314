"""Times: from the notations of a page, and from ISO 8601, to aware datetimes; read when somebody asks for them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

Stamp = str | datetime | None
"""A time as a class of the model keeps it: as the page wrote it, or already read."""

Interval = tuple[Stamp, Stamp] | None
"""A start and an end as a class of the model keeps them."""

FIRST = datetime(2006, 1, 1, tzinfo=UTC)
"""Hacker News began in this year."""


def read_time(stamp: Stamp) -> datetime | None:
    """The time in UTC, or None where there is none or it cannot be read.

    It is one to the second. A notation that names no zone is read as UTC. One that lacks the year, the month or the day
    is not read, nor is one whose day and month could be the other way round, or whose zone is an abbreviation, but for
    UTC and GMT.

    >>> read_time("Thu, 14 Nov 2024 02:06:00 GMT")
    datetime.datetime(2024, 11, 14, 2, 6, tzinfo=datetime.timezone.utc)
    >>> read_time("1/10/2024, 2:06:00 AM")
    """
    if not stamp:
        return None
    return _in_utc(stamp) if isinstance(stamp, datetime) else _parse(stamp)


def read_crawl_time(stamp: Stamp) -> datetime | None:
    """Return when a page was crawled; None also for a time before Hacker News began, and for one to come.

    >>> read_crawl_time("2024-11-14T10:00Z")
    datetime.datetime(2024, 11, 14, 10, 0, tzinfo=datetime.timezone.utc)
    >>> read_crawl_time("1999-11-14T10:00Z")
    """
    time = read_time(stamp)
    # A clock may be wrong by some hours, as that of a place without a zone is.
    return time if time and FIRST <= time <= datetime.now(UTC) + timedelta(days=1) else None


def read_interval(interval: Interval) -> tuple[datetime, datetime] | None:
    """Return an interval as two times in UTC; None where there is none, or one of the two cannot be read."""
    if interval is None:
        return None
    start, end = map(read_time, interval)
    return None if start is None or end is None else (start, end)


def iso(stamp: Stamp) -> str | None:
    """The time in ISO 8601, to the second, or None: what stands in JSON.

    >>> iso("14 Nov 24 02:06 UTC")
    '2024-11-14T02:06:00Z'
    """
    time = read_time(stamp)
    return None if time is None else time.isoformat(timespec="seconds").replace("+00:00", "Z")


def seconds(time: datetime | None) -> int | None:
    """Return a time in seconds since 1970; None for None."""
    return None if time is None else int(time.timestamp())


@lru_cache(maxsize=4096)
def _parse(stamp: str) -> datetime | None:
    # Imported here, because few pages have dates.
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
