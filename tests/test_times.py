"""Times: all notations of the pages, which are parsed on access."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

import hnparse
from hnparse import Comment

MOMENT = datetime(2024, 11, 4, 14, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "stamp",
    [
        "04 Nov 24 14:06 UTC",
        "4 Nov 2024 14:06:00 GMT",
        "Mon, 04 Nov 2024 14:06:00 GMT",
        "2024-11-04, 14:06:00",
        "2024/11/4 2:06:00 PM",
        "2024-11-04T14:06:00Z",
        "2024-11-04T14:06:00.5Z",
        "2024-11-04T15:06:00+01:00",
        "2024-11-04 14:06:00",
        "2024-11-04 14:06:00.123456",
        "2024-11-04 14:06:00+00:00",
        "20241104140600",
        "20241104T140600Z",
        "04 Nov 24 19:36 +0530",
        MOMENT,
        MOMENT.replace(microsecond=999_999),
        MOMENT.astimezone(timezone(timedelta(hours=5))),
        datetime(2024, 11, 4, 14, 6),
    ],
    ids=str,
)
def test_every_notation_gives_the_moment_in_utc(stamp):
    comment = Comment(id=1, by="ada", time=stamp)
    assert comment.time == MOMENT
    assert comment.time.tzinfo is UTC
    assert comment == Comment(id=1, by="ada", time=MOMENT)


@pytest.mark.parametrize("stamp", ["11/14/2024, 2:06:00 PM", "14/11/2024, 14:06:00", "14.11.2024, 14:06:00"])
def test_a_day_beyond_12_tells_which_number_is_the_month(stamp):
    assert Comment(id=1, by="ada", time=stamp).time == datetime(2024, 11, 14, 14, 6, tzinfo=UTC)


@pytest.mark.parametrize("stamp", ["11/4/2024, 2:06:00 PM", "04/11/2024, 14:06:00", "4.11.2024, 14:06:00"])
def test_a_time_whose_day_and_month_could_change_places_is_not_guessed(stamp):
    assert Comment(id=1, by="ada", time=stamp).time is None
    assert Comment(id=1, by="ada", time="11/11/2024, 14:06:00").time.month == 11


@pytest.mark.parametrize(
    "stamp", [None, "", "yesterday", "32 Nov 24 99:06 UTC", "14 Nov 24 02:" + "6" * 31, "4 Nov 24 14:06 EST"]
)
def test_no_time_and_one_that_cannot_be_read_are_none(stamp):
    assert Comment(id=1, by="ada", time=stamp).time is None


@pytest.mark.parametrize("stamp", ["14:06", "4", "Mon", "Nov 2024", "4 Nov", "12h30m"])
def test_a_time_that_lacks_a_part_of_its_date_is_not_guessed(stamp):
    assert Comment(id=1, by="ada", time=stamp).time is None


def test_times_stand_in_json_as_iso_8601(story):
    thread = story("1. ada ◴[04 Nov 24 14:06 UTC] No.101[source]\nOne.\n")
    assert thread.to_dict()["comments"][0]["time"] == "2024-11-04T14:06:00Z"
    assert hnparse.Thread.from_dict(thread.to_dict()) == thread
