"""The dates of a page: which notations are accepted, and whether the day or the month stands first on this page.

A browser writes a date in the notation of its locale. All dates of a page have one locale, so a date such as 11/14/2024
tells the order for 1/10/2024. If no date of the page tells it, such dates are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NAMED_MONTH = re.compile(
    rf"(?:[A-Z][a-z]{{2}}, )?(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)}) (?P<year>\d{{4}}|\d{{2}}) "
    r"\d{1,2}:\d{2}(?::\d{2})?(?: (?:UTC|GMT|[+-]\d{4}))?"
)
ISO = re.compile(r"(?P<year>\d{4})-(?P<first>\d{2})-(?P<second>\d{2})T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?")
YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?P<sign>[-/.])\s?(?P<first>\d{1,2})(?P=sign)\s?(?P<second>\d{1,2})\.?,? "
    r"(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)"
)
YEAR_LAST = re.compile(
    r"(?P<first>\d{1,2})(?P<sign>[-/.])\s?(?P<second>\d{1,2})(?P=sign)\s?(?P<year>\d{4}),? "
    r"(?P<time>\d{1,2}:\d{2}(?::\d{2})?(?: ?[APap]\.?[Mm]\.?)?)"
)
MONTH_FIRST, DAY_FIRST = ("first", "second"), ("second", "first")
FIRST_YEAR = 2006
"""Hacker News began in October 2006."""


def page_dates(stamps: Iterable[str], seen: datetime | None = None) -> dict[str, str | None]:
    """Return each date as `read_time` reads it without a doubt; None for one that this page does not tell.

    `seen` is when the page was crawled: no date is later than that, or than today.

    >>> page_dates(["1/10/2024, 2:06:00 AM", "11/14/2024, 2:06:00 AM"])
    {'1/10/2024, 2:06:00 AM': '2024-01-10 2:06:00 AM', '11/14/2024, 2:06:00 AM': '2024-11-14 2:06:00 AM'}
    >>> page_dates(["1. 10. 2024 2:06:00"])
    {'1. 10. 2024 2:06:00': None}
    """
    latest = (seen or datetime.now(UTC)) + timedelta(days=1)
    different = dict.fromkeys(stamps)
    order = _order(different)
    return {stamp: _plain(stamp, order, latest) for stamp in different}


def _order(stamps: Iterable[str]) -> tuple[str, str] | None:
    """Return the order of month and day, where the dates that tell it agree."""
    orders = set()
    for stamp in stamps:
        date = YEAR_LAST.fullmatch(stamp) or YEAR_FIRST.fullmatch(stamp)
        if date and int(date["first"]) > 12:
            orders.add(DAY_FIRST)
        elif date and int(date["second"]) > 12:
            orders.add(MONTH_FIRST)
    return orders.pop() if len(orders) == 1 else None


def _plain(stamp: str, order: tuple[str, str] | None, latest: datetime) -> str | None:
    if date := NAMED_MONTH.fullmatch(stamp):
        year = int(date["year"]) + (2000 if len(date["year"]) == 2 else 0)
        return stamp if _is_possible(year, MONTHS.index(date["month"]) + 1, int(date["day"]), latest) else None
    if date := ISO.fullmatch(stamp):
        return stamp if _is_possible(int(date["year"]), int(date["first"]), int(date["second"]), latest) else None
    if date := YEAR_FIRST.fullmatch(stamp):
        # With hyphens, one locale has the day in the middle.
        order = order if date["sign"] == "-" else MONTH_FIRST
    else:
        date = YEAR_LAST.fullmatch(stamp)
    if date is None or order is None:
        return None
    year, month, day = int(date["year"]), int(date[order[0]]), int(date[order[1]])
    return f"{year}-{month:02}-{day:02} {date['time']}" if _is_possible(year, month, day, latest) else None


def _is_possible(year: int, month: int, day: int, latest: datetime) -> bool:
    return year >= FIRST_YEAR and 0 < month <= 12 and 0 < day <= 31 and (year, month, day) <= latest.timetuple()[:3]
