"""The pre-filter: it accepts each dump, also a changed one, and few other texts."""

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
import hnparse
import pipelines
from damage import DAMAGES, FORMS
from hnparse.dialects import DIALECTS, may_hold_dump
from hnparse.dialects import SIGNS as SIGNS_IN_BYTES
from hnparse.inputs.arrow_filter import bytes_may_hold_dumps
from hnparse.text import Source

DUMPS = sorted((Path(__file__).parent / "dumps").glob("*.txt"))
WORDS = "source request HN time point points comment comments parent ago on 3 days May 2, 2020 101 No. replies(1):"
SIGNS = [
    *WORDS.split(),
    *"[]|();&<-",
    "&gt;&gt;",
    "&#91;",
    "======",
    "\u25f4[",
    "[\u2013]",
    "points by ",
    ", 20",
    "\n~~~",
    "\n------",
]
FAMILIES = [
    value for value in vars(pipelines).values() if isinstance(value, dict) and all(map(callable, value.values()))
]


def variants(text, random):
    """Yield a page after tools and damage, and pieces of it."""
    changes = list(FORMS.values())
    changes += [damage.change for damage in random.sample(list(DAMAGES.values()), 8)]
    changes += [change for family in FAMILIES for change in random.sample(list(family.values()), 2)]
    for change in changes:
        changed = change(text, random)
        start, end = sorted(random.randrange(len(changed) + 1) for _ in range(2))
        yield from (changed, changed[start:end], changed[:300], changed[-300:])


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.stem)
def test_no_text_in_which_a_page_is_read_is_left_out(path):
    for text in variants(path.read_bytes().decode("utf-8", "replace"), Random(path.stem)):
        assert all(bytes_may_hold_dumps([text.encode("utf-8", "replace")])) or not may_hold_dump(text), text
        for dialect in DIALECTS:
            assert re.search(dialect.signs, text.encode("utf-8", "replace")) or not dialect.may_hold(text), text
            if not dialect.may_hold(text):
                assert next(dialect.read(Source.of(text)), None) is None, (dialect.name, text)


@settings(max_examples=2000)
@given(st.lists(st.sampled_from([*SIGNS, *" \n\r\v\x1ca1\xa0\u0664\ufffd"]), max_size=9).map("".join))
def test_bytes_have_signs_if_their_text_may_hold_a_dump(text):
    [found] = bytes_may_hold_dumps([text.encode()])
    assert found == (re.search(SIGNS_IN_BYTES, text.encode()) is not None)
    assert found or not may_hold_dump(text)


@pytest.mark.parametrize(
    "words",
    [
        *corpus.NEAR,
        "See No. 5 [source needed] and [sources].",
        "12 points for the reader | 3 comments | from No. 5\n[source] of the river",
        "5 points | 3 comments | share",
        "HN request for a time machine | source",
    ],
)
def test_words_that_resemble_a_page_are_left_out(words):
    text = "\n".join(["A walk in the park, on a day of rain.", words, "And home again."])
    assert not may_hold_dump(text)
    assert not hnparse.is_dump(text)
