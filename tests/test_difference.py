"""The difference between two crawls of a discussion."""

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings

import hnparse
from hnparse import Comment, Missing, Story, Thread
from pages import threads

EXAMPLES = Path(__file__).parent.parent / "examples"
FIRST = Thread(
    [
        Comment(101, "bob", "14 Nov 24 02:06 UTC", "Does it purl?", None, "top_level", (102,), 1),
        Comment(104, "eve", None, "Then I am sold.", None, "unknown"),
        Comment(105, "cyd", None, "Cut o", 101, "reply_list", (), 2, truncated=True),
    ],
    [Missing(102, 101)],
    Story(None, "Knitting", None, "ada", 12),
)


def test_what_only_the_later_thread_shows_is_added():
    later = Thread(
        [*FIRST, Comment(102, "ada"), Comment(110, "dan")], [Missing(111, 110)], evolve(FIRST.story, score=20)
    )
    found = later.diff(FIRST)
    assert [comment.id for comment in found.added] == [102, 110]
    assert (found.changed, found.gone, found.named, found.score) == ((), (), (111,), (12, 20))
    assert repr(found) == "<Difference: 2 comments added, 0 changed, 0 gone, 1 named, score 12 -> 20>"
    assert [comment.id for comment in FIRST.diff(later).gone] == [102, 110]


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Does it purl? Edit: it does."},
        {"by": None, "text": "", "deleted": True},
        {"dead": True},
        {"by": "robert"},
        {"parent": 90, "parent_source": "reply_list"},
        {"kids": (102, 103)},
        {"time": "14 Nov 24 02:09 UTC"},
    ],
)
def test_what_pages_tell_differently_is_a_change(change):
    later = Thread([evolve(FIRST[101], **change), *FIRST.comments[1:]], FIRST.missing, FIRST.story)
    assert later.diff(FIRST).changed == ((FIRST[101], later[101]),)


@pytest.mark.parametrize(
    "change",
    [
        {"by": None},
        {"time": None},
        {"kids": ()},
        {"depth": None},
        {"text": "Does", "truncated": True},
        {"parent_source": "unknown"},
        {"parent": 90},
        {"parent_source": "position"},
        {"age": "3 hours ago"},
    ],
)
def test_what_the_later_page_merely_does_not_tell_is_no_change(change):
    later = Thread([evolve(FIRST[101], **change), *FIRST.comments[1:]], FIRST.missing, FIRST.story)
    assert not later.diff(FIRST)


def test_a_parent_that_was_unknown_is_a_change():
    later = Thread([evolve(FIRST[104], parent=101, parent_source="reply_list")])
    assert [(old.id, new.parent) for old, new in later.diff(FIRST).changed] == [(104, 101)]


def test_a_text_that_was_cut_off_and_is_whole_now_is_a_change():
    later = Thread([evolve(FIRST[105], text="Cut off.", truncated=False)])
    assert [new.text for _, new in later.diff(FIRST).changed] == ["Cut off."]


@settings(max_examples=30)
@given(threads())
def test_a_thread_does_not_differ_from_itself(thread):
    assert not thread.diff(thread)
    assert thread.diff(Thread()).added == thread.comments
    assert Thread().diff(thread).gone == thread.comments


def test_threads_that_cannot_be_compared_are_refused():
    pile = hnparse.load(EXAMPLES / "pile.txt")
    with pytest.raises(ValueError, match="one of these threads has no ids"):
        pile.diff(FIRST)
    with pytest.raises(ValueError, match="they belong to different discussions"):
        hnparse.load(EXAMPLES / "tides.txt").diff(FIRST)
    with pytest.raises(TypeError, match="takes a Thread, not dict"):
        FIRST.diff(FIRST.to_dict())
