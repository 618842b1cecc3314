"""Queries for quotes, mentions, interactions, times, and the shape of the graph."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hnparse
from graphs import TREE, forests, graph, ids
from hnparse import Comment, Missing, Thread

HEAD = "12 points ada | 3 comments | | HN request time: 0s | source\n"


def chain(*texts):
    """Return a thread in which each comment replies to the previous one. Ids count from 1."""
    return Thread(
        comments=tuple(
            Comment(id=id_, by="ada", text=text, parent=id_ - 1 or None, parent_source="reply_list", depth=id_)
            for id_, text in enumerate(texts, 1)
        )
    )


def quoted(thread):
    """Return the id of each comment with a quote, its words, the id of the ancestor, and the words there."""
    return [
        (quote.comment.id, quote.comment.text[slice(*quote.span)], quote.ancestor.id, quote.text)
        for quote in thread.quotes()
    ]


# ---- Quotes ----


def test_a_quoted_line_is_found_in_an_ancestor_of_a_page():
    page = f"""{HEAD}1. bob ◴[] No.101[source]
I kept a lamp for nine winters.
The log book was “the only company”.
replies(1): >>102 #
2. eve ◴[] No.102[source]
Which one?
replies(1): >>103 #
3. dan ◴[] No.103[source]
> the log  book was "the only company".

> Which one?

