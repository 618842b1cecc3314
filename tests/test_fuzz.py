"""The guarantees in `promises.py` hold for pages with many kinds of damage, and for any text."""

import html
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import promises
from lines import PAGE_LINES

DUMPS = sorted((Path(__file__).parent / "dumps").glob("*.txt"))
PAGES = [dump.read_text("utf-8").splitlines() for dump in DUMPS]

LINES = [
    "",
    "some words",
    "    code",
    "> a quote",
    "1. fransen ◴[] No.101[source]",
    "2. ada ◴[] No.102{3}[source]▶",
    "3. ada ◴[] No.103[source]",
    "fransen [dead post] ◴[14 Nov 24 02:06 UTC] No.99[source]",
    "ada ◴[Thu, 14 Nov 2024 02:06:00 GMT] No.100[source]",
    ">>99 (OP) #",
    ">>101 (TP) #",
    ">>101 #",
    "replies(2): >>102 #>>103 #",
    "replies(1): >>103",
    "1\\. [ada](https://host.example/user?id=ada) ◴[] No.[101](/item?id=101)[[source]](https://host.example)",
    "_replies(1):_ [>>102](/item?id=102) #",
    "12 points by ada | 4 comments | 14 Nov 24 02:06 UTC | source | HN request time: 0.5s",
    "  • ada(3)",
    *PAGE_LINES,
]
CHARACTERS = (
    st.sampled_from("◴[](){}>#.:|_\\&;*•▶ \n\r\t\0\ufeff\ufffd\u00a0\u2028\ud800Ãâ´—0159Noap") | st.characters()
)

FOUND = [
    "HN request time: 0s",
    "1. ada ◴[] No.101[source",
    "1. ada ◴[14 Nov 24 02:06:00.5 UTC] No.101[source]",
]
"""Texts that once broke a guarantee."""

pages = st.sampled_from(PAGES) | st.lists(st.sampled_from(LINES), max_size=25)


@st.composite
def damaged(draw):
    """Return a page after several random changes."""
    lines = list(draw(pages))
    for hit in draw(st.lists(st.sampled_from(HITS), max_size=6)):
        lines = hit(draw, lines) if lines else lines
    text = draw(st.sampled_from(["\n", "\n", "\n", "\n\n", "\r\n", " "])).join(lines)
    return draw(st.sampled_from(WHOLE))(draw, text)


def place(draw, things):
    return draw(st.integers(0, max(0, len(things) - 1)))


def drop(draw, lines):
    start = place(draw, lines)
    return lines[:start] + lines[start + draw(st.integers(1, 3)) :]


def duplicate(draw, lines):
    at, start = place(draw, lines), place(draw, lines)
    return lines[:at] + lines[start : start + draw(st.integers(1, 5))] + lines[at:]


def swap(draw, lines):
    one, other = place(draw, lines), place(draw, lines)
    lines[one], lines[other] = lines[other], lines[one]
    return lines


def join(draw, lines):
    at = place(draw, lines)
    return [*lines[:at], draw(st.sampled_from(["", " "])).join(lines[at : at + 2]), *lines[at + 2 :]]


def split(draw, lines):
    at = place(draw, lines)
    column = place(draw, lines[at])
    return [*lines[:at], lines[at][:column], lines[at][column:], *lines[at + 1 :]]


def insert(draw, lines):
    at = place(draw, lines)
    return [*lines[:at], draw(st.sampled_from(LINES) | st.text(max_size=30)), *lines[at:]]


def indent(draw, lines):
    return [draw(st.sampled_from(["  ", "    ", "\t", "\u00a0"])) + line for line in lines]


def indent_one(draw, lines):
    at = place(draw, lines)
    return [*lines[:at], *indent(draw, lines[at : at + 1]), *lines[at + 1 :]]


def replace(draw, lines):
    at = place(draw, lines)
    column = place(draw, lines[at])
    changed = lines[at][:column] + draw(CHARACTERS) + lines[at][column + draw(st.integers(0, 1)) :]
    return [*lines[:at], changed, *lines[at + 1 :]]


def append(draw, lines):
    return lines + draw(pages)


HITS = [drop, duplicate, swap, join, split, insert, indent, indent_one, replace, replace, append]


def whole(draw, text):
    return text


def cut_end(draw, text):
    return text[: place(draw, text)]


def cut_beginning(draw, text):
    return text[place(draw, text) :]


def escape(draw, text):
    return html.escape(text)


def misread(draw, text):
    return text.encode("utf-8", "replace").decode("latin-1" if draw(st.booleans()) else "cp1252", "replace")


def fold(draw, text):
    return " ".join(text.split())


WHOLE = [whole, whole, cut_end, cut_end, cut_beginning, escape, misread, fold]


@given(damaged())
def test_the_promises_hold_for_damaged_pages(text):
    promises.check(text)


@given(st.text(CHARACTERS, max_size=200))
def test_the_promises_hold_for_any_text(text):
    promises.check(text)


@pytest.mark.parametrize("text", FOUND)
def test_the_promises_hold_where_they_did_not(text):
    promises.check(text)


@pytest.mark.parametrize("dump", DUMPS, ids=lambda path: path.stem)
def test_the_promises_hold_wherever_a_page_is_cut(dump):
    text = dump.read_text("utf-8")
    for end in range(0, len(text), 3):
        promises.check(text[:end])
        promises.check(text[end:])
