"""The benchmark is fair: every way gives the same result for a page as hnparse."""

from pathlib import Path

import pytest

from benchmarks.speed.agreement import disagreements
from benchmarks.speed.rivals import by_hand
from benchmarks.speed.samples import samples

ROOT = Path(__file__).parent.parent

ways = pytest.importorskip("benchmarks.speed.contenders", reason="needs the packages of the extra `bench`")

SAMPLES = samples(seed=5, largest=2_000, corpus=60_000)
PAGES = [page for sample in SAMPLES for page in sample.pages]


@pytest.mark.parametrize("name", ways.RIVALS)
def test_a_way_says_of_a_page_what_hnparse_says(name):
    assert disagreements(ways.RIVALS[name], PAGES, only_shown=name.startswith("API")) == []


def test_a_way_that_says_something_else_is_found_out():
    def forgetful(page):
        return by_hand.read(page.text)[:-1]

    def nameless(page):
        return [{**comment, "by": "ada"} for comment in by_hand.read(page.text)]

    assert disagreements(forgetful, PAGES)
    assert disagreements(nameless, PAGES)


def test_the_tree_has_every_comment_below_what_it_answers():
    for page in PAGES:
        nodes = ways.anytree_way.build(by_hand.read(page.text)).descendants
        assert {(node.id, node.parent.id) for node in nodes} == {(c.id, c.parent) for c in page.thread}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_everything_that_is_timed_runs(sample):
    for run in ways.contenders(sample).values():
        assert run() is not None


def test_the_page_of_the_documentation_has_a_place_for_every_table():
    from benchmarks.speed.parts import PARTS

    page = (ROOT / "docs" / "speed.md").read_text("utf-8")
    for name in ("machine", "targets", *PARTS):
        assert page.count(f"<!-- {name} -->") == page.count(f"<!-- end of {name} -->") == 1
