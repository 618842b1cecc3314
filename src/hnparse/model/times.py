"""Times: from the notations of a page, and from ISO 8601, to aware datetimes; read when somebody asks for them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

Stamp = str | datetime | None
"""A time as a class of the model keeps it: as the page wrote it, or already read."""

Interval = tuple[Stamp, Stamp] | None
"""A start and an end as a class of the model keeps them."""

# 14.11.2024 and 14/11/2024, 02:06 have the day first; browsers that say AM or PM write 11/14/2024.
DAY_FIRST = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}(?!.*[AP]M)")
DEFAULTS = (datetime(2000, 1, 1), datetime(2004, 2, 9))


def read_time(stamp: Stamp) -> datetime | None:
    """The time in UTC, or None where there is none or it cannot be read.

    It is one to the second. A notation that names no zone is read as UTC; one that lacks the year, the month or the day
    cannot be read, nor can one whose zone is an abbreviation, but for UTC and GMT.

    >>> read_time("Thu, 14 Nov 2024 02:06:00 GMT")
    datetime.datetime(2024, 11, 14, 2, 6, tzinfo=datetime.timezone.utc)
    """
    if not stamp:
        return None
    return _in_utc(stamp) if isinstance(stamp, datetime) else _parse(stamp)


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


@lru_cache(maxsize=4096)
def _parse(stamp: str) -> datetime | None:
    from dateutil import parser

    day_first = bool(DAY_FIRST.match(stamp))
    try:
        # What a stamp lacks is taken from the default: if it has a date, it makes no difference which one that is.
        one, other = (parser.parse(stamp, dayfirst=day_first, tzinfos=_zone, default=default) for default in DEFAULTS)
        return _in_utc(one) if one == other else None
    except (ArithmeticError, LookupError, TypeError, ValueError):  # dateutil raises each on some text
        return None


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    """The zone that a stamp names, as dateutil asks for it."""
    if name not in (None, "UTC", "GMT", "Z"):
        raise ValueError(f"{name} is the zone of more than one place")
    return timezone(timedelta(seconds=offset)) if offset else None


def _in_utc(time: datetime) -> datetime:
    time = time.replace(microsecond=0)
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
