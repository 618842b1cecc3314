"""Pages of one discussion in several dialects become one thread."""

import pytest

import hnparse
from hacker_news_pages import FOOT, MENU, PAGE

VIEWER = """
A clock made of bread

(bakery.example)
12 points ada | 5 comments | | HN request time: 0s | source
1. bob ◴[] No.41500101[source]
Does it keep time?
replies(1): >>41500102 #
2. cleo ◴[] No.41500102[source]
Until it is eaten.
replies(2): >>41500103 #>>41500104 #
3. dan ◴[] No.41500103{3}[source]
So half an hour.
4. eve ◴[] No.41500104{3}[source]
It loses crumbs.
5. fay ◴[] No.41500105[source]
Which flour?
"""
LINKED = (
    MENU
    + """\
A clock made of bread (bakery.example)
12 points by ada (user?id=ada) 3 hours ago (item?id=41500100) | hide (hide?id=41500100) | 2 comments (item?id=41500100)
bob (user?id=bob) 2 hours ago (item?id=41500101) | next (#41500105) [–] (javascript:void(0))

Does it keep time?

cleo (user?id=cleo) 1 hour ago (item?id=41500102) | parent (#41500101) [–] (javascript:void(0))

Until it is eaten.

"""
    + FOOT
)


def told(thread):
    return [(c.id, c.by, c.parent, c.parent_source, c.age) for c in thread]


@pytest.mark.parametrize("order", [1, -1])
def test_a_plain_page_gets_the_ids_of_a_page_of_the_viewer(order):
    (thread,) = hnparse.merge([hnparse.parse(VIEWER), hnparse.parse(PAGE)][::order])
    assert told(thread) == [
        (41500101, "bob", None, "top_level", "2 hours ago"),
        (41500102, "cleo", 41500101, "reply_list", "2 hours ago"),
        (41500103, "dan", 41500102, "reply_list", "1 hour ago"),
        (41500104, "eve", 41500102, "reply_list", "1 hour ago"),
        (41500105, "fay", None, "top_level", "1 hour ago"),
    ]
    assert {page.dialect for page in thread.pages} == {"slacker_news", "hacker_news"}
    assert not thread.diagnostics


def test_a_page_with_links_tells_the_id_of_the_story():
    (thread,) = hnparse.merge([hnparse.parse(VIEWER), hnparse.parse(LINKED)])
    assert (thread.story.id, thread[41500101].parent) == (41500100, 41500100)
    assert thread[41500102].parent_source == "reply_list"


def test_three_pages_in_any_order_make_one_thread():
    pages = [hnparse.parse(text, source=name) for name, text in (("a", VIEWER), ("b", PAGE), ("c", LINKED))]
    (thread,) = hnparse.merge(pages)
    assert [c.id for c in thread] == [41500101, 41500102, 41500103, 41500104, 41500105]
    assert hnparse.merge(pages[::-1]) == [thread]


def test_a_parent_that_the_page_of_the_site_contradicts_is_reported():
    wrong = (
        VIEWER.replace("replies(1): >>41500102 #\n", "")
        .replace("replies(2): >>41500103 #>>41500104 #", "replies(3): >>41500103 #>>41500104 #>>41500105 #")
        .replace("No.41500105[", "No.41500105{3}[")
    )
    (thread,) = hnparse.merge([hnparse.parse(wrong), hnparse.parse(PAGE)])
    assert "differing-parents" in [d.code for d in thread.diagnostics]


def test_comments_that_say_the_same_are_not_told_apart():
    twice = VIEWER.replace("So half an hour.", "Until it is eaten.").replace("3. dan", "3. cleo")
    page = PAGE.replace("So half an hour.", "Until it is eaten.").replace("dan 1 hour", "cleo 1 hour")
    (thread,) = hnparse.merge([hnparse.parse(twice), hnparse.parse(page)])
    assert [c.id for c in thread if c.by == "cleo" and c.id > 0] == [41500102, 41500103]
    assert all(c.age is None for c in thread if c.by == "cleo" and c.id > 0)


def test_pages_of_stories_with_different_submitters_stay_apart():
    threads = hnparse.merge([hnparse.parse(VIEWER), hnparse.parse(PAGE.replace("by ada", "by zoe"))])
    assert [len(thread) for thread in threads] == [5, 5]


def test_ages_that_two_crawls_tell_leave_the_interval_that_both_allow():
    early = hnparse.parse(LINKED, seen="2024-09-10T12:00Z", source="early")
    late = LINKED.replace("2 hours ago", "4 hours ago").replace("1 hour ago", "3 hours ago")
    later = hnparse.parse(late, seen="2024-09-10T14:30Z", source="late")
    (thread,) = hnparse.merge([early, later])
    assert hnparse.merge([later, early]) == [thread]
    bob = thread.to_dict()["comments"][0]
    assert (bob["age"], bob["written"]) == ("2 hours ago", ["2024-09-10T09:30:00Z", "2024-09-10T10:00:00Z"])


def test_ages_that_cannot_both_be_true_are_reported():
    early = hnparse.parse(LINKED, seen="2024-09-10T12:00Z", source="early")
    late = hnparse.parse(LINKED, seen="2024-09-11T12:00Z", source="late")
    (thread,) = hnparse.merge([early, late])
    assert thread[41500101].written is None
    assert "differing-times" in [d.code for d in thread.diagnostics]
