"""Threads as items of Hacker News, and back."""

from datetime import UTC, datetime

import pytest
from attrs import evolve
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
    """Return the fields of the comments that items have, too."""
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


def test_items_come_in_any_order():
    thread = Thread.from_items(iter([comment(103, 101), comment(101, 5, kids=[103]), STORY]))
    assert [c.id for c in thread.descendants(101)] == [103]


# ---- Items that are there twice -----------------------------------------------------------------------------------


def twice(one, other, *others):
    """Return the thread of two items and others, and its diagnostics."""
    thread = Thread.from_items([STORY, one, *others, other])
    return thread, [str(diagnostic).removeprefix("items:2:1: ") for diagnostic in thread.diagnostics]


def test_the_same_item_twice_makes_no_difference():
    thread, found = twice(comment(101, 5), comment(101, 5))
    assert (thread.comments, found) == (Thread.from_items([STORY, comment(101, 5)]).comments, [])


def test_a_value_that_only_one_of_two_items_has_is_known():
    thread, found = twice({"id": 101, "type": "comment", "parent": 5}, comment(101, None, kids=[103], time=1))
    assert (thread[101].by, thread[101].text, thread[101].parent, thread[101].kids) == ("bob", "Purl.", 5, (103,))
    assert thread[101].time.second == 1
    assert found == []


@pytest.mark.parametrize(
    ("change", "known", "message"),
    [
        ({"by": "eve"}, {"by": None}, "warning differing-authors comment 101 has different authors"),
        ({"time": 9}, {"time": None}, "warning differing-times comment 101 has different times"),
        ({"text": "Purl!!"}, {"text": "Purl!!"}, "warning differing-words comment 101 has different texts"),
        ({"text": "P."}, {"text": "Purl."}, "warning differing-words comment 101 has different texts"),
        ({"dead": True}, {"dead": True}, "info differing-states comment 101 has different states"),
        (
            {"deleted": True, "by": None, "text": None},
            {"by": "bob", "text": "Purl."},
            "info differing-states comment 101 ",
        ),
        (
            {"parent": 102},
            {"parent": None, "parent_source": "unknown", "depth": None},
            "warning differing-parents comment 101 is a reply to 5 and 102 on different pages",
        ),
        ({"kids": [103]}, {"kids": (103,)}, "warning differing-kids comment 101 has different kids"),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_values_that_differ_between_two_items_of_one_id_are_unknown_and_reported(change, known, message, order):
    one = comment(101, 5, time=1, kids=[103, 104])
    thread, found = twice(*[one, {**one, **change}][::order])
    assert {key: getattr(thread[101], key) for key in known} == known
    assert len(found) == 1
    assert found[0].startswith(message)
    assert found[0].endswith(": items:2, items:3")


def test_a_reply_that_only_one_of_two_items_names_has_no_parent_unless_it_names_it_itself():
    thread, _ = twice(comment(101, 5, kids=[103, 104]), comment(101, 5, kids=[105, 103]), comment(104, 101))
    assert thread[101].kids == (103,)
    assert (thread[104].parent, thread[104].parent_source) == (101, "parent_line")
    assert thread.missing == (Missing(102, 5), Missing(103, 101), Missing(105, None))


def test_both_parents_that_two_items_name_are_named():
    thread, _ = twice(comment(101, 77), comment(101, 78))
    assert thread.missing == (Missing(77), Missing(78), Missing(102, 5))


def test_the_kids_of_the_story_do_not_resolve_a_parent_in_doubt():
    thread, found = twice(comment(101, 5), comment(101, 102), comment(102, 5))
    assert (thread[101].parent_source, thread[102].parent_source) == ("unknown", "top_level")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"title": "Purling"}, 'titles: "Knitting" on items:1 and "Purling" on items:2'),
        ({"url": "https://purl.example/"}, 'sites: "knit.example" on items:1 and "purl.example" on items:2'),
        ({"by": "eve"}, 'submitters: "ada" on items:1 and "eve" on items:2'),
        ({"score": 4}, "scores: 3 on items:1 and 4 on items:2"),
        ({"time": 9}, "times: items:1, items:2"),
        ({"text": "Hm."}, 'texts, ["Hm.", "So."]: items:1, items:2'),
        ({"kids": [101]}, "kids: items:1, items:2"),
    ],
)
def test_values_that_differ_between_two_items_of_the_story_are_unknown_and_reported(change, message):
    story = {**STORY, "score": 3, "time": 1, "text": "So."}
    thread = Thread.from_items([story, {**story, **change}])
    assert [str(diagnostic).partition("the story has different ")[2] for diagnostic in thread.diagnostics] == [message]
    (key,) = change
    if key == "kids":
        assert thread.missing == (Missing(101, 5), Missing(102, None))
    elif key == "text":
        assert thread.story.text in ("Hm.", "So.")
    else:
        assert getattr(thread.story, "site" if key == "url" else key) is None


