"""ParseError: its message, the line that it shows, and that it can be copied and pickled."""

import copy
import pickle

import pytest

import hnparse
from hnparse.text import excerpt

DAMAGED = "1. bob ◴[] No.101[source]\nWords.\nreplies(2): >>102 #\n2. ada ◴[] No.102[source]\nTwo.\n"


@pytest.fixture
def error(story):
    """Return the error of a page whose eighth line is damaged."""
    with pytest.raises(hnparse.ParseError) as caught:
        story(DAMAGED, source="page.txt", strict=True)
    return caught.value


def test_it_says_the_place_and_below_it_shows_the_line_and_a_caret(error):
    assert str(error).splitlines() == [
        "page.txt:7:1: the line declares 2 replies and names 1",
        "    replies(2): >>102 #",
        "    ^",
    ]
    assert error.excerpt == "replies(2): >>102 #\n^"
    assert (error.line, error.column) == (7, 1)


def test_it_shows_the_line_as_it_was_given_not_as_it_was_repaired(story):
    damaged = DAMAGED.replace("◴", "â—´").replace("Words", "WÃ¶rter").replace("\nreplies", "\r\n\treplies")
    with pytest.raises(hnparse.ParseError) as caught:
        story(damaged, comments=2, strict=True)
    assert caught.value.excerpt == " replies(2): >>102 #\n ^"


def test_without_an_excerpt_it_is_one_line():
    with pytest.raises(hnparse.ParseError) as caught:
        hnparse.parse("no dump here")
    assert caught.value.excerpt is None
    assert str(caught.value) == "<text>:1:1: no dump: the text is in none of the dialects that hnparse reads"


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
def test_a_copy_says_the_same(error, again):
    other = again(error)
    assert type(other) is hnparse.ParseError
    assert str(other) == str(error)
    assert vars(other) == vars(error)


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("some words", 6, ("some words", "     ^")),
        ("some words  ", 11, ("some words", "          ^")),
        ("", 1, ("", "^")),
        ("a\tb", 3, ("a b", "  ^")),
        ("\0\x1b[31mred", 3, ("��[31mred", "  ^")),
        ("a\u202eb", 3, ("a�b", "  ^")),
        ("漢字 word", 4, ("漢字 word", "     ^")),
        ("e\u0301t", 3, ("e\u0301t", " ^")),
    ],
)
def test_the_caret_is_under_the_column(line, column, shown):
    assert excerpt(line, column) == "\n".join(shown)


@pytest.mark.parametrize("column", [1, 50, 100, 101, 150, 250, 300])
def test_a_long_line_is_shortened_around_the_column(column):
    line = "".join(chr(0x4E00 + place) if place % 7 == 0 else chr(0x100 + place) for place in range(300))
    shown, caret = excerpt(line, column).split("\n")
    assert len(shown) <= 102
    assert shown.startswith("…") == (column > 71)
    assert shown.endswith("…") == (column < 271)
    cells = "".join(char * 2 if char >= "\u4e00" else char for char in shown)
    assert cells[len(caret) - 1] == line[column - 1]


def test_the_end_of_a_long_line_can_be_shown():
    shown, caret = excerpt("x" * 300, 301).split("\n")
    assert len(caret) == len(shown) + 1


@pytest.mark.parametrize("left", ["", "da ", "post] "])
def test_a_marker_at_the_very_start_counts_without_its_name(left):
    thread = hnparse.parse(left + "◴[] No.101[source]\nOne.\n")
    assert [(comment.id, comment.by, comment.text) for comment in thread] == [(101, None, "One.")]
