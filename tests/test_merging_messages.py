"""Messages about differences between pages are read back, in the wording of this version and in earlier ones."""

import pytest
from attrs import evolve

from hnparse import Comment, Diagnostic, Page, Story, Thread, merge
from hnparse.graph.merging.differences import Differences, stated_differences
from hnparse.graph.merging.messages import ALL, CODES, FIELDS, NEWER_PARENT, Message, read_message
from hnparse.text import SEVERITIES

VALUES = {
    "id": -7,
    "parents": [None, 3, 41],
    "texts": ['It "rains", she said: a.txt\\', "Zwei\nZeilen {id} ☂"],
    "names": ["a, b.txt:1", '"c".txt:2'],
    "pages": "a.txt:1, it is told to answer 3.txt:2",
    "field": "title",
    "values": '"A" on a.txt:1 and "B" on b.txt:1',
}


def written(template):
    """A message in the wording of a template."""
    values = {name: FIELDS[name].write([value] if name == "pages" else value) for name, value in VALUES.items()}
    return template.format(**values)


@pytest.mark.parametrize("message", ALL, ids=lambda message: message.template)
def test_every_message_is_read_back_in_every_wording(message):
    for template in (message.template, *message.earlier):
        kind, values = read_message(message.code, written(template))
        assert kind == message
        assert values == {name: value for name, value in VALUES.items() if f"{{{name}}}" in template}
    assert message.write(**{**VALUES, "pages": [VALUES["pages"]]}) == written(message.template)


def test_every_code_is_one_of_a_diagnostic_about_differences():
    assert {code for code in SEVERITIES if code.startswith("differing-")} == CODES


def noted(code, message):
    """The differences that one diagnostic states."""
    thread = Thread(diagnostics=[Diagnostic(code, SEVERITIES[code], message)])
    empty, stated = Differences(), stated_differences(thread)
    names = ("parents", "ids", "texts", "story_time", "places", "shared")
    return {name: getattr(stated, name) for name in names if getattr(stated, name) != getattr(empty, name)}


def ids(code, *ids):
    return {"ids": {**Differences().ids, f"differing-{code}": set(ids)}}


