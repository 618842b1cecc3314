"""Threads of comments with given parents, for tests of graph queries."""

from hypothesis import strategies as st

from hnparse import Comment, Missing, Thread


def graph(parents, **fields):
    """Return a thread of comments with these parents: id -> parent, None for a top-level one."""
    return Thread(
        comments=tuple(
            Comment(
                id=id_,
                by="abc"[id_ % 3],
                text=f"Words of {id_}",
                parent=parent,
                parent_source="top_level" if parent is None else "reply_list",
            )
            for id_, parent in parents.items()
        ),
        **fields,
    )


TREE = graph({1: None, 2: 1, 3: 1, 4: 2, 5: 2, 6: None, 7: 3, 9: 8}, missing=(Missing(8, 6),))
#  1          6     9 (below 8, which is missing)
#  ├ 2        └ 8
#  │ ├ 4
#  │ └ 5
#  └ 3
#    └ 7


def ids(comments):
    return [comment.id for comment in comments]


@st.composite
def forests(draw):
    count = draw(st.integers(1, 40))
    return {
        id_: draw(st.one_of(st.none(), st.integers(1, id_ - 1))) if id_ > 1 else None for id_ in range(1, count + 1)
    }
