"""Times: from the notations of a page, and from ISO 8601, to aware datetimes; read when somebody asks for them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache

Stamp = str | datetime | None
"""A time as a class of the model keeps it: as the page wrote it, or already read."""

# 14.11.2024 and 14/11/2024, 02:06 have the day first; browsers that say AM or PM write 11/14/2024.
DAY_FIRST = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}(?!.*[AP]M)")


def read_time(stamp: Stamp) -> datetime | None:
    """The time in UTC, or None where there is none or it cannot be read.

    A notation that names no zone is read as UTC.

    >>> read_time("Thu, 14 Nov 2024 02:06:00 GMT")
    datetime.datetime(2024, 11, 14, 2, 6, tzinfo=datetime.timezone.utc)
    """
    if not stamp:
        return None
    return _in_utc(stamp) if isinstance(stamp, datetime) else _parse(stamp)


def iso(stamp: Stamp) -> str | None:
    """The time in ISO 8601, to the second, or None: what stands in JSON.

    >>> iso("14 Nov 24 02:06 UTC")
    '2024-11-14T02:06:00Z'
    """
    time = read_time(stamp)
    return None if time is None else f"{time:%Y-%m-%dT%H:%M:%SZ}"


@lru_cache(maxsize=4096)
def _parse(stamp: str) -> datetime | None:
    from dateutil import parser

    try:
        return _in_utc(parser.parse(stamp, dayfirst=bool(DAY_FIRST.match(stamp)), tzinfos={"UTC": UTC, "GMT": UTC}))
    except (ValueError, OverflowError):
        return None


def _in_utc(time: datetime) -> datetime:
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