@pytest.mark.parametrize(
    ("code", "now", "before", "difference"),
    [
        (
            "parents",
            "comment 102 is a reply to 99 and 101 on different pages: a.txt:1, b.txt:1",
            "comment 102 is told to answer 99 and 101 on different pages: a.txt:1, b.txt:1",
            {"parents": {102: {99, 101}}},
        ),
        (
            "parents",
            "comment 102 is a reply to the story and 101, but another discussion has one of these ids: a.txt:1",
            "comment 102 is told to answer the story and 101 where an id is in doubt: a.txt:1",
            {"parents": {102: {None, 101}}},
        ),
        (
            "parents",
            "comment 7 is a reply to 8, but a reply is newer than its parent: a.txt:1",
            "comment 7 is told to answer 8 on different pages: a.txt:1",
            {"parents": {7: {8}}},
        ),
        (
            "places",
            "comment 102 is a reply to 101, but looks top-level on a page that hides its parent: a.txt:1",
            "comment 102 is told to answer 101 and to be at the top where that is hidden: a.txt:1",
            {"places": {102}},
        ),
        (
            "depths",
            "comment 102 is in the place of a top-level comment, but has different depths: a.txt:1",
            "comment 102 is told to be at the top but to be on different levels: a.txt:1",
            {"places": {102}, **ids("depths", 102)},
        ),
        (
            "depths",
            "comment 102 is a reply to the story, but has different depths: a.txt:1",
            "comment 102 is told to answer the story but to be on different levels: a.txt:1",
            {"parents": {102: {None}}, **ids("depths", 102)},
        ),
        (
            "depths",
            "comment 102 has different depths: a.txt:1",
            "comment 102 is told to be on different levels: a.txt:1",
            ids("depths", 102),
        ),
        (
            "authors",
            "comment 102 has different authors: a.txt:1",
            "comment 102 is told to have different authors: a.txt:1",
            ids("authors", 102),
        ),
        (
            "times",
            "comment 102 has different times: a.txt:1",
            "comment 102 is told to have different times: a.txt:1",
            ids("times", 102),
        ),
        (
            "words",
            "comment 102 has different texts: a.txt:1",
            "comment 102 is told to have different words: a.txt:1",
            ids("words", 102),
        ),
        (
            "states",
            "comment -2 has different states (dead or deleted): a.txt:1",
            "comment -2 is told to have different states: a.txt:1",
            ids("states", -2),
        ),
        (
            "kids",
            "comment 102 has different kids: a.txt:1",
            "comment 102 is told to have different kids: a.txt:1",
            ids("kids", 102),
        ),
        (
            "stories",
            'the story has different texts, ["Hm.", "So: \\"it\\""]: a.txt:1',
            'the story is told to have the texts ["Hm.", "So: \\"it\\""]: a.txt:1',
            {"texts": {"Hm.", 'So: "it"'}},
        ),
        (
            "stories",
            "the story has different times: a.txt:1",
            "the story is told to have different times: a.txt:1",
            {"story_time": True},
        ),
        (
            "stories",
            'the story has different titles: "A" on a.txt:1 and "B" on b.txt:1',
            'the story is told to have the title "A" on a.txt:1 and "B" on b.txt:1',
            {},
        ),
        (
            "stories",
            "the story and a comment have the same id, 7: a.txt:1",
            "the story is told to have the id 7 on a.txt:1",
            {},
        ),
        (
            "kids",
            "the story has different kids: items:1, items:2",
            "the story is told to have different kids: items:1, items:2",
            {},
        ),
        (
            "discussions",
            'id 101 occurs in different discussions: ["a.txt:1", "b.txt:1"]',
            'id 101 is told to be of different discussions: ["a.txt:1", "b.txt:1"]',
            {"shared": {101: {"a.txt:1", "b.txt:1"}}},
        ),
    ],
)
def test_a_difference_is_known_by_its_message_now_and_before(code, now, before, difference):
    assert noted(f"differing-{code}", now) == noted(f"differing-{code}", before) == difference


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("parents", "comment 102 has two parents"),
        ("parents", "comment 1e9 is a reply to 3 on different pages: a.txt:1"),
        ("parents", f"comment {'9' * 5000} is a reply to 3 on different pages: a.txt:1"),
        ("stories", 'the story has different texts, ["Hm."'),
        ("stories", 'the story has different texts, ["\\x"]: a.txt:1'),
        ("discussions", "id 101 occurs in different discussions: a.txt:1"),
        ("authors", "comment 102 has different times: a.txt:1"),
    ],
)
def test_a_message_that_no_version_writes_states_nothing(code, message):
    assert noted(f"differing-{code}", message) == {}


@pytest.mark.parametrize(
    "message",
    [
        "comment 102 is a reply to 99 and 101 on different pages: a.txt:1, b.txt:1",
        "comment 102 is told to answer 99 and 101 on different pages: a.txt:1, b.txt:1",
    ],
)
def test_a_stored_thread_of_any_version_keeps_a_parent_in_doubt_when_it_is_merged(message):
    merged = Thread(
        [Comment(102, "cyd")],
        pages=[Page("a.txt", numbered=(102,)), Page("b.txt")],
        diagnostics=[Diagnostic("differing-parents", "warning", message, "a.txt")],
    )
    page = Thread(
        [Comment(101, "bob", kids=(102,)), Comment(102, "cyd", parent=101, parent_source="reply_list")],
        pages=[Page("c.txt", numbered=(101, 102))],
    )
    (again,) = merge([Thread.from_dict(merged.to_dict()), page])
    assert (again[102].parent, again[102].parent_source) == (None, "unknown")
    assert [diagnostic.message for diagnostic in again.diagnostics] == [
        "comment 102 is a reply to 99 and 101 on different pages: a.txt:1, c.txt:1"
    ]


def test_a_parent_that_is_not_older_is_in_doubt_for_that_reason():
    page = Thread([Comment(7, "ada", kids=(6,)), Comment(6, "bob", parent=7, parent_source="parent_line")])
    (merged,) = merge([page, evolve(page, story=Story(score=3))])
    assert [diagnostic.message for diagnostic in merged.diagnostics] == [
        NEWER_PARENT.write(id=6, parents=[7], pages=["<text>:1"])
    ]


def test_a_template_takes_its_values_as_they_are():
    message = Message("differing-times", "comment {id} has (different) times: {pages}")
    assert message.read(message.write(id=3, pages=["{id}.txt:1\n"])) == {"id": 3, "pages": "{id}.txt:1\n"}
    assert message.read("comment 3 has different times: a.txt:1") is None
