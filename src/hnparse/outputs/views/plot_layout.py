"""The layout of a plot: a position for each comment, without lines that cross."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field, frozen

from ...model.thread_like import ThreadLike
from ..tree import Node, Tree

BETWEEN_REPLIES = 1.0
BETWEEN_THREADS = 1.5
BEFORE_APART = 3.0
"""The least distances on a level. The last one is in front of the comments with an unknown parent."""


@define(eq=False, repr=False)
class Spot:
    """The position of a comment.

    Attributes:
        by: The author.
        shown: Whether the comment is shown.
        above: The spot of the parent, or None if the parent is the story or unknown.
        y: The depth.
        x: The horizontal position, from left to right.
        below: The spots of the replies.
    """

    by: str | None
    shown: bool
    above: Spot | None
    y: int
    x: float = 0.0
    below: list[Spot] = field(factory=list)


@frozen
class Layout:
    """The spots of a plot.

    Attributes:
        known: The spots of the comments below the story, in walk order.
        apart: The spots of all other comments, in walk order.
        start_of_apart: The x at which `apart` begins.
        right: The largest x. The smallest one is 0.
    """

    known: tuple[Spot, ...]
    apart: tuple[Spot, ...]
    start_of_apart: float
    right: float


@define
class Edges:
    """The edges of some trees: the least and the largest x of each level, deepest first. Add `offset` to each x."""

    left: list[float]
    right: list[float]
    offset: float = 0.0


def lay_out(thread: ThreadLike) -> Layout:
    """Return the layout of a thread, as narrow as possible with comments centred above their replies. Linear time."""
    parts = Tree.of(thread).parts()
    known = tuple(_spots(parts.pop("", [])))
    apart = tuple([spot for nodes in parts.values() for spot in _spots(nodes)])
    end = _set_x(known, 0.0) if known else 0.0
    start = end + BEFORE_APART if known else 0.0
    return Layout(known, apart, start, _set_x(apart, start, side_by_side=True) if apart else end)


def _spots(nodes: list[Node]) -> Iterator[Spot]:
    path: list[Spot] = []
    for place, node in enumerate(nodes):
        del path[node.level :]
        by, shown = (node.comment.by, True) if node.comment else (None, False)
        spot = _spot(by, shown, path[-1]) if path else Spot(by, shown, None, _depth(nodes, place))
        path.append(spot)
        yield spot
        for _ in node.hidden:
            yield _spot(None, False, spot)


def _spot(by: str | None, shown: bool, above: Spot) -> Spot:
    spot = Spot(by, shown, above, above.y + 1)
    above.below.append(spot)
    return spot


def _depth(nodes: list[Node], place: int) -> int:
    """Return the depth of a node at the top, or 1 if it is unknown."""
    comment = nodes[place].comment
    if comment is not None:
        return comment.depth or 1
    below = nodes[place + 1].comment if nodes[place].size else None
    return max((below.depth if below and below.depth else 1) - 1, 1)


# ---- From left to right, after Reingold and Tilford ----------------------------------------------------------------


def _set_x(spots: tuple[Spot, ...], start: float, *, side_by_side: bool = False) -> float:
    """Set `x` of the spots, from `start` to the right. Return the largest x.

    Trees are moved together as far as their edges allow. With `side_by_side`, no tree is above a part of another one.
    """
    edges: dict[int, Edges] = {}
    for spot in reversed(spots):  # replies before their parents
        joined = _join([(below, edges.pop(id(below))) for below in spot.below], BETWEEN_REPLIES)
        # Until the last loop, the x of a spot is relative to the spot above it.
        centre = (spot.below[0].x + spot.below[-1].x) / 2 if spot.below else 0.0
        for below in spot.below:
            below.x -= centre
        joined.offset -= centre
        joined.left.append(-joined.offset)
        joined.right.append(-joined.offset)
        edges[id(spot)] = joined
    tops = [(spot, edges[id(spot)]) for spot in spots if spot.above is None]
    end = start
    for together in [[top] for top in tops] if side_by_side else [tops]:
        joined = _join(together, BETWEEN_THREADS)
        shift = end - min(joined.left, default=0.0) - joined.offset
        for top, _ in together:
            top.x += shift
        rightmost = max(joined.right, default=0.0) + joined.offset + shift
        end = rightmost + BETWEEN_THREADS
    for spot in spots:
        if spot.above:
            spot.x += spot.above.x
    return rightmost


def _join(trees: list[tuple[Spot, Edges]], distance: float) -> Edges:
    """Put trees beside each other, with a least distance on each level, and return the edges of all of them.

    A join takes as many steps as the tree with fewer levels has levels, so all joins together take linear time.
    """
    joined = Edges([], [])
    for top, tree in trees:
        shared = range(-1, -1 - min(len(joined.left), len(tree.left)), -1)
        here = joined.offset - tree.offset + distance
        top.x = max([joined.right[level] - tree.left[level] + here for level in shared], default=0.0)
        tree.offset += top.x
        if len(tree.left) <= len(joined.left):
            for level in shared:
                joined.right[level] = tree.right[level] + tree.offset - joined.offset
        else:
            for level in shared:
                tree.left[level] = joined.left[level] + joined.offset - tree.offset
            joined = tree
    return joined
