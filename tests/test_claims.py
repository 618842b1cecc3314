"""The resolver: which of several claims about a parent holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hnparse.dialects import STORY, Claim
from hnparse.graph.claims import DOUBT, STRENGTH, agreed_depths, break_cycles, depths, parents_first, resolve


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


def test_different_claims_leave_the_parent_unknown_and_are_reported():
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


def test_links_that_other_evidence_denies_do_not_hold():
    claims = [Claim(5, 3, "reply_list", 4), Claim(5, STORY, "position", 10), Claim(6, 5, "link", 12)]
    resolution = resolve(claims, {(5, 3), (6, 4)})
    assert sorted(resolution.known) == [6]
    assert [claim.source for (told) in resolution.contradictions for claim in told] == ["reply_list", "position"]
    assert resolve(claims).overruled == {5}


def test_cycles_are_broken_and_the_comments_below_them_stay():
    resolution = resolve(
        [Claim(1, 3, "link", 0), Claim(3, 1, "link", 0), Claim(4, 3, "link", 0), Claim(9, 9, "link", 0)]
    )
    assert sorted(claim.child for claim in break_cycles(resolution)) == [1, 3, 9]
    assert sorted(resolution.known) == [4]


def test_comments_are_ordered_below_their_parents():
    known = resolve([Claim(1, 2, "link", 0), Claim(2, STORY, "link", 0), Claim(3, 1, "link", 0)]).known
    assert parents_first(known) == [2, 1, 3]


@pytest.mark.parametrize(
    ("told", "doubtful", "depths"),
    [
        ({1: 1, 2: 2}, (), {1: 1, 2: 2, 3: 3}),
        ({1: 1, 2: 3}, (), {1: 1, 2: DOUBT, 3: DOUBT}),
        ({}, (2,), {1: 1, 2: DOUBT, 3: DOUBT}),
        ({4: 7}, (), {1: 1, 2: 2, 3: 3, 4: 7}),
    ],
)
def test_depths_that_differ_are_in_doubt_and_so_is_what_is_below(told, doubtful, depths):
    known = resolve([Claim(1, STORY, "position", 0), Claim(2, 1, "link", 0), Claim(3, 2, "link", 0)]).known
    assert agreed_depths(told, [4, 3, 2, 1], known, doubtful) == depths


def test_depths_follow_from_the_parents_or_else_from_the_levels():
    known = resolve([Claim(1, STORY, "position", 0), Claim(2, 1, "reply_list", 0), Claim(5, 4, "layout", 0)]).known
    levels = {1: None, 2: None, 3: None, 4: 3, 5: None}
    assert depths(levels, known) == {STORY: 0, 1: 1, 2: 2, 4: 3, 5: 4}
    assert depths(levels, known, root=2) == {STORY: 0, 1: 1, 2: 2, 4: 5, 5: 6}
    assert depths(levels, known, root=3) == {STORY: 0, 1: 1, 2: 2}
