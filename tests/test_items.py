"""Threads as items of Hacker News, and back."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hnparse import Comment, Missing, Story, Thread, merge
from pages import threads

STORY = {
    "id": 5,
    "type": "story",
    "by": "ada",
    "title": "Knitting",
    "url": "https://knit.example/a",
    "kids": [101, 102],
}


def comment(id_, parent, **values):
    return {"id": id_, "type": "comment", "by": "bob", "text": "Purl.", "parent": parent, **values}


def told(thread):
    """What items can tell of comments."""
    return [(c.id, c.by, c.text, c.parent, c.is_top_level, c.kids, c.dead, c.time) for c in thread.comments]


@settings(max_examples=50)
@given(threads())
def test_items_read_back_are_the_same_comments(thread):
    back = Thread.from_items(thread.to_items())
    assert told(back) == told(thread)
    named = {id_ for comment in thread for id_ in (comment.parent, *comment.kids)}
    assert back.missing == tuple(missing for missing in thread.missing if missing.id in named)
    assert (back.story.id, back.story.title, back.story.by) == (thread.story.id, thread.story.title, thread.story.by)
    assert (back.story.score, back.story.time, back.story.text) == (
        thread.story.score,
        thread.story.time,
        thread.story.text,
    )


def test_a_comment_below_the_story_is_top_level_and_one_below_a_comment_is_known_by_its_kids():
    thread = Thread.from_items([STORY, comment(101, 5, kids=[103]), comment(103, 101), comment(104, 103)])
    assert [(c.id, c.parent, c.parent_source, c.depth) for c in thread] == [
        (101, 5, "top_level", 1),
        (103, 101, "reply_list", 2),
        (104, 103, "parent_line", 3),
    ]
    assert thread.missing == (Missing(102, 5),)
    assert thread.story == Story(5, "Knitting", "knit.example", "ada")


def test_items_come_in_any_order_and_the_last_of_two_counts():
    items = [comment(103, 101), comment(101, 5, text="Old."), STORY, comment(101, 5, kids=[103])]
    thread = Thread.from_items(iter(items))
    assert [c.id for c in thread.descendants(101)] == [103]
    assert thread[101].text == "Purl."


def test_a_deleted_comment_is_missing_and_what_is_below_it_keeps_its_parent_and_its_depth():
    thread = Thread.from_items([STORY, {"id": 101, "type": "comment", "deleted": True, "parent": 5}, comment(103, 101)])
    assert thread.missing == (Missing(101, 5), Missing(102, 5))
    assert (thread[103].parent, thread[103].parent_source, thread[103].depth) == (101, "parent_line", 2)


def test_without_the_story_a_parent_that_is_not_there_counts_as_a_comment():
    thread = Thread.from_items([comment(101, 5), comment(103, 101)])
    assert thread.story == Story()
    assert thread.missing == (Missing(5),)
    assert [(c.parent, c.parent_source, c.depth) for c in thread] == [
        (5, "parent_line", None),
        (101, "parent_line", None),
    ]


def test_a_story_can_be_newer_than_comments_that_were_moved_to_it():
    thread = Thread.from_items([{"id": 900, "type": "story"}, comment(101, 900), comment(103, 101)])
    assert [c.depth for c in thread] == [1, 2]


@pytest.mark.parametrize("type_", ["story", "job", "poll"])
def test_what_has_a_discussion_is_the_story(type_):
    head = {"id": 5, "type": type_, "title": "Which yarn?", "score": 3, "time": 1}
    option = {"id": 6, "type": "pollopt", "parent": 5, "text": "Wool"}
    thread = Thread.from_items([head, option, None, comment(101, 5, dead=True)])
    assert thread.story == Story(5, "Which yarn?", score=3, time=datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))
    assert [(c.id, c.dead) for c in thread] == [(101, True)]


def test_what_two_items_tell_differently_is_unknown():
    thread = Thread.from_items([STORY, comment(101, 5, kids=[104]), comment(102, 5), comment(104, 102)])
    assert (thread[104].parent, thread[104].parent_source, thread[104].depth) == (None, "unknown", None)
    assert [str(diagnostic) for diagnostic in thread.diagnostics] == [
        "items:4:1: warning two-parents item 104 names 102 as its parent, and another item names it among its kids"
    ]


def test_parents_that_lead_in_a_circle_are_unknown():
    thread = Thread.from_items([comment(1, 3), comment(2, 1), comment(3, 2), comment(4, 3), comment(7, 7)])
    assert [(c.id, c.parent) for c in thread] == [(1, None), (2, None), (3, None), (4, 3), (7, None)]
    assert {diagnostic.code for diagnostic in thread.diagnostics} == {"child-older"}


LINK = '<a href="https:&#x2F;&#x2F;a.example&#x2F;long" rel="nofollow">https:&#x2F;&#x2F;a.example&#x2F;lo...</a>'
CODE = "See:<p><pre><code>  if a &lt; b:\n      c()\n\n  d()\n</code></pre>\nSo."


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("It&#x27;s 1 &lt; 2 &amp;&amp; &quot;so&quot;.", 'It\'s 1 < 2 && "so".'),
        ("One.<p>Two.<p>Three.", "One.\n\nTwo.\n\nThree."),
        ("<i>Really</i>, <b>no</b>", "Really, no"),
        (CODE, "See:\n\n  if a < b:\n      c()\n\n  d()\n\nSo."),
        (LINK, "https://a.example/lo..."),
        ("One line  \nand <br>another", "One line\nand\nanother"),
        ("&#128578; na&iuml;ve", "🙂 naïve"),
        ("", ""),
    ],
)
def test_the_text_is_what_a_page_shows_of_the_html(html, text):
    assert Thread.from_items([comment(101, 5, text=html)])[101].text == text


@pytest.mark.parametrize("piece", [" ", "<a ", "<!--", '<a b="', "</a", "&#", "<![CDATA["])
def test_no_text_takes_long(piece):
    thread = Thread.from_items([comment(101, 5, text=piece * 200_000 + ".")])
    assert thread[101].text.endswith(".")


IDS = st.integers(1, 9)
ITEMS = st.fixed_dictionaries(
    {"id": IDS, "type": st.just("comment"), "parent": IDS | st.none()},
    optional={"kids": st.lists(IDS, max_size=4), "deleted": st.booleans(), "dead": st.booleans(), "time": IDS},
)


@given(st.lists(ITEMS, max_size=9), st.booleans())
def test_whatever_items_say_is_a_thread_and_no_parent_is_made_up(items, with_story):
    items = [item for item in items if item["id"] != 5] + ([STORY] if with_story else [])
    thread = Thread.from_items(items)
    last = {item["id"]: item for item in items}
    assert [c.id for c in thread] == sorted(
        id_ for id_, item in last.items() if item["type"] == "comment" and not item.get("deleted")
    )
    for c in thread:
        naming = {id_ for id_, item in last.items() if c.id in item.get("kids", ())}
        assert c.parent is None or naming <= {c.parent}
        assert c.parent in (None, last[c.id]["parent"], 5 if with_story else None)
        assert (c.parent_source == "unknown") == (c.parent is None)
    assert {missing.id for missing in thread.missing}.isdisjoint(c.id for c in thread)
    assert Thread.from_dict(thread.to_dict()) == thread


@pytest.mark.parametrize(
    ("items", "message"),
    [
        (["x"], r"items\[0\]: an item is a dict, not str"),
        ([STORY, {**STORY, "id": 6}], r"items\[0\] and items\[1\]: a thread has one story, and these are two: 5 and 6"),
        ([comment(None, 5)], r"items\[0\]: a comment has an id, and this one has none"),
        ([comment("101", 5)], r"items\[0\]: `id` is '101'"),
        ([comment(101, True)], r"items\[0\]: `parent` is True"),
        ([comment(101, 5, kids=["x"])], r"items\[0\]: `kids` are ids, not \('x',\)"),
        ([comment(101, 5, time="now")], r"items\[0\]: `time` is 'now'"),
        ([comment(101, 5, time=10**20)], r"items\[0\]: `time` is 1000+, which is no year that there is"),
        ([{"id": 1, "type": "user"}], r"items\[0\]: the type of an item is one of .*, not 'user'"),
    ],
)
def test_what_is_no_item_is_said(items, message):
    with pytest.raises(ValueError, match=message):
        Thread.from_items(items)


def test_items_have_all_keys_and_the_texts_are_html():
    said = Comment(101, "bob", "14 Nov 24 02:06 UTC", "1 < 2\n\n  code\n\nSo.", None, "top_level", (102,))
    story, item = Thread([said], [Missing(102, 101)], Story(title="Knitting", site="knit.example")).to_items()
    assert story == {
        "id": None, "type": "story", "by": None, "time": None, "title": "Knitting", "url": None, "text": None,
        "score": None, "descendants": None, "kids": [101],
    }  # fmt: skip
    html = "1 &lt; 2<p><pre><code>  code\n</code></pre>\nSo."
    assert item == {
        "id": 101, "type": "comment", "by": "bob", "time": 1731549960, "text": html, "parent": None, "kids": [102],
        "dead": False,
    }  # fmt: skip


def test_a_whole_page_of_a_story_tells_its_number_of_comments(story, page):
    body = "1. bob ◴[] No.101[source]\nOne.\n2. cyd ◴[] No.102[source]\nTwo.\n"
    assert story(body).to_items()[0]["descendants"] == 2
    assert story(body, comments=3).to_items()[0]["descendants"] is None
    assert page(body, comments=2).to_items()[0]["descendants"] is None
    later = "1. bob ◴[] No.101[source]\nOne.\nreplies(1): >>103 #\n2. eve ◴[] No.103[source]\nThree.\n"
    [merged] = merge([story(body), page(later, comments=2)])
    assert (len(merged), merged.to_items()[0]["descendants"]) == (3, None)


def test_nothing_known_is_no_item():
    assert Thread().to_items() == []


def test_comments_are_nested_below_the_story_and_orphans_beside_it():
    comments = [
        Comment(101, "bob", None, "One.", 5, "top_level", (102,)),
        Comment(102, "cyd", None, "1 < 2", 101, "reply_list"),
        Comment(103, "dan", None, "Lost."),
        Comment(104, "eve", None, "Below a hidden one.", 99, "parent_line"),
    ]
    root = Thread(comments, (), Story(5, "Knitting", by="ada", score=7, time="14 Nov 24 02:06 UTC")).to_algolia()
    assert (root["id"], root["title"], root["points"], root["created_at"], root["created_at_i"]) == (
        5, "Knitting", 7, "2024-11-14T02:06:00Z", 1731549960,
    )  # fmt: skip
    (top,) = root["children"]
    assert (top["author"], top["parent_id"], top["story_id"]) == ("bob", 5, 5)
    assert [(kid["text"], kid["children"]) for kid in top["children"]] == [("1 &lt; 2", [])]
    assert [(orphan["id"], orphan["parent_id"]) for orphan in root["orphans"]] == [(103, None), (104, 99)]
