"""Arguments of a wrong type: each is accepted, or the error says what to pass."""

import csv
import json
from pathlib import Path

import pytest

import hnparse

EXAMPLE = Path(__file__).parent.parent / "examples" / "lighthouse.txt"


@pytest.fixture
def thread():
    return hnparse.load(EXAMPLE)


@pytest.mark.parametrize("value", [None, float("nan"), b"1. bob", 7])
@pytest.mark.parametrize("function", [hnparse.is_dump, hnparse.detect, hnparse.parse])
def test_what_is_no_text_is_refused_by_name_of_its_type(function, value):
    with pytest.raises(TypeError, match=f"a str, not {type(value).__name__}"):
        function(value)


def test_merge_takes_several_threads(thread):
    with pytest.raises(TypeError, match=r"merge\(\[thread\]\)"):
        hnparse.merge(thread)
    with pytest.raises(TypeError, match="takes Threads, and one item is a dict"):
        hnparse.merge([thread, thread.to_dict()])


@pytest.mark.parametrize(
    ("key", "message"),
    [("31500010", r"use int\('31500010'\)"), (slice(2), "thread.comments"), (None, "not by NoneType"), ([], "by list")],
)
def test_a_comment_is_asked_for_by_its_id(thread, key, message):
    with pytest.raises(TypeError, match=message):
        thread[key]
    with pytest.raises(TypeError, match=message):
        thread.get(key)


def test_get_returns_none_for_a_comment_that_is_not_shown(thread):
    assert thread.get(31500010) is thread[31500010]
    assert thread.get(thread[31500010]) is thread[31500010]
    assert thread.get(31500044) is None
    assert thread.get(1) is None


def test_a_thread_can_be_read_from_its_end(thread):
    assert [comment.id for comment in reversed(thread)] == sorted((c.id for c in thread), reverse=True)


def test_from_dict_says_how_to_read_json(thread):
    with pytest.raises(ValueError, match=r"use Thread\.from_json"):
        hnparse.Thread.from_dict(thread.to_json())
    assert hnparse.Thread.from_dict(json.loads(thread.to_json())) == thread


@pytest.mark.parametrize("given", [str, str.encode])
def test_from_json_reads_what_to_json_writes(thread, given):
    assert hnparse.Thread.from_json(given(thread.to_json())) == thread
    assert hnparse.Thread.from_json(given(thread.to_json(indent=2))) == thread


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("{}\n{}", ValueError, "several threads: use hnparse.load_all"),
        ("Some words.", ValueError, "this is not JSON"),
        ("[]", ValueError, "a thread has the schema"),
        ({}, TypeError, "use from_dict for a dict"),
    ],
)
def test_from_json_says_what_is_wrong(text, error, message):
    with pytest.raises(error, match=message):
        hnparse.Thread.from_json(text)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda thread: hnparse.render("text"), "render takes a Thread, not str"),
        (lambda thread: hnparse.merge(None), "merge takes several threads, not NoneType"),
        (lambda thread: hnparse.parse("text", source=3), "source must be a name or a path, not int"),
        (lambda thread: hnparse.parse("text", url=3), "url must be a str, not int"),
        (lambda thread: hnparse.load("a.txt", url=Path("a")), "url must be a str, not "),
        (lambda thread: hnparse.Thread.from_items(None), "from_items takes several items, not NoneType"),
        (lambda thread: thread.search(3), "search takes a string or a compiled pattern, not int"),
        (lambda thread: thread.filter("words"), "not str: use search for words"),
    ],
)
def test_what_cannot_be_taken_is_named_by_its_type(thread, call, message):
    with pytest.raises(TypeError, match=message):
        call(thread)


@pytest.mark.parametrize(
    ("file", "error", "message"),
    [
        ("1. bob ◴[] No.101[source]\nWords.", ValueError, r"use hnparse\.parse"),
        ("x" * 5000, ValueError, r"use hnparse\.parse"),
        ("https://news.ycombinator.com/item?id=1", ValueError, "is a URL, and hnparse downloads no pages"),
        ("", ValueError, "the name of the file is empty"),
        (b"1. bob", TypeError, r"not bytes: use hnparse\.parse"),
        (None, TypeError, "load takes a path or an open file, not NoneType"),
        (7, TypeError, "not int"),
    ],
)
def test_load_takes_a_path_or_an_open_file(file, error, message):
    with pytest.raises(error, match=message):
        hnparse.load(file)
    with pytest.raises(error, match=message):
        hnparse.load_all(file)


def test_a_source_can_be_a_path():
    text = EXAMPLE.read_text("utf-8")
    source = Path("crawl") / "a.txt"
    assert hnparse.parse(text, source=source) == hnparse.parse(text, source=str(source))


def test_a_time_that_is_none_of_all_times_is_refused():
    pandas = pytest.importorskip("pandas")
    with pytest.raises(ValueError, match="a time in ISO 8601, between 2006 and now"):
        hnparse.parse(EXAMPLE.read_text("utf-8"), seen=pandas.NaT)


def test_to_csv_has_a_row_for_each_comment(thread):
    rows = list(csv.DictReader(thread.to_csv().splitlines(keepends=True)))
    assert [(int(row["id"]), row["by"], row["text"]) for row in rows] == [(c.id, c.by, c.text) for c in thread]


def test_an_id_can_be_an_integer_of_any_type():
    numpy = pytest.importorskip("numpy")
    thread = hnparse.Thread([hnparse.Comment(101, "bob")])
    assert thread[numpy.int64(101)] == thread.get(numpy.int32(101)) == thread[101]
