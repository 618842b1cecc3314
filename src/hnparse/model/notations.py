"""The date notations that are read: those that contain year, month and day.

Browsers write dates in the notation of their locale, and locales differ in the order of day and month. So a date such
as 1/10/2024 is read only if something else shows the order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Order = tuple[str, str]
"""The names of the groups that hold the month and the day."""

MONTH_FIRST: Order = ("first", "second")
DAY_FIRST: Order = ("second", "first")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

NAMED_MONTH = re.compile(
    rf"(?:[A-Z][a-z]{{2}}, )?(?P<day>[0-9]{{1,2}}) (?P<month>{'|'.join(MONTHS)}) (?P<year>[0-9]{{4}}|[0-9]{{2}})"
    r"(?P<time> [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: (?:UTC|GMT|[+-][0-9]{4}))?)?"
)
_ZONE = r"(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})"
_CLOCK = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?"
ISO = re.compile(
    r"(?P<year>[0-9]{4})-(?P<first>[0-9]{2})-(?P<second>[0-9]{2})"
    rf"(?P<time>T{_CLOCK}\s?{_ZONE}?|\s{_CLOCK}\s?{_ZONE})?"
)
COMPACT = re.compile(r"(?P<year>[0-9]{4})(?P<first>[0-9]{2})(?P<second>[0-9]{2})T?(?P<time>[0-9]{6})Z?")
"""The timestamps of web archives."""
YEAR_FIRST = re.compile(
    r"(?P<year>[0-9]{4})(?P<sign>[-/.])\s?(?P<first>[0-9]{1,2})(?P=sign)\s?(?P<second>[0-9]{1,2})\.?,?\s"
    r"(?P<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:\s?[AP]M)?)"
)
YEAR_LAST = re.compile(
    r"(?P<first>[0-9]{1,2})(?P<sign>[-/.])\s?(?P<second>[0-9]{1,2})(?P=sign)\s?(?P<year>[0-9]{4}),?\s"
    r"(?P<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?[APap]\.?[Mm]\.?)?)"
)

HALF_OF_DAY = re.compile(r"\s?([APap])\.?[Mm]\.?\Z")


def order_of(stamps: Iterable[str]) -> Order | None:
    """Return the order of month and day in the dates of one locale, or None if unknown or contradictory.

    >>> order_of(["1/10/2024, 2:06:00 AM", "11/14/2024, 2:06:00 AM"]) == MONTH_FIRST
    True
    """
    orders = set()
    for stamp in stamps:
        date = YEAR_LAST.fullmatch(stamp) or YEAR_FIRST.fullmatch(stamp)
        if date and int(date["first"]) > 12:
            orders.add(DAY_FIRST)
        elif date and int(date["second"]) > 12:
            orders.add(MONTH_FIRST)
    return orders.pop() if len(orders) == 1 else None


def read_date(stamp: str, order: Order | None) -> tuple[int, int, int, str] | None:
    """Return year, month, day and the words of the time; the time is in UTC if it names no zone.

    `order` is the order of month and day on the page. The result is None if the notation is unknown, or if it needs an
    order and there is none. The year of another calendar is returned as it is.

    >>> read_date("14 Nov 24 02:06 UTC", None)
    (2024, 11, 14, '02:06')
    >>> read_date("1/10/2024, 2:06:00 AM", None)
    """
    if date := NAMED_MONTH.fullmatch(stamp):
        year = int(date["year"]) + (2000 if len(date["year"]) == 2 else 0)
        return year, MONTHS.index(date["month"]) + 1, int(date["day"]), _clock(date["time"] or "")
    if date := ISO.fullmatch(stamp) or COMPACT.fullmatch(stamp):
        order = MONTH_FIRST
    elif date := YEAR_FIRST.fullmatch(stamp):
        # With hyphens, some locales have the day in the middle.
        order = order if date["sign"] == "-" else MONTH_FIRST
    else:
        date = YEAR_LAST.fullmatch(stamp)
    if date is None:
        return None
    if order is None:
        if date["first"] != date["second"]:
            return None
        order = MONTH_FIRST
    return int(date["year"]), int(date[order[0]]), int(date[order[1]]), _clock(date["time"] or "")


def _clock(words: str) -> str:
    """Return a time in one notation, such as 2:06:00 PM or 14:06:00+01:00."""
    if words.isdigit():
        return f"{words[:2]}:{words[2:4]}:{words[4:]}"
    words = words.strip().removeprefix("T").removesuffix("UTC").removesuffix("GMT").rstrip()
    return HALF_OF_DAY.sub(lambda half: f" {half[1].upper()}M", words)
