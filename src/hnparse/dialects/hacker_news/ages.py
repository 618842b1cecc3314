"""Ages: the words in which a page tells when a comment was written, and the interval that they stand for."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from ...model.times import FIRST

MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
DATE = re.compile(r"on (\w+) (\d{1,2}), (\d{4})")
AGO = re.compile(r"(\d{1,5}) (minute|hour|day)s? ago")
UNITS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}


def written(age: str, seen: datetime | None) -> tuple[str, str] | None:
    """Return the interval in which a comment of this age was written; None if that cannot be told.

    A date is a day in UTC. A relative age counts back from `seen`, the time of the crawl, and is rounded down. No
    comment was written before Hacker News began, or after the crawl, or after today.

    >>> written("on March 28, 2025", None)
    ('2025-03-28T00:00:00Z', '2025-03-29T00:00:00Z')
    >>> written("3 hours ago", datetime(2025, 3, 28, 12, tzinfo=UTC))
    ('2025-03-28T08:00:00Z', '2025-03-28T09:00:00Z')
    """
    try:
        if date := DATE.fullmatch(age):
            start = datetime(int(date[3]), MONTHS.index(date[1]) + 1, int(date[2]), tzinfo=UTC)
            latest = (seen or datetime.now(UTC)) + UNITS["day"]
            return (_iso(start), _iso(start + UNITS["day"])) if FIRST <= start <= latest else None
        if (ago := AGO.fullmatch(age)) and seen is not None:
            unit = UNITS[ago[2]]
            end = seen - int(ago[1]) * unit
            return (_iso(end - unit), _iso(end)) if end - unit >= FIRST else None
    except (ValueError, OverflowError):
        pass
    return None


def is_impossible(age: str, seen: datetime | None) -> bool:
    """Return whether an age is a date or, where the time of the crawl is known, a relative age that cannot be.

    >>> is_impossible("on March 28, 2099", None), is_impossible("3 hours ago", None)
    (True, False)
    """
    tells = DATE.fullmatch(age) or (seen is not None and AGO.fullmatch(age))
    return bool(tells) and written(age, seen) is None


def _iso(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")