def test_values_that_differ_stay_unknown_after_a_merge():
    thread, _ = twice(comment(101, 5), comment(101, 102, by="eve"), comment(102, 5))
    other = Thread.from_items([STORY, comment(102, 5, kids=[101]), comment(101, None)])
    (merged,) = merge([thread, other])
    assert (merged[101].by, merged[101].parent_source) == (None, "unknown")


def test_a_deleted_comment_is_missing_and_its_replies_keep_their_parent_and_depth():
    thread = Thread.from_items([STORY, {"id": 101, "type": "comment", "deleted": True, "parent": 5}, comment(103, 101)])
    assert thread.missing == (Missing(101, 5), Missing(102, 5))
    assert (thread[103].parent, thread[103].parent_source, thread[103].depth) == (101, "parent_line", 2)


def test_without_the_story_a_parent_without_an_item_is_a_comment():
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
def test_stories_jobs_and_polls_become_the_story(type_):
    head = {"id": 5, "type": type_, "title": "Which yarn?", "score": 3, "time": 1}
    option = {"id": 6, "type": "pollopt", "parent": 5, "text": "Wool"}
    thread = Thread.from_items([head, option, None, comment(101, 5, dead=True)])
    assert thread.story == Story(5, "Which yarn?", score=3, time=datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))
    assert [(c.id, c.dead) for c in thread] == [(101, True)]


def test_contradictory_parents_are_unknown():
    thread = Thread.from_items([STORY, comment(101, 5, kids=[104]), comment(102, 5), comment(104, 102)])
    assert (thread[104].parent, thread[104].parent_source, thread[104].depth) == (None, "unknown", None)
    assert [str(diagnostic) for diagnostic in thread.diagnostics] == [
        "items:4:1: warning two-parents item 104 names 102 as its parent, and another item names it among its kids"
    ]


def test_one_list_of_kids_gives_the_parent_and_two_contradictory_ones_do_not():
    items = [
        STORY,
        comment(101, 5, kids=[103, 104]),
        comment(102, 5, kids=[104]),
        comment(103, None),
        comment(104, None),
    ]
    thread = Thread.from_items(items)
    assert (thread[103].parent, thread[103].parent_source, thread[103].depth) == (101, "reply_list", 2)
    assert (thread[104].parent, thread[104].parent_source, thread[104].depth) == (None, "unknown", None)
    assert [str(diagnostic) for diagnostic in thread.diagnostics] == [
        "items:5:1: warning two-parents several items name 104 among their kids: 101 and 102"
    ]


def test_0_is_neither_a_parent_nor_a_kid():
    thread = Thread.from_items([STORY, comment(101, 0, kids=[0, 103])])
    assert (thread[101].parent, thread[101].parent_source, thread[101].kids) == (5, "top_level", (103,))
    assert thread.missing == (Missing(102, 5), Missing(103, 101))


def test_parents_that_form_a_cycle_are_unknown():
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
def test_the_html_becomes_the_text_that_a_page_shows(html, text):
    assert Thread.from_items([comment(101, 5, text=html)])[101].text == text


@pytest.mark.parametrize("piece", [" ", "<a ", "<!--", '<a b="', "</a", "&#", "<![CDATA["])
def test_the_time_for_a_text_is_linear(piece):
    thread = Thread.from_items([comment(101, 5, text=piece * 200_000 + ".")])
    assert thread[101].text.endswith(".")


