"""Ages: the words with which a page states when a comment was written, and the interval that they mean."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from ...model.times import FIRST

MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
DATE = re.compile(r"on (\w+) (\d{1,2}), (\d{4})")
AGO = re.compile(r"(\d{1,5}) (minute|hour|day|month|year)s? ago")
DAY = 24 * 60
UNITS = {
    "minute": (1, 1),
    "hour": (60, 60),
    "day": (DAY, DAY),
    "month": (29 * DAY, 31 * DAY),
    "year": (365 * DAY, 366 * DAY),
}
"""The smallest and the largest number of minutes of a unit."""
LONG_AGO = 10**12
"""The age of dates in minutes, because a comment with a date is older than all comments with a relative age."""


def written(age: str, seen: datetime | None) -> tuple[str, str] | None:
    """Return the interval in which a comment of this age was written, or None if the age does not give one.

    A date is a day in UTC. A relative age counts back from `seen`, the time of the crawl, and is rounded down. No
    comment was written before Hacker News began, or after the crawl, or after today.

    >>> written("on March 28, 2025", None)
    ('2025-03-28T00:00:00Z', '2025-03-29T00:00:00Z')
    >>> written("3 hours ago", datetime(2025, 3, 28, 12, tzinfo=UTC))
    ('2025-03-28T08:00:00Z', '2025-03-28T09:00:00Z')
    >>> written("3 months ago", datetime(2025, 3, 28, 12, tzinfo=UTC))
    ('2024-11-24T12:00:00Z', '2024-12-31T12:00:00Z')
    """
    try:
        if date := DATE.fullmatch(age):
            start = datetime(int(date[3]), MONTHS.index(date[1]) + 1, int(date[2]), tzinfo=UTC)
            end = start + timedelta(days=1)
            return (_iso(start), _iso(end)) if FIRST <= start <= (seen or datetime.now(UTC)) + (end - start) else None
        span = span_of(age)
        if span is not None and seen is not None:
            end = seen - timedelta(minutes=span[0])
            start = seen - timedelta(minutes=span[1])
            return (_iso(max(start, FIRST)), _iso(end)) if end > FIRST else None
    except (ValueError, OverflowError):
        pass
    return None


def is_impossible(age: str, seen: datetime | None) -> bool:
    """Return True if an age cannot be true: a date or, if the time of the crawl is known, a relative age.

    >>> is_impossible("on March 28, 2099", None), is_impossible("3 hours ago", None)
    (True, False)
    """
    is_checked = DATE.fullmatch(age) or (seen is not None and AGO.fullmatch(age))
    return bool(is_checked) and written(age, seen) is None


@lru_cache(maxsize=1024)
def span_of(age: str) -> tuple[int, int] | None:
    """Return an age in minutes: at least the first number, less than the second. None if the age is unknown.

    >>> span_of("3 hours ago")
    (180, 240)
    """
    if ago := AGO.fullmatch(age):
        least, most = UNITS[ago[2]]
        return int(ago[1]) * least, (int(ago[1]) + 1) * most
    if date := DATE.fullmatch(age):
        try:
            day = datetime(int(date[3]), MONTHS.index(date[1]) + 1, int(date[2])).toordinal()
        except ValueError:
            return None
        return LONG_AGO - (day + 1) * DAY, LONG_AGO - day * DAY
    return None


def is_younger(age: str | None, other: str | None) -> bool:
    """Return True if a comment of one age is certainly younger than a comment of another age.

    >>> is_younger("2 hours ago", "3 hours ago"), is_younger("59 minutes ago", "0 hours ago")
    (True, False)
    """
    one, two = span_of(age or ""), span_of(other or "")
    return one is not None and two is not None and one[1] <= two[0]


def _iso(time: datetime) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")
