"""The resolver: which of several claims about a parent holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hnparse.dialects import STORY, Claim
from hnparse.graph.claims import STRENGTH, depths, resolve


def test_claims_that_agree_are_known_by_the_strongest_one():
    resolution = resolve([Claim(5, 3, "context", 10), Claim(5, 3, "reply_list", 4), Claim(5, 3, "parent_line", 12)])
    assert resolution.known[5].source == "reply_list"
    assert not resolution.contradictions


@pytest.mark.parametrize("source", [source for source in STRENGTH if source != "position"])
def test_a_place_gives_way_to_any_other_claim(source):
    parent = STORY if source == "top_level" else 3
    resolution = resolve([Claim(5, STORY, "position", 10), Claim(5, parent, source, 4)])
    assert (resolution.known[5].parent, resolution.known[5].source) == (parent, source)
    assert not resolution.contradictions


def test_claims_that_differ_leave_the_parent_unknown_and_are_told():
    resolution = resolve([Claim(5, 3, "reply_list", 4), Claim(5, 4, "parent_line", 10), Claim(6, 5, "reply_list", 12)])
    assert sorted(resolution.known) == [6]
    (told,) = resolution.contradictions
    assert [claim.parent for claim in told] == [3, 4]


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3), st.sampled_from(STRENGTH)), max_size=12))
def test_the_order_of_claims_makes_no_difference(told):
    claims = [Claim(child, parent, source, 0) for child, parent, source in told]
    forth, back = resolve(claims), resolve(claims[::-1])
    assert forth.known == back.known
    assert len(forth.contradictions) == len(back.contradictions)
    assert set(forth.known) | {told[0].child for told in forth.contradictions} == {claim.child for claim in claims}


def test_depths_follow_from_what_is_stated_and_from_the_parents():
    known = resolve([Claim(1, STORY, "position", 0), Claim(2, 1, "reply_list", 0), Claim(5, 4, "layout", 0)]).known
    assert depths({1: None, 2: None, 3: None, 4: 3, 5: None}, known) == {1: 1, 2: 2, 4: 3, 5: 4}