IDS = st.integers(1, 9)
ITEMS = st.fixed_dictionaries(
    {"id": IDS, "type": st.just("comment"), "parent": IDS | st.none()},
    optional={"kids": st.lists(IDS, max_size=4), "deleted": st.booleans(), "dead": st.booleans(), "time": IDS},
)


@given(st.lists(ITEMS, max_size=9), st.booleans())
def test_any_items_give_a_thread_without_invented_parents(items, with_story):
    items = [item for item in items if item["id"] != 5] + ([STORY] if with_story else [])
    thread = Thread.from_items(items)
    assert [c.id for c in thread] == sorted(
        {item["id"] for item in items if item["type"] == "comment" and not item.get("deleted")}
    )
    for c in thread:
        copies = {}
        for item in items:
            copies.setdefault(item["id"], []).append(item.get("kids"))
        naming = {
            id_ for id_, kids in copies.items() if all(told is None or c.id in told for told in kids) and any(kids)
        }
        told = {item["parent"] for item in items if item["id"] == c.id and item.get("parent")}
        assert c.parent is None or naming | told <= {c.parent}
        assert c.parent in (None, *told, *naming, 5 if with_story else None)
        assert (c.parent_source == "unknown") == (c.parent is None)
    assert {missing.id for missing in thread.missing}.isdisjoint(c.id for c in thread)
    assert Thread.from_dict(thread.to_dict()) == thread
    back = Thread.from_items(items[::-1])
    assert back.missing == thread.missing
    assert [evolve(c, kids=sorted(c.kids)) for c in back] == [evolve(c, kids=sorted(c.kids)) for c in thread]


@pytest.mark.parametrize(
    ("items", "message"),
    [
        (["x"], r"items\[0\]: an item must be a dict, not str"),
        ([STORY, {**STORY, "id": 6}], r"items\[0\] and items\[1\]: a thread has one story, but these are two: 5 and 6"),
        ({"id": 5, "children": []}, "use from_items.*, or from_algolia for a nested one"),
        (
            [{"id": 5, "type": "comment", "author": "bob"}],
            r"items\[0\]: this is an item of the Algolia API: use from_alg",
        ),
        (
            [{"id": 5, "type": "story", "children": []}],
            r"items\[0\]: this is an item of the Algolia API: use from_algolia",
        ),
        ([STORY, comment(5, 1)], r"items\[0\] and items\[1\]: a story and a comment have the same id, 5"),
        ([comment(101, 5), comment(101, 5, by=["x"])], r"items\[1\]: `by` must be str, not \['x'\]"),
        ([comment(0, 5)], r"items\[0\]: 0 is not an id"),
        ([comment(None, 5)], r"items\[0\]: this comment has no id"),
        ([comment("101", 5)], r"items\[0\]: `id` must be int, not '101'"),
        ([comment(101, True)], r"items\[0\]: `parent` must be int, not True"),
        ([comment(101, 5, kids=["x"])], r"items\[0\]: `kids` must be ids, not \('x',\)"),
        ([comment(101, 5, time="now")], r"items\[0\]: `time` must be int or float, not 'now'"),
        ([comment(101, 5, time=10**20)], r"items\[0\]: `time` is 1000+, which is not a time in the years 1 to 9999"),
        ([{"id": 1, "type": "user"}], r"items\[0\]: the type of an item must be one of .*, not 'user'"),
    ],
)
def test_anything_but_an_item_raises_an_error_with_its_index(items, message):
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


def test_a_complete_page_of_a_story_gives_the_number_of_comments(story, page):
    body = "1. bob ◴[] No.101[source]\nOne.\n2. cyd ◴[] No.102[source]\nTwo.\n"
    assert story(body).to_items()[0]["descendants"] == 2
    assert story(body, comments=3).to_items()[0]["descendants"] is None
    assert page(body, comments=2).to_items()[0]["descendants"] is None
    later = "1. bob ◴[] No.101[source]\nOne.\nreplies(1): >>103 #\n2. eve ◴[] No.103[source]\nThree.\n"
    [merged] = merge([story(body), page(later, comments=2)])
    assert (len(merged), merged.to_items()[0]["descendants"]) == (3, None)


def test_an_unknown_story_has_no_item():
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
