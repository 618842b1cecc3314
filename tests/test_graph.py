"""Graph queries."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs import TREE, forests, graph, ids
from hnparse import Comment, Diagnostic, Missing, Page, Thread, merge


def test_a_thread_is_a_collection_of_its_comments():
    assert len(TREE) == 8
    assert 4 in TREE
    assert TREE[4] in TREE
    assert 8 not in TREE
    assert ids(TREE) == [1, 2, 3, 4, 5, 6, 7, 9]
    assert TREE[4].text == "Words of 4"


def test_comments_come_in_the_order_of_their_ids():
    assert ids(graph({3: 1, 1: None, 2: 1})) == [1, 2, 3]


@pytest.mark.parametrize("comment", [4, TREE[4]], ids=["id", "Comment"])
def test_questions_take_an_id_or_a_comment(comment):
    assert TREE.parent(comment).id == 2
    assert ids(TREE.siblings(comment)) == [5]
    assert ids(TREE.ancestors(comment)) == [2, 1]
    assert ids(TREE.path(comment)) == [1, 2, 4]
    assert TREE.children(comment) == ()


def test_downward():
    assert ids(TREE.children(1)) == [2, 3]
    assert ids(TREE.descendants(1)) == [2, 4, 5, 3, 7]
    assert ids(TREE.subtree(1)) == [1, 2, 4, 5, 3, 7]


def test_at_the_top():
    assert TREE.parent(1) is None
    assert ids(TREE.siblings(1)) == [6]
    assert ids(TREE.path(1)) == [1]


def test_below_a_hidden_comment():
    assert TREE.parent(9) is None
    assert TREE[9].parent == 8
    assert TREE.siblings(9) == ()
    assert ids(TREE.path(9)) == [9]


def test_common_ancestor():
    assert TREE.common_ancestor(4, 5).id == 2
    assert TREE.common_ancestor(4, 7, 5).id == 1
    assert TREE.common_ancestor(4, 2).id == 2
    assert TREE.common_ancestor(4).id == 4
    assert TREE.common_ancestor(4, 6) is None


def test_of_the_whole_graph():
    assert ids(TREE.roots()) == [1, 6, 9]
    assert ids(TREE.leaves()) == [4, 5, 6, 7, 9]
    assert [ids(branch) for branch in TREE.branches()] == [[1, 2, 4], [1, 2, 5], [1, 3, 7], [6], [9]]
    assert TREE.authors() == {"b": 3, "a": 3, "c": 2}
    assert ids(TREE.by("c")) == [2, 5]
    assert ids(TREE.filter(lambda comment: comment.id > 5)) == [6, 7, 9]


def test_search_takes_words_in_any_case_or_a_pattern():
    assert ids(TREE.search("WORDS OF 7")) == [7]
    assert ids(TREE.search(re.compile(r"[45]$"))) == [4, 5]
    assert TREE.search("(") == ()


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("depth", [1, 2, 4, 5, 3, 7, 6, 9]),
        ("breadth", [1, 6, 9, 2, 3, 4, 5, 7]),
        ("post", [4, 5, 2, 7, 3, 1, 6, 9]),
        ("time", [1, 2, 3, 4, 5, 6, 7, 9]),
    ],
)
def test_walk(order, expected):
    assert ids(TREE.walk(order)) == expected


def test_walk_names_its_orders():
    with pytest.raises(ValueError, match='"breadth", "post" or "time", not \'sideways\''):
        TREE.walk("sideways")


@pytest.mark.parametrize(("id_", "why"), [(8, "is missing"), (77, "is not in this thread")])
def test_an_id_that_is_not_shown_is_a_key_error_that_says_why(id_, why):
    for question in (TREE.__getitem__, TREE.parent, TREE.children, TREE.ancestors, TREE.subtree, TREE.depth):
        with pytest.raises(KeyError, match=f"comment {id_} {why}"):
            question(id_)


def test_a_chain_of_100_000_replies_can_be_asked():
    chain = graph({id_: id_ - 1 or None for id_ in range(1, 100_001)})
    assert len(chain.path(100_000)) == 100_000
    assert len(chain.descendants(1)) == 99_999
    assert ids(chain.leaves()) == [100_000]
    assert [len(branch) for branch in chain.branches()] == [100_000]
    assert chain.common_ancestor(*chain).id == 1
    assert chain.common_ancestor(*reversed(chain)).id == 1
    for order in ("depth", "breadth", "post", "time"):
        assert sum(1 for _ in chain.walk(order)) == 100_000


def test_a_cycle_of_replies_is_refused():
    with pytest.raises(ValueError, match="comment 1 is part of a cycle"):
        graph({1: 2, 2: 1})


def test_two_comments_of_one_id_are_refused():
    with pytest.raises(ValueError, match="comment 1 occurs twice"):
        Thread(comments=(Comment(id=1, by="a"), Comment(id=1, by="b")))


@given(forests())
def test_laws_of_the_graph(parents):
    thread = graph(parents)
    everything = set(parents)
    for order in ("depth", "breadth", "post", "time"):
        walked = ids(thread.walk(order))
        assert len(walked) == len(everything)
        assert set(walked) == everything
    assert {id_ for root in thread.roots() for id_ in ids(thread.subtree(root))} == everything
    assert ids(branch[-1] for branch in thread.branches()) == [c.id for c in thread.walk() if not thread.children(c)]
    for comment in thread:
        assert all(thread.parent(child) == comment for child in thread.children(comment))
        assert ids(thread.path(comment))[:-1] == ids(reversed(thread.ancestors(comment)))
        assert thread.common_ancestor(comment, *thread.children(comment)) == comment


@given(forests(), st.data())
def test_the_common_ancestor_is_the_deepest_one_whose_subtree_has_all(parents, data):
    thread = graph(parents)
    asked = data.draw(st.lists(st.sampled_from(sorted(parents)), min_size=1, max_size=4)) if parents else []
    for first in asked[:1]:
        above = [comment for comment in thread if set(asked) <= set(ids(thread.subtree(comment)))]
        deepest = max(above, key=lambda comment: len(thread.path(comment)), default=None)
        assert thread.common_ancestor(first, *asked[1:]) == deepest


def test_a_repr_is_short():
    long = Comment(id=1, by="ada", text="word " * 1000)
    assert len(repr(long)) < 120
    assert repr(graph({1: None})) == "<Thread (no title): 1 comment>"
    assert repr(graph({1: None, 2: 1}).stats()).endswith("1 root, 1 leaf, longest branch 2>")


def test_what_is_given_as_lists_is_kept_as_tuples():
    comment = Comment(1, "ada", kids=[2])
    page = Page("a.txt", context=[3], numbered=[1], popular=[1], active_commenters=[["ada", 3]])
    thread = Thread([comment], [Missing(2, 1)], pages=[page], diagnostics=[Diagnostic("code", "info", "So.")])
    assert hash(thread) == hash(Thread.from_dict(thread.to_dict()))
    assert merge([thread, thread]) == [thread]


def test_a_dict_whose_ids_are_no_numbers_is_refused():
    data = graph({1: None, 2: 1}).to_dict()
    data["comments"][0]["id"] = "1"
    with pytest.raises(ValueError, match=r"comments\[0\].id: expected an integer, not '1'"):
        Thread.from_dict(data)
