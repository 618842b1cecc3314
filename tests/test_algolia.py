"""Threads from items of the Algolia API."""

import json
from pathlib import Path

import pytest

import hnparse

FOLDER = Path(__file__).parent.parent / "examples"
EXAMPLES = sorted(path for path in FOLDER.glob("*.txt") if path.stem not in ("pile", "hacker-news"))  # without ids


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_replies_are_the_same_after_a_round_trip(example):
    for thread in hnparse.parse_pages(example.read_text("utf-8")):
        back = hnparse.Thread.from_algolia(thread.to_algolia())
        assert [(c.id, c.by, c.parent, c.is_top_level) for c in back] == [
            (c.id, c.by, c.parent, c.is_top_level) for c in thread
        ]


def test_comments_without_ids_are_not_read_back():
    with pytest.raises(ValueError, match="a comment has no id"):
        hnparse.Thread.from_algolia(hnparse.load(FOLDER / "pile.txt").to_algolia())


def test_a_chain_of_any_length_is_read():
    item = {"id": 9000, "type": "comment", "author": "ada", "parent_id": 8999, "text": "x", "children": []}
    for id_ in range(8999, 5, -1):
        item = {**item, "id": id_, "parent_id": id_ - 1, "children": [item]}
    story = {"id": 5, "type": "story", "title": "Deep", "children": [item]}
    assert len(hnparse.Thread.from_algolia(story)) == 8995


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_json_equals_that_of_the_json_module(example):
    for thread in hnparse.parse_pages(example.read_text("utf-8")):
        assert thread.to_algolia_json() == json.dumps(thread.to_algolia(), ensure_ascii=False)


def test_a_chain_of_any_length_is_written_as_json():
    comments = [hnparse.Comment(1, "ada", parent_source="top_level")]
    comments += [hnparse.Comment(n, "ada", None, f"{n}.", n - 1, "reply_list") for n in range(2, 20_001)]
    written = hnparse.Thread(comments).to_algolia_json()
    assert written.count('"children": [{') == 20_000
    assert written.endswith('"text": "20000.", "points": null, "parent_id": 19999, "story_id": null, "options": [], '
                            '"children": []' + "}]" * 20_000 + ', "orphans": []}')  # fmt: skip


@pytest.mark.parametrize(
    "item", [None, "{}", {"id": 5, "type": "story", "kids": [6]}, {"id": 5, "type": "story", "children": [7]}]
)
def test_anything_but_an_item_is_rejected(item):
    with pytest.raises(ValueError, match="list of children"):
        hnparse.Thread.from_algolia(item)
