"""Lines of the page that a tool changed are read as the original lines, and reported."""

import pytest

import hnparse

PAGE = """
A kiln from oil drums

(kiln.example)
31 points moss | 3 comments | | HN request time: 0s | source
1. ashpit ◴[] No.41500101[source]
How hot does it get?
replies(1): >>41500105 #
2. moss ◴[] No.41500105[source]
Cone six, on a good day.
replies(1): >>41500112 #
3. ashpit ◴[] No.41500112{3}[source]
Thank you.
"""
WHOLE = hnparse.parse(PAGE)


def codes(thread):
    return [diagnostic.code for diagnostic in thread.diagnostics]


@pytest.mark.parametrize(
    "line",
    [
        "replies(1): »41500105 #",
        "reply(1): >>41500105 #",
        "Antworten(1): >>41500105 #",
        "réponses (1) : >>41500105 #",
        "replies(1): >>41,500,105 #",
        "replies(1): >>41.500.105 #",
        "replies(1): &gt;&gt;41500105 #",
        "replies(1): &amp;gt;&amp;gt;41500105 #",
        "> replies(1): >>41500105 #",
        "| replies(1): >>41500105 # |",
        "12: replies(1): >>41500105 #",
        "• replies(1): >>41500105 #",
        "2024-11-14T02:06:00Z INFO replies(1): >>41500105 #",
        "[2024-11-14 02:06:00] replies(1): >>41500105 #",
        "repl\u200bies(1): >>41500105 #",
        "\u202areplies(1): >>41500105 #\u202c",
        "replies(1): >>41500105 #<br>",
        "replies(1): >>41500105 #\\",
    ],
)
def test_a_damaged_replies_line_still_names_its_replies(line):
    thread = hnparse.parse(PAGE.replace("replies(1): >>41500105 #", line))
    assert (thread.comments, thread.missing) == (WHOLE.comments, WHOLE.missing)
    assert [(wrong.code, wrong.line) for wrong in thread.diagnostics] == [("damaged-line", 8)]


@pytest.mark.parametrize(
    "marker",
    [
        "2. moss #[] No.41500105[source]",
        "2. moss ◴[] No.41500105[Quelle]",
        "2. moss ◴[] Nr.41500105[source]",
        "2. moss ◴[] N°41500105[source]",
        "2. moss ◴[] No.41500105[source]<br>",
        "2. moss ◴[] No.41500105[source]\\",
        "2. mo\u200bss ◴[] No.41500105[source]",
        "2. moss ◴[] No.415\u200d00105[source]",
        "> 2. moss ◴[] No.41500105[source]",
        "| 2. moss ◴[] No.41500105[source] |",
    ],
)
def test_a_damaged_marker_still_begins_its_comment(marker):
    thread = hnparse.parse(PAGE.replace("2. moss ◴[] No.41500105[source]", marker))
    assert (thread.comments, thread.missing) == (WHOLE.comments, WHOLE.missing)
    assert [(wrong.code, wrong.line) for wrong in thread.diagnostics] == [("damaged-line", 9)]


@pytest.mark.parametrize(
    "words",
    [
        "note(1): see above.",
        "f(2): >>> print(12345)",
        "He said so (1): No.12345 is a name.",
        "replies(1): none so far",
        "No.41500105 was the number of the kiln.",
    ],
)
def test_words_that_only_look_similar_stay_as_they_are(words):
    thread = hnparse.parse(PAGE.replace("How hot does it get?", f"{words}\n\nHow hot does it get?"))
    assert thread[41500101].text == f"{words}\n\nHow hot does it get?"
    assert "damaged-line" not in codes(thread)


def test_strict_reading_refuses_a_damaged_line():
    with pytest.raises(hnparse.ParseError) as error:
        hnparse.parse(PAGE.replace("replies(1): >>41500105 #", "reply(1): >>41500105 #"), strict=True)
    assert (error.value.line, "damaged" in error.value.message) == (8, True)
