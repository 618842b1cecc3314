"""A false statement about a damaged or forged page has a warning, if the page itself shows the contradiction."""

from itertools import product
from random import Random

import pytest

import hnparse
from discussions import discussion
from forgeries import KINDS, LAYOUTS, PLACES, UNTELLABLE, forged
from pipelines import FAMILIES
from pipelines import UNTELLABLE as LOOKS_WHOLE
from silence import believed, damaged
from truth import falsehoods, lost, read

PAGES = [discussion(seed) for seed in range(30)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_of_clean_pages_all_is_read_and_nothing_is_reported(layout):
    for number, page in enumerate(PAGES):
        threads = read(LAYOUTS[layout](page.text, Random(number)))
        assert (list(falsehoods(threads, page)), lost(threads, page), len(threads)) == ([], set(), 1)
        assert [found for found in threads[0].diagnostics if found.severity != "info"] == []


def test_hardly_a_damaged_page_tells_something_false_in_silence():
    tallies = [
        damaged(PAGES, "clean", family, name)
        for family, steps in FAMILIES.items()
        for name in steps
        if name not in LOOKS_WHOLE
    ]
    assert sum(tally.false for tally in tallies) > 100
    assert sum(tally.silent for tally in tallies) * 1000 <= 3 * sum(tally.texts for tally in tallies)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", PLACES)
def test_no_forgery_that_the_page_exposes_is_believed_in_silence(kind, place):
    tallies = [believed(PAGES, layout, kind, place) for layout in LAYOUTS]
    assert min(tally.texts for tally in tallies) > 10
    if (kind, place) not in UNTELLABLE:
        assert [tally.silent for tally in tallies] == [0] * len(tallies)


@pytest.mark.parametrize("kind", ["a marker with the next number", "a marker with the same number"])
def test_no_true_comment_is_lost_to_a_forged_marker(kind):
    for place, page in product(PLACES, PAGES):
        text = forged(page, kind, place)
        if text is not None:
            assert lost(read(text), page) == set()


@pytest.mark.parametrize("kind", ["a marker with the next number", "a page"])
def test_strict_reading_refuses_a_forgery(kind):
    texts = [forged(page, kind, "a comment in the middle") for page in PAGES]
    for text in filter(None, texts):
        with pytest.raises(hnparse.ParseError):
            hnparse.parse(text, strict=True)
