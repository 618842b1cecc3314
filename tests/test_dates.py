"""The dates of a page: one locale for all, and null where day and month cannot be told apart."""

import pytest

import hnparse


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
