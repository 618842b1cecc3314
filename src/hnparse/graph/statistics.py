"""Statistics of a graph: its shape, the interactions of authors, and the comments with most replies."""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from typing import TYPE_CHECKING

from attrs import frozen

from ..model.display import count
from .walks import preorder

if TYPE_CHECKING:
    from ..model import Comment
    from .index import Index


@frozen(repr=False)
class Stats:
    """The shape of a discussion in numbers. `attrs.asdict` converts it to a dict.

    Attributes:
        size: The number of shown comments.
        missing: The number of comments that are named but not shown.
        depth: The largest known depth, or None.
        width: The number of comments of each known depth.
        unplaced: The number of comments of unknown depth.
        roots: The number of comments whose parent is not a shown comment.
        leaves: The number of comments without shown replies.
        authors: The number of authors.
        longest_branch: The ids of the longest path from a root down to a leaf.

    >>> import hnparse
    >>> stats = hnparse.load("examples/glasshouse.txt").stats()
    >>> stats.size, stats.missing, stats.longest_branch
    (6, 2, (32700011, 32700023, 32700064))
    """

    size: int
    missing: int
    depth: int | None
    width: dict[int, int]
    unplaced: int
    roots: int
    leaves: int
    authors: int
    longest_branch: tuple[int, ...]

    def __repr__(self) -> str:
        hidden = f", {self.missing} missing" if self.missing else ""
        unplaced = f", {self.unplaced} of unknown depth" if self.unplaced else ""
        return (
            f"<Stats: {count(self.size, 'comment')} by {count(self.authors, 'author')}{hidden}, depth {self.depth}"
            f"{unplaced}, {count(self.roots, 'root')}, {count(self.leaves, 'leaf')}, "
            f"longest branch {len(self.longest_branch)}>"
        )


def stats(index: Index) -> Stats:
    """Return the statistics of a graph. Linear time."""
    width = Counter(comment.depth for comment in index.comments)
    unplaced = width.pop(None, 0)
    return Stats(
        size=len(index.comments),
        missing=len(index.missing),
        depth=max((level for level in width if level is not None), default=None),
        width={level: count for level, count in sorted(width.items()) if level is not None},
        unplaced=unplaced,
        roots=len(index.roots),
        leaves=len(index.leaves),
        authors=len(index.by_author),
        longest_branch=_longest_branch(index),
    )


def _longest_branch(index: Index) -> tuple[int, ...]:
    """Return the ids of the longest path from a root down to a leaf; of several, the first in depth-first order."""
    length: dict[int | None, int] = {}
    last, longest = None, 0
    for comment in preorder(index.roots, index.children):
        length[comment.id] = length.get(comment.parent, 0) + 1
        if length[comment.id] > longest:
            last, longest = comment, length[comment.id]
    branch = []
    while last is not None:
        branch.append(last.id)
        last = None if last.parent is None else index.by_id.get(last.parent)
    return tuple(reversed(branch))


def interactions(index: Index) -> dict[tuple[str, str], int]:
    """Return how often each author replied to each other author, the largest count first."""
    pairs: Counter[tuple[str, str]] = Counter()
    for comment in index.comments:
        above = None if comment.parent is None else index.by_id.get(comment.parent)
        if above is not None and comment.by and above.by:
            pairs[comment.by, above.by] += 1
    return dict(pairs.most_common())


def most_replied(index: Index, n: int) -> tuple[Comment, ...]:
    """Return the `n` comments with the most replies, shown or not."""
    counted = []
    for comment in index.comments:
        replies = {*comment.kids}
        replies.update(child.id for child in index.children.get(comment.id, ()))
        replies.update(missing.id for missing in index.missing_below.get(comment.id, ()))
        if replies:
            counted.append((-len(replies), comment.id))
    return tuple(index.by_id[id_] for _, id_ in nsmallest(n, counted))
