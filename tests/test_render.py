"""Writing a thread as a dump, which parses back to the same thread."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given

import hnparse
from hnparse import Comment, Page, Story, Thread
from pages import threads

DUMPS = Path(__file__).parent / "dumps"
WHOLE = """
comment_page dated_page_with_parent_lines early_version no_comments quoted_replies_line self_post_without_title
story_page
"""


@given(threads())
def test_a_thread_is_read_from_the_dump_that_is_written_of_it(thread):
    assert hnparse.parse(hnparse.render(thread)) == thread


@given(threads())
def test_a_dump_is_written_of_the_thread_that_is_read_from_it(thread):
    dump = hnparse.render(thread)
    assert hnparse.render(hnparse.parse(dump)) == dump


@pytest.mark.parametrize("name", WHOLE.split())
def test_whole_pages_are_read_from_the_dump_that_is_written_of_them(name):
    thread = hnparse.parse((DUMPS / f"{name}.txt").read_text("utf-8"))
    assert hnparse.parse(hnparse.render(thread)) == thread


def test_a_clean_dump_is_written_as_it_was():
    dump = (DUMPS / "comment_page.txt").read_text("utf-8")
    assert hnparse.render(hnparse.parse(dump)) == dump


def test_every_part_of_a_page_is_written():
    thread = Thread(
        comments=(
            Comment(101, "bob", datetime(2024, 11, 14, 2, 6, tzinfo=UTC), "One.\n\nTwo.", 100, "top_level", (102,), 1),
            Comment(102, "ada", datetime(2024, 11, 14, 2, 6, 9, tzinfo=UTC), "Code:\n\n  a", 101, "reply_list", (103,)),
            Comment(103, "eve", None, "> Code\nWhy?", 102, "reply_list", (104, 105)),
            Comment(105, "bob", None, "So.", 103, "reply_list", (106,), dead=True),
            Comment(107, "bob", None, "No.", 106, "parent_line"),
        ),
        story=Story(100, "A title", "host.example", "ada", 12, None, "Some words."),
        pages=(
            Page(
                kind="comment",
                focus=103,
                context=(101, 102),
                numbered=(103, 105, 107),
                declared_comments=3,
                request_seconds=0.25,
                active_commenters=(("bob", 3),),
                popular=(101, 103),
            ),
        ),
    )
    thread = evolve(thread, comments=[evolve(c, depth=4) if c.id == 105 else c for c in thread])
    assert (
        hnparse.render(thread)
        == """\
Most active commenters
  • bob(3)

Popular/hot comments
  • >>101 #
  • >>103 #

←back to thread

A title

(host.example)
12 points ada | 3 comments | | HN request time: 0.25s | source
Some words.
Show context
bob ◴[14 Nov 24 02:06 UTC] No.101[source]
>>100 (OP) #
One.

Two.

replies(1): >>102 #
ada ◴[Thu, 14 Nov 2024 02:06:09 GMT] No.102[source]
>>101 #
Code:

  a
replies(1): >>103 #
1. eve ◴[] No.103[source]
>>102 #
> Code
Why?
replies(2): >>104 #>>105 #
ID: GO
2. bob [dead post] ◴[] No.105[source]
>>103 (TP) #
So.
replies(1): >>106 #
3. bob ◴[] No.107[source]
>>106 #
No.
"""
    )


def test_braces_tell_the_level_below_the_root_of_the_page_from_three_up(story):
    chain = [f"{n}. ada ◴[] No.{n}[source]\nSo.\nreplies(1): >>{n + 1} #\n" for n in range(1, 5)]
    dump = hnparse.render(story("".join(chain)))
    assert [line for line in dump.splitlines() if "◴" in line] == [
        "1. ada ◴[] No.1[source]",
        "2. ada ◴[] No.2[source]",
        "3. ada ◴[] No.3{3}[source]",
        "4. ada ◴[] No.4{4}[source]",
    ]


def test_a_link_to_the_bottom_is_written_on_pages_of_more_than_five_comments(story):
    posts = [f"{n}. ada ◴[] No.{n}[source]\nSo.\n" for n in range(1, 7)]
    assert "| source\n" in hnparse.render(story("".join(posts[:5])))
    assert "| source | bottom\n" in hnparse.render(story("".join(posts)))


ONE = hnparse.parse(
    "12 points ada | 1 comments | | HN request time: 0s | source\n1. bob ◴[] No.101[source]\nSo.\nreplies(1): >>102 #\n"
)


def page(**values):
    return evolve(ONE, pages=(evolve(ONE.pages[0], **values),))


def story_with(**values):
    return evolve(ONE, story=evolve(ONE.story, **values))


def comment(**values):
    return evolve(ONE, comments=(evolve(ONE[101], **values),))


def test_the_thread_of_the_next_tests_can_be_written():
    assert hnparse.parse(hnparse.render(ONE)) == ONE


@pytest.mark.parametrize(
    ("thread", "why"),
    [
        (evolve(ONE, pages=()), "has one page, and this thread has 0"),
        (evolve(ONE, pages=ONE.pages * 2), "has one page, and this thread has 2"),
        (page(kind=None), "must be 'story' or 'comment'"),
        (page(focus=101), "no focus"),
        (page(kind="comment"), "number 1"),
        (page(numbered=()), "must be the comments of the thread"),
        (page(numbered=(101, 103)), "must be the comments of the thread"),
        (page(declared_comments=None), "declared comments"),
        (page(request_seconds=None), "request time"),
        (page(request_seconds=-1.0), "request time"),
        (page(request_seconds=float("nan")), "request time"),
        (page(request_seconds=1 / 3), "request time"),
        (page(active_commenters=(("bob", None),)), "comments of a name"),
        (page(active_commenters=(("bob", 3),) * 13), "at most 12"),
        (page(popular=(101,) * 25), "at most 24"),
        (page(popular=(-1,)), "-1 is not an id"),
        (story_with(by=None), "the story: None is not a user name"),
        (story_with(by="a b"), "'a b' is not a user name"),
        (story_with(score=None), "points"),
        (story_with(title=""), "the title must be one line"),
        (story_with(title="two\nlines"), "the title must be one line"),
        (story_with(site="a b"), "not a site"),
        (story_with(text="So. "), "the story: the text"),
        (story_with(time=datetime(999, 11, 14, tzinfo=UTC)), "cannot express the time"),
        (story_with(id=100), "parent lines only if"),
        (comment(by=None), "comment 101: None is not a user name"),
        (comment(by="bob!"), "comment 101: 'bob!' is not a user name"),
        (comment(kids=(10**18,)), "is not an id"),
        (comment(text="\nSo."), "comment 101: the text"),
        (comment(text="So.\n\n\nSo."), "comment 101: the text"),
        (comment(text="So.\r\nSo."), "comment 101: the text"),
        (comment(parent=100), "100 by 'position'"),
        (comment(parent_source="unknown"), "None by 'unknown'"),
        (comment(parent=100, parent_source="reply_list"), "100 by 'reply_list'"),
        (comment(parent=100, parent_source="context"), "100 by 'context'"),
        (comment(parent_source="parent_line"), "parent lines only if"),
    ],
)
def test_what_no_dump_can_say_is_an_error(thread, why):
    with pytest.raises(ValueError, match=why):
        hnparse.render(thread)