Same here.
"""
    thread = hnparse.parse(page)
    assert quoted(thread) == [(103, 'the log  book was "the only company', 101, "The log book was “the only company")]
    assert repr(thread.quotes()[0]) == "<Quote of 101 by bob, in 103: 'The log book was “the only company'>"


def test_the_nearest_ancestor_that_has_the_words_is_given():
    assert quoted(chain("one two three", "one two three", "no", "> one two three")) == [
        (4, "one two three", 2, "one two three")
    ]


def test_what_an_ancestor_quotes_is_not_among_its_words():
    thread = chain("one two three", "> one two three\n\nNo.", "> > one two three\n> No.\n\nYes.")
    assert quoted(thread) == [
        (2, "one two three", 1, "one two three"),
        (3, "one two three", 1, "one two three"),
    ]


@pytest.mark.parametrize(
    "line", ["> one two", "> one two four", "> one three two", "> three four five", "one two three"]
)
def test_no_quote_where_the_words_do_not_stand_or_are_few(line):
    assert quoted(chain("One, two; three. four", line)) == []


def test_no_quote_of_what_is_not_above():
    parents = {1: None, 2: 1, 3: 1}
    texts = {1: "a", 2: "one two three", 3: "> one two three"}
    thread = graph(parents)
    thread = attrs.evolve(thread, comments=[attrs.evolve(c, text=texts[c.id]) for c in thread])
    assert thread.quotes() == ()


@pytest.mark.parametrize("gap", ["...", "…", "[...]", " .. "])
def test_dots_stand_for_words_left_out(gap):
    assert quoted(chain("one two three, in between, four five", f"> one two three{gap}five{gap}")) == [
        (2, f"one two three{gap}five", 1, "one two three, in between, four five")
    ]
    assert quoted(chain("four one two three", f"> one two three{gap}four")) == []


def test_code_and_lines_without_the_sign_are_no_quotes():
    assert quoted(chain("one two three", "    > one two three", "So:\none two three")) == []


def test_words_are_the_same_in_capitals_of_any_script():
    assert quoted(chain("Эта straße é x", "> ЭТА STRASSE É X")) == [(2, "ЭТА STRASSE É X", 1, "Эта straße é x")]


def test_words_are_whole_in_scripts_that_write_vowels_as_marks():
    assert quoted(chain("यह हिन्दी है", "> हिन्दी")) == []
    assert quoted(chain("के की कू मू", "> कि का को मि")) == []
    assert quoted(chain("می‌خواهم بروم", "> می‌خواهم بروم")) == []
    assert quoted(chain("So: यह हिन्दी है।", "> यह हिन्दी है")) == [(2, "यह हिन्दी है", 1, "यह हिन्दी है")]


WORDS = st.lists(st.sampled_from("abc"), min_size=1, max_size=9).map(tuple)


@given(st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=2)), min_size=1, max_size=6))
def test_a_quote_is_reported_when_the_words_stand_in_an_ancestor(posts):
    """The result equals that of a simple search in all ancestors for each line."""
    thread = chain(*("\n".join([*("> " + " ".join(line) for line in lines), " ".join(own)]) for own, lines in posts))
    expected = []
    for place, (_, lines) in enumerate(posts):
        for line in lines:
            above = [other for other in range(place) if len(line) >= 3 and has(posts[other][0], line)]
            if above:
                expected.append((place + 1, " ".join(line), above[-1] + 1, " ".join(line)))
    assert quoted(thread) == expected


def has(words, line):
    return any(words[start : start + len(line)] == line for start in range(len(words)))


def test_quotes_of_a_chain_of_20_000_replies():
    thread = chain("one two three", *("> one two three\n\nfour" for _ in range(20_000)))
    assert Counter(quote.ancestor.id for quote in thread.quotes()) == {1: 20_000}


# ---- Mentions ----


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://news.ycombinator.com/item?id=11", [11]),
        ("(http://www.news.ycombinator.com/item?id=11), news.ycombinator.com/item?id=12.", [11, 12]),
        ("https://news.ycombinator.com/item?id=11#12", [11, 12]),
        ("https://news.ycombinator.com/item?id=11&p=2 https://news.ycombinator.com/item?id=11", [11]),
        ("https://news.ycombinator.com/item?id=1", []),
        ("https://news.ycombinator.com/user?id=11 https://a.example/item?id=11", []),
        ("https://fakenews.ycombinator.com/item?id=11", []),
        ("https://news.ycombinator.com/item?id=0", []),
        ("https://web.example/20150101/https://news.ycombinator.com/item?id=905...", []),
    ],
)
def test_mentions_are_links_to_other_items(text, expected):
    assert [item for _, item in chain(text).mentions()] == expected


def test_an_id_at_the_end_of_a_text_that_was_cut_is_not_trusted():
    text = "https://news.ycombinator.com/item?id=11"
    assert Thread(comments=(Comment(id=1, by="ada", text=text, truncated=True),)).mentions() == ()


# ---- Interactions, replies, ranges ----


def test_interactions_count_who_answered_whom():
    assert TREE.interactions() == {("c", "b"): 1, ("a", "b"): 1, ("b", "c"): 1, ("c", "c"): 1, ("b", "a"): 1}
    assert list(chain("a", "b", "c").interactions().items()) == [(("ada", "ada"), 2)]


@given(forests())
def test_interactions_count_each_reply_once(parents):
    thread = graph(parents)
    assert sum(thread.interactions().values()) == sum(parent is not None for parent in parents.values())


def test_most_replied_counts_shown_and_named_replies():
    comments = (
        Comment(id=1, by="a", kids=(4, 5, 6)),
        Comment(id=2, by="b", kids=(7,)),
        Comment(id=3, by="c"),
        Comment(id=7, by="d", parent=2, parent_source="reply_list"),
        Comment(id=8, by="d", parent=2, parent_source="parent_line"),
        Comment(id=9, by="d", parent=3, parent_source="parent_line"),
    )
    thread = Thread(comments=comments, missing=(Missing(4, 1), Missing(10, 3), Missing(11)))
    assert ids(thread.most_replied()) == [1, 2, 3]
    assert ids(thread.most_replied(1)) == [1]
    assert thread.most_replied(0) == ()


DATED = Thread(
    comments=(
        Comment(id=11, by="a", time="14 Nov 24 00:00 UTC"),
        Comment(id=12, by="b", time="Thu, 14 Nov 2024 12:00:00 GMT"),
        Comment(id=13, by="c"),
        Comment(id=14, by="d", time="15 Nov 24 00:00 UTC"),
    )
)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (11, 13, [11, 12]),
        (DATED[12], None, [12, 13, 14]),
        (None, 12, [11]),
        (None, None, [11, 12, 13, 14]),
        (1, 99, [11, 12, 13, 14]),
        (14, 11, []),
        ("2024-11-14", "2024-11-15", [11, 12]),
        (date(2024, 11, 14), date(2024, 11, 15), [11, 12]),
        ("2024-11-14T12:00:00Z", None, [12, 14]),
        (None, datetime(2024, 11, 14, 12), [11]),
        (datetime(2024, 11, 14, 13, tzinfo=timezone(timedelta(hours=1))), datetime(2024, 11, 16, tzinfo=UTC), [12, 14]),
        (12, "2024-11-15", [12]),
    ],
)
def test_between_ids_or_times(start, end, expected):
    assert ids(DATED.between(start, end)) == expected


def test_between_says_what_it_cannot_read():
    with pytest.raises(ValueError, match="'yesterday' is not a time in ISO 8601, such as 2024-11-14 or"):
        DATED.between("yesterday")
    with pytest.raises(TypeError, match=r"an id, a comment or a time, not 1\.5"):
        DATED.between(1.5)


# ---- The shape ----


def test_stats():
    comments = (
        Comment(id=1, by="a", depth=1),
        Comment(id=2, by="b", depth=2, parent=1, parent_source="reply_list"),
        Comment(id=3, by="a", depth=2, parent=1, parent_source="reply_list"),
        Comment(id=4, by="a", depth=3, parent=3, parent_source="reply_list"),
        Comment(id=5, by=None),
    )
    stats = Thread(comments=comments, missing=(Missing(6, 4),)).stats()
    assert attrs.asdict(stats) == {
        "size": 5,
        "missing": 1,
        "depth": 3,
        "width": {1: 1, 2: 2, 3: 1},
        "unplaced": 1,
        "roots": 2,
        "leaves": 3,
        "authors": 2,
        "longest_branch": (1, 3, 4),
    }
    assert repr(stats) == (
        "<Stats: 5 comments by 2 authors, 1 missing, depth 3, 1 of unknown depth, 2 roots, 3 leaves, longest branch 3>"
    )


def test_stats_of_nothing():
    stats = Thread().stats()
    assert (stats.size, stats.depth, stats.width, stats.longest_branch) == (0, None, {}, ())


@given(forests())
def test_the_longest_branch_is_one_of_the_branches(parents):
    thread = graph(parents)
    branches = [tuple(ids(branch)) for branch in thread.branches()]
    longest = thread.stats().longest_branch
    assert longest in branches
    assert len(longest) == max(map(len, branches))


def test_stats_of_a_chain_of_100_000_replies():
    stats = graph({id_: id_ - 1 or None for id_ in range(1, 100_001)}).stats()
    assert len(stats.longest_branch) == 100_000
    assert (stats.roots, stats.leaves) == (1, 1)


@given(forests())
def test_siblings_and_authors_are_those_that_a_look_at_all_comments_gives(parents):
    thread = graph(parents)
    for comment in thread:
        others = [c.id for c in thread if c.parent == comment.parent and c.id != comment.id]
        assert ids(thread.siblings(comment)) == others
        assert thread.by(comment.by) == thread.filter(lambda other, name=comment.by: other.by == name)
    assert thread.by("nobody") == ()
    assert sum(thread.authors().values()) == len(thread)
