"""Reading works on any text: it ends, and it ends in threads or in a ParseError.

`benchmarks/hostile.py` times the same texts at a megabyte and more.
"""

import pytest

import hnparse
import hostile

SIZE = 20_000


@pytest.mark.parametrize("place", hostile.PLACES)
@pytest.mark.parametrize("unit", hostile.UNITS)
def test_a_hostile_text_is_read_or_is_no_dump(unit, place):
    text = hostile.text(unit, place, SIZE)
    try:
        threads = list(hnparse.parse_pages(text))
    except hnparse.ParseError:
        assert not hnparse.is_dump(text)
    else:
        assert hnparse.is_dump(text)
        for thread in threads:
            thread.to_json()


@pytest.mark.parametrize("unit", hostile.UNITS)
def test_a_hostile_text_does_not_hide_the_page_above_it(unit):
    thread = hnparse.parse(hostile.text(unit, "in a comment", SIZE))
    assert (thread.story.by, thread.story.score) == ("ada", 12)
    assert thread[101].by == "bob"


@pytest.mark.parametrize("unit", ["a chain of replies", "a chain of parent lines", "one parent for all"])
def test_the_graph_of_a_hostile_text_can_be_asked(unit):
    thread = hnparse.parse(hostile.text(unit, "below a head", SIZE))
    last = thread.comments[-1]
    for order in ("depth", "breadth", "post", "time"):
        assert len(list(thread.walk(order=order))) == len(thread)
    assert thread.path(last)[-1] == last
    assert len(thread.descendants(thread.comments[0])) <= len(thread)
