"""The dates of a page. They are in the notation of one locale, so an unambiguous date tells how to read the others.

For example, 11/14/2024 tells the order of day and month in 1/10/2024, and 14:06 tells that hours count to 24. A date
that stays ambiguous is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from ...model.notations import Order, order_of, read_date
from ...model.times import FIRST

HOUR_IN_DOUBT = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}, (?:0[1-9]|1[0-2]):[0-9]{2}:[0-9]{2}")
"""A notation in which some locales count hours to 24, and one counts them to 12 without AM and PM."""
HOUR_OF_24 = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}, (?:00|1[3-9]|2[0-3]):[0-9]{2}:[0-9]{2}")


def page_dates(stamps: Iterable[str], seen: datetime | None = None) -> dict[str, str | None]:
    """Return each date in a notation that `read_time` reads without doubt, or None if the page does not tell enough.

    `seen` is when the page was crawled. No date is later than that, or than today.

    >>> page_dates(["1/10/2024, 2:06:00 AM", "11/14/2024, 2:06:00 AM"])
    {'1/10/2024, 2:06:00 AM': '2024-01-10 2:06:00 AM', '11/14/2024, 2:06:00 AM': '2024-11-14 2:06:00 AM'}
    >>> page_dates(["1. 10. 2024 2:06:00"])
    {'1. 10. 2024 2:06:00': None}
    """
    latest = (seen or datetime.now(UTC)) + timedelta(days=1)
    different = dict.fromkeys(stamps)
    order = order_of(different)
    hours_known = any(map(HOUR_OF_24.fullmatch, different))
    dates = {stamp: _plain(stamp, order, latest) for stamp in different}
    return {stamp: date if hours_known or not HOUR_IN_DOUBT.fullmatch(stamp) else None for stamp, date in dates.items()}


def _plain(stamp: str, order: Order | None, latest: datetime) -> str | None:
    date = read_date(stamp, order)
    if date is None or not date[3]:
        return None
    year, month, day, time = date
    is_possible = year >= FIRST.year and 0 < month <= 12 and 0 < day <= 31 and (year, month, day) <= _day(latest)
    return f"{year}-{month:02}-{day:02} {time}" if is_possible else None


def _day(moment: datetime) -> tuple[int, int, int]:
    return moment.year, moment.month, moment.day
