"""The dates of a page: one locale for all, and null if day and month cannot be distinguished."""

from datetime import date, datetime

import pytest

import hnparse
from hnparse.corpus import parse_rows


def times(*stamps, seen=None):
    posts = "".join(f"{n}. bob ◴[{stamp}] No.{41500100 + n}[source]\nWords.\n" for n, stamp in enumerate(stamps, 1))
    page = (
        f"A title\n\n(kiln.example)\n12 points ada | {len(stamps)} comments | | HN request time: 0s | source\n{posts}"
    )
    thread = hnparse.parse(page, seen=seen)
    told = [comment.time and comment.time.isoformat()[:16] for comment in thread]
    return told, [diagnostic.code for diagnostic in thread.diagnostics]


@pytest.mark.parametrize(
    ("stamp", "time"),
    [
        ("14 Nov 24 02:06 UTC", "2024-11-14T02:06"),
        ("Thu, 14 Nov 2024 02:06:00 GMT", "2024-11-14T02:06"),
        ("11/14/2024, 2:06:00 AM", "2024-11-14T02:06"),
        ("14/11/2024, 14:06:00", "2024-11-14T14:06"),
        ("14/11/2024, 2:06:00", "2024-11-14T02:06"),
        ("14/11/2024, 2:06:00 p.m.", "2024-11-14T14:06"),
        ("10/10/2024, 2:06:00 AM", "2024-10-10T02:06"),
        ("14.11.2024, 02:06:00", "2024-11-14T02:06"),
        ("2024-11-14 02:06:00", "2024-11-14T02:06"),
        ("2024-01-10T02:06:00Z", "2024-01-10T02:06"),
        ("2024/1/10 2:06:00", "2024-01-10T02:06"),
        ("2024. 1. 10. 2:06:00", "2024-01-10T02:06"),
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_read(stamp, time):
    assert times(stamp) == ([time], [])


@pytest.mark.parametrize(
    "stamp",
    [
        "1/10/2024, 2:06:00 AM",
        "10.1.2024, 02:06:00",
        "1. 10. 2024 2:06:00",
        "2024-10-01 02:06:00",
        "1/10/2567 02:06:00",
        "1403/7/10, 2:06:00",
        "14 Nov 75 02:06 UTC",
        "14 Nov 1999 02:06 UTC",
        "14/14/2024, 2:06:00 AM",
        "2024-11-14",
        "14 Nov 24",
        "14.11.2024 kello 2.06.00",
        "yesterday",
    ],
)
def test_a_date_that_can_be_read_in_two_ways_or_in_none_is_reported(stamp):
    assert times(stamp) == ([None], ["unreadable-time"])


def test_one_date_tells_the_order_for_all_dates_of_its_page():
    assert times("1/10/2024, 2:06:00 AM", "1/14/2024, 2:06:00 AM") == (["2024-01-10T02:06", "2024-01-14T02:06"], [])
    assert times("1/10/2024, 2:06:00", "14/10/2024, 2:06:00") == (["2024-10-01T02:06", "2024-10-14T02:06"], [])


def test_an_hour_beyond_12_tells_that_the_others_are_not_hours_of_half_a_day():
    assert times("14/11/2024, 02:06:00") == ([None], ["unreadable-time"])
    told = ["2024-11-14T02:06", "2024-11-14T14:30"]
    assert times("14/11/2024, 02:06:00", "14/11/2024, 14:30:09") == (told, [])
    assert times("14/11/2024, 00:30:09", "14/11/2024, 02:06:00") == (["2024-11-14T00:30", "2024-11-14T02:06"], [])


def test_dates_that_contradict_each_other_tell_no_order():
    told, codes = times("1/14/2024, 2:06:00 AM", "14/1/2024, 2:06:00 AM")
    assert (told, set(codes)) == ([None, None], {"unreadable-time"})


def test_no_comment_is_written_after_the_page_was_seen():
    stamp = "14 Nov 24 02:06 UTC"
    assert times(stamp, seen="2024-11-14T10:00Z") == (["2024-11-14T02:06"], [])
    assert times(stamp, seen="2023-01-01T10:00Z") == ([None], ["unreadable-time"])


# ---- The time of the crawl ----------------------------------------------------------------------------------------

PAGE = "12 points ada | 0 comments | | HN request time: 0s | source\n"


@pytest.mark.parametrize("seen", ["1/10/2024, 2:06:00 AM", "1999-11-14", "2999-01-01", datetime(1970, 1, 1)])
def test_a_page_is_not_seen_at_a_time_that_is_ambiguous_or_cannot_be(seen):
    with pytest.raises(ValueError, match=r"seen must be .*, between 2006 and now, or None, not "):
        hnparse.parse(PAGE, seen=seen)


@pytest.mark.parametrize("date", ["1/10/2024", "soon", "1403-08-24", "2567-11-14 02:06:00", date(1999, 1, 1)])
def test_a_date_of_a_record_that_is_ambiguous_or_cannot_be_is_reported(date):
    (row,) = parse_rows([{"text": PAGE, "date": date, "source": "a.txt"}], table="pages")
    assert row["seen"] is None
    (row,) = parse_rows([{"text": PAGE, "date": date, "source": "a.txt"}], table="diagnostics")
    assert (row["code"], row["source"], row["line"]) == ("unreadable-time", "a.txt", 1)


@pytest.mark.parametrize("date", ["2024-11-14", "20241114020600", "2024-11-14T02:06:00Z", "", None, "NaT", 1731550000])
def test_a_date_of_a_record_that_is_clear_or_missing_is_not_reported(date):
    assert list(parse_rows([{"text": PAGE, "date": date}], table="diagnostics")) == []


def test_an_age_before_hacker_news_or_after_the_crawl_is_reported():
    page = (
        "Hacker News new | past | comments | ask | show | jobs | submit\n"
        "12 points by ada 3 hours ago | hide | past | favorite | 1 comment\n"
        "bob {} | next [–]\nDoes it purl?\nreply\n"
    )
    for age, is_wrong in [("on March 28, 1925", True), ("on March 28, 2024", False), ("on March 28, 2025", True)]:
        thread = hnparse.parse(page.format(age), seen="2024-11-14")
        assert (thread.comments[0].written is None) == is_wrong
        assert [d.code for d in thread.diagnostics if d.code == "unreadable-time"] == ["unreadable-time"] * is_wrong
