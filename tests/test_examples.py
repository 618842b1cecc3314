"""The dumps in `examples/` are read as their README says, including the damaged ones."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

import hnparse
from hnparse.cli import main
from hnparse.text import SEVERITIES

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.txt"))
ROWS = dict(re.findall(r"^\| `([\w-]+)` .*\| (.*) \|$", (EXAMPLES / "README.md").read_text("utf-8"), re.MULTILINE))
WHOLE = hnparse.load(EXAMPLES / "glasshouse.txt")


def load(name):
    return hnparse.load(EXAMPLES / f"{name}.txt")


def facts(thread):
    """Return the comments with normalized white space in their text."""
    return [evolve(comment, text="".join(comment.text.split())) for comment in thread]


def test_the_table_has_all_of_them():
    assert sorted(ROWS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_has_the_diagnostics_that_the_table_says(name):
    codes = [diagnostic.code for diagnostic in load(name).diagnostics]
    assert [code for code in re.findall(r"`([a-z-]+)`", ROWS[name]) if code in SEVERITIES] == codes
    assert ("no diagnostics" in ROWS[name]) == (not codes)


def test_glasshouse_has_a_comment_whose_parent_is_unknown():
    assert [comment.id for comment in WHOLE if comment.parent_source == "unknown"] == [32700090]
    assert WHOLE.pages[0].complete


@pytest.mark.parametrize("name", ["markdown", "one-line", "in-pieces", "mojibake", "escaped"])
def test_what_loses_nothing_reads_as_the_whole_page(name):
    thread = load(name)
    assert facts(thread) == facts(WHOLE)
    assert thread.missing == WHOLE.missing
    assert thread.story.title == (None if name == "one-line" else WHOLE.story.title)
    assert thread.pages[0].complete


@pytest.mark.parametrize(("name", "shown"), [("cut-off", 2), ("lost-lines", 5)])
def test_what_loses_something_says_nothing_else_than_the_whole_page(name, shown):
    thread = load(name)
    assert len(thread) == shown
    assert not thread.pages[0].complete
    for comment in thread:
        whole = WHOLE[comment.id]
        assert comment.by == whole.by
        assert comment.parent_source in (whole.parent_source, "unknown")
        assert comment.parent in (whole.parent, None)
        assert comment.depth in (whole.depth, None)


def test_parent_lines_tell_the_story_and_a_parent_that_is_not_shown():
    thread = load("parent-lines")
    assert thread.story.id == thread[39572044].parent == 39571990
    assert thread.story.text.startswith("Mine was made of pear wood")
    assert (thread[39572311].parent, thread[39572311].parent_source) == (39572190, "parent_line")
    assert [comment.id for comment in thread if comment.dead] == [39572075]
    assert all(comment.time for comment in thread)


def test_two_pages_make_one_discussion_in_which_every_parent_is_known():
    pages = list(hnparse.parse_pages((EXAMPLES / "two-pages.txt").read_text("utf-8")))
    [thread] = hnparse.merge(pages)
    assert [len(page) for page in pages] == [3, 6]
    assert len(thread) == 7
    assert thread[32700090].parent == 32700077
    assert "unknown" not in {comment.parent_source for comment in thread}
    assert {diagnostic.code for diagnostic in thread.diagnostics} == {"more-pages"}


def test_a_document_of_the_pile_tells_every_parent_and_no_id():
    thread = load("pile")
    assert (thread.pages[0].dialect, thread.story.site) == ("pile", "tidemills.example")
    assert [(comment.id, comment.by, comment.parent, comment.depth) for comment in thread] == [
        (-7, "sluicegate", None, 1),
        (-6, "mudlark", -7, 2),
        (-5, "sluicegate", -6, 3),
        (-4, "mudlark", -5, 4),
        (-3, "brackish", None, 1),
        (-2, "eelgrass", None, 1),
        (-1, "brackish", -2, 2),
    ]
    assert thread[-6].text.endswith("The table that I used:\n\n  pond   hours\n  small  4\n  large  9")
    assert thread[-4].text.endswith("\n\nhttps://tidemills.example/library/a-treatise-on-ponds/chapter-seven")
    assert thread[-3].text == "1. The photographs are lovely. 2. The third one shows a wind mill."


@pytest.mark.parametrize("name", NAMES)
def test_the_command_prints_one(name, capsys):
    assert main(["--example", name]) == 0
    assert capsys.readouterr().out == (EXAMPLES / f"{name}.txt").read_text("utf-8")


def test_without_a_name_the_command_prints_one_that_it_can_read():
    command = [sys.executable, "-m", "hnparse"]
    dump = subprocess.run([*command, "--example"], capture_output=True, check=True).stdout
    assert dump == (EXAMPLES / "lighthouse.txt").read_bytes()
    json = subprocess.run(command, input=dump, capture_output=True, check=True).stdout
    assert hnparse.load(EXAMPLES / "lighthouse.txt").story.title in json.decode()


def test_a_name_that_is_none_is_an_error_that_says_the_names(capsys):
    with pytest.raises(SystemExit) as exit_:
        main(["--example", "page.txt"])
    assert exit_.value.code == 2
    error = capsys.readouterr().err
    assert all(name in error for name in NAMES)
