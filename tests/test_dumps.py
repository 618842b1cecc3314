"""Each dump in `dumps/` gives the JSON in the file beside it."""

import json
from pathlib import Path

import pytest

import hnparse

DUMPS = Path(__file__).parent / "dumps"


@pytest.mark.parametrize("dump", sorted(DUMPS.glob("*.txt")), ids=lambda path: path.stem)
def test_dump_gives_the_json_beside_it(dump):
    threads = hnparse.parse_pages(dump.read_text("utf-8"), source=dump.name)
    given = [thread.to_dict() for thread in threads]
    decoder, text, expected = json.JSONDecoder(), dump.with_suffix(".json").read_text("utf-8"), []
    while text.strip():
        value, end = decoder.raw_decode(text)
        expected.append(value)
        text = text[end:].lstrip()
    assert given == expected


@pytest.mark.parametrize("dump", sorted(DUMPS.glob("*.txt")), ids=lambda path: path.stem)
def test_json_gives_an_equal_thread_back(dump):
    for thread in hnparse.parse_pages(dump.read_text("utf-8")):
        data = thread.to_dict()
        assert hnparse.Thread.from_dict(data) == thread
        assert hnparse.Thread.from_dict(json.loads(thread.to_json())).to_dict() == data


@pytest.mark.parametrize("dump", sorted(DUMPS.glob("*.txt")), ids=lambda path: path.stem)
def test_is_dump_tells_a_dump(dump):
    assert hnparse.is_dump(dump.read_text("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "HN request time: 0s",
        "1 point ada | 0 comments | | HN request time: 0s | source",
        "1. bob ◴[] No.101[source",
        "1. bob ◴[] No.101&#91;source&#93;",
        "1\\. bob ◴[] No.101[_source_]",
    ],
)
def test_is_dump_tells_what_is_left_of_a_dump(text):
    assert hnparse.is_dump(text)
    assert list(hnparse.parse_pages(text))


@pytest.mark.parametrize(
    "text", ["", "\n", "a shopping list", "5 points for you", "[source] of all evil", "\0", "◴[] No.1"]
)
def test_what_is_no_dump_is_an_error_and_is_dump_says_so(text):
    assert not hnparse.is_dump(text)
    with pytest.raises(hnparse.ParseError, match="no dump") as caught:
        hnparse.parse(text, source="list.txt")
    assert (caught.value.line, caught.value.column, caught.value.source) == (1, 1, "list.txt")
    assert str(caught.value).startswith("list.txt:1:1: no dump")


def test_bytes_are_refused_with_a_hint():
    with pytest.raises(TypeError, match=r"hnparse\.load"):
        hnparse.parse(b"1. a")
