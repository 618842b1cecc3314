"""Numbers about a graph: its shape, who answered whom, and what was answered most."""

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
    """The shape of a discussion, in numbers of the comments that are shown.

    `size` is how many there are, `missing` how many more are named. `depth` is the deepest level that is known, None
    where none is; `width` has the number of comments on each level, `unplaced` is the number of those whose level is
    not known. `roots`, `leaves` and `authors` are numbers too. `longest_branch` are the ids from a root down to the
    leaf that is farthest below one.

    `attrs.asdict` gives all of it as a dict.
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
        unplaced = f", {self.unplaced} on no known level" if self.unplaced else ""
        return (
            f"<Stats: {count(self.size, 'comment')} by {count(self.authors, 'author')}{hidden}, depth {self.depth}"
            f"{unplaced}, {count(self.roots, 'root')}, {count(self.leaves, 'leaf')}, "
            f"longest branch {len(self.longest_branch)}>"
        )


def stats(index: Index) -> Stats:
    """The numbers of a graph."""
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
    """The ids of the longest way down, of several the first one on a walk."""
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
    """How often one author answered another, most often first."""
    pairs: Counter[tuple[str, str]] = Counter()
    for comment in index.comments:
        above = None if comment.parent is None else index.by_id.get(comment.parent)
        if above is not None and comment.by and above.by:
            pairs[comment.by, above.by] += 1
    return dict(pairs.most_common())


def most_replied(index: Index, n: int) -> tuple[Comment, ...]:
    """The comments with most replies, shown or not."""
    counted = []
    for comment in index.comments:
        replies = {*comment.kids}
        replies.update(child.id for child in index.children.get(comment.id, ()))
        replies.update(missing.id for missing in index.missing_below.get(comment.id, ()))
        if replies:
            counted.append((-len(replies), comment.id))
    return tuple(index.by_id[id_] for _, id_ in nsmallest(n, counted))
