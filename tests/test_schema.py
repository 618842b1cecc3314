"""The JSON Schema accepts what hnparse writes, and rejects everything else. So does `from_dict`."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hnparse
from pages import crawls, threads

DUMPS = Path(__file__).parent / "dumps"
VALIDATOR = jsonschema.Draft202012Validator(hnparse.schema())
THREAD = hnparse.load(DUMPS / "comment_page.txt")


def test_it_is_valid_in_the_draft_that_it_names():
    jsonschema.Draft202012Validator.check_schema(hnparse.schema())
    assert hnparse.schema()["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]


def test_each_call_returns_a_copy():
    hnparse.schema().clear()
    assert hnparse.schema()


def test_each_key_is_described():
    keys = hnparse.schema()["properties"]
    del keys["schema"]
    for of_object in (keys, *[values.get("items", values)["properties"] for values in keys.values()]):
        assert [key for key, values in of_object.items() if not values["description"].endswith(".")] == []


def golden():
    decoder = json.JSONDecoder()
    for path in sorted(DUMPS.glob("*.json")):
        text = path.read_text("utf-8")
        while text.strip():
            value, end = decoder.raw_decode(text)
            yield pytest.param(value, id=path.stem)
            text = text[end:].lstrip()


@pytest.mark.parametrize("data", [*golden()])
def test_it_accepts_the_json_of_each_dump(data):
    VALIDATOR.validate(data)


@given(thread=threads(), cut=st.floats(0, 1))
@settings(max_examples=60)
def test_it_accepts_any_page_also_one_that_is_cut_off(thread, cut):
    text = hnparse.render(thread)
    VALIDATOR.validate(hnparse.parse(text).to_dict())
    start = text[: int(len(text) * cut)]
    for part in hnparse.parse_pages(start) if hnparse.is_dump(start) else ():
        VALIDATOR.validate(json.loads(part.to_json()))


@given(crawls(contradicting=True))
@settings(max_examples=30)
def test_it_accepts_merged_pages_that_contradict_each_other(crawl):
    for thread in hnparse.merge(crawl[-1]):
        VALIDATOR.validate(thread.to_dict())


def places(value, *path):
    """Yield the paths of all objects in a JSON value."""
    if isinstance(value, dict):
        yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in entries:
        yield from places(entry, *path, key)


def changed(*path):
    """Return the JSON of a thread, and the object at a path in it, which tests change."""
    torn = hnparse.parse(hnparse.render(THREAD)[:-60])
    place = data = json.loads(torn.to_json())
    for key in path:
        place = place[key]
    return data, place


PLACES = sorted(places(changed()[0]), key=str)


@pytest.mark.parametrize("path", PLACES, ids=str)
def test_it_rejects_missing_keys_additional_keys_and_other_types(path):
    data, place = changed(*path)
    VALIDATOR.validate(data)
    for key, value in list(place.items()):
        del place[key]
        assert not VALIDATOR.is_valid(data), key
        place[key] = {"an": "object"}
        assert not VALIDATOR.is_valid(data), key
        place[key] = value
    place["another"] = None
    assert not VALIDATOR.is_valid(data)


def name(path, key):
    """Return the path of a value, as an error writes it."""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in (*path, key)]
    return "".join(parts).removeprefix(".")


ODD = [
    None,
    True,
    0,
    -1,
    1.5,
    float("nan"),
    "",
    "a",
    "2024-11-14T02:06:00Z",
    [],
    [1],
    ["a"],
    [["a", 1]],
    [1, 2, 3],
    {"an": 1},
]


@pytest.mark.parametrize("path", PLACES, ids=str)
def test_from_dict_accepts_the_values_that_the_schema_accepts_and_names_the_path_of_others(path):
    for key in changed(*path)[1]:
        for value in ODD:
            data, place = changed(*path)
            place[key] = value
            is_valid = VALIDATOR.is_valid(data) and value == value
            if is_valid:
                back = hnparse.Thread.from_dict(data).to_dict()
                assert back == {**data, "comments": sorted(data["comments"], key=lambda comment: comment["id"])}
                continue
            with pytest.raises(ValueError, match=r"expected|has the schema") as error:
                hnparse.Thread.from_dict(data)
            # A wrong parent makes its source wrong, too.
            there = (
                name(path, key).replace(".parent_source", ".parent") if value in ("position", "a") else name(path, key)
            )
            assert str(error.value).startswith(there) or key == "schema", (key, value, str(error.value))


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), "schema", "hnparse.thread/3"),
        (("comments", 1), "parent", None),
        (("comments", 1), "parent_source", "unknown"),
        (("comments", 1), "parent_source", "guessed"),
        (("comments", 1), "id", None),
        (("comments", 1), "id", "31500102"),
        (("comments", 1), "id", 31500102.5),
        (("comments", 1), "text", None),
        (("comments", 1), "kids", [None]),
        (("comments", 1), "depth", 0),
        (("comments", 1), "dead", None),
        (("comments", 1), "time", "14 Nov 24 02:06 UTC"),
        (("comments", 1), "time", "2024-11-14T02:06:00"),
        (("comments", 1), "written", ["2024-11-14T02:06:00Z"]),
        (("comments", 1), "written", [None, "2024-11-14T02:06:00Z"]),
        (("comments", 1), "candidates", list(range(9))),
        (("missing", 0), "id", "<script>"),
        (("story",), "score", "212"),
        (("pages", 0), "kind", "page"),
        (("pages", 0), "line", 0),
        (("pages", 0), "active_commenters", [["ada"]]),
        (("pages", 0), "active_commenters", [["ada", 3, 4]]),
        (("pages", 0), "request_seconds", "0s"),
        (("diagnostics", 0), "severity", "fatal"),
        (("diagnostics", 0), "column", 0),
    ],
)
def test_an_impossible_value_is_rejected(path, key, value):
    data, place = changed(*path)
    place[key] = value
    assert not VALIDATOR.is_valid(data)
    with pytest.raises(ValueError, match=key):
        hnparse.Thread.from_dict(data)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"comments": [{"id": 1}]}, r"comments\[0\]: expected the key by, not \{'id': 1\}"),
        ({"comments": {"id": 1}}, r"comments: expected a list, not \{'id': 1\}"),
        ({"comments": [[]]}, r"comments\[0\]: expected an object, not \[\]"),
        ({"missing": [{"id": 1, "likes": 3}]}, r"missing\[0\].likes: expected no key of this name, not 3"),
        ({"likes": 3}, "likes: a thread has no such key"),
        (
            {"pages": [{"active_commenters": [["ada", "3"]]}]},
            r"pages\[0\].active_commenters\[0\]\[1\]: expected an int",
        ),
        ({"story": {"time": "2024-02-30T02:06:00Z"}}, "story.time: expected a time that exists, not '2024-02-30T02"),
    ],
)
def test_the_error_has_the_path_of_the_first_wrong_value(change, message):
    with pytest.raises(ValueError, match=message):
        hnparse.Thread.from_dict({**hnparse.Thread().to_dict(), **change})


def test_a_thread_without_one_of_its_lists_is_rejected():
    data = hnparse.Thread().to_dict()
    del data["missing"]
    with pytest.raises(ValueError, match="missing: this key is missing"):
        hnparse.Thread.from_dict(data)


@given(crawls(contradicting=True))
@settings(max_examples=30)
def test_whatever_hnparse_writes_is_read_back(crawl):
    for thread in [*crawl[-1], *hnparse.merge(crawl[-1])]:
        assert hnparse.Thread.from_dict(json.loads(thread.to_json())) == thread


def test_pages_of_the_first_version_have_fewer_keys():
    data, page = changed("pages", 0)
    for key in ("dialect", "score", "seen", "story", "title", "site", "by"):
        del page[key]
    data["schema"] = "hnparse.thread/1"
    assert hnparse.Thread.from_dict(data).pages[0].score is None
