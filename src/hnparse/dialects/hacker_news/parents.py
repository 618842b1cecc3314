"""Parents: the possible parents of each row, from nav words and the order of the rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from .ages import is_younger
from .headers import CommentRow

TOP = -1
"""The place of the item that the page is about: the story, or the focus on the page of a comment."""
MOST_CANDIDATES = 8


@frozen
class Possible:
    """The places of the rows that can be the parent of a row. If `is_certain` is true, the only one is the parent."""

    places: tuple[int, ...]
    is_certain: bool


def level(row: CommentRow) -> int:
    """Return the depth that the nav words of a row show. 3 means 3 or more."""
    return 3 if "root" in row.nav else 2 if "parent" in row.nav else 1


def lacks_nav_word(row: CommentRow) -> bool:
    """Return True if a header has lost a nav word: each comment with `root` has `parent`, too."""
    return "root" in row.nav and "parent" not in row.nav


def first_contradiction(rows: Sequence[CommentRow], *, whole_top: bool) -> int | None:
    """Return the place of the first row whose nav words show that rows are lost or in another order, or None.

    `whole_top` is true if the first row is certainly the first one of the page.
    """
    above = 0
    folded_to = 0
    for place, row in enumerate(rows):
        depth = level(row)
        first = "prev" not in row.nav
        if place == 0:
            if whole_top and depth != 1:
                return place
        elif (depth == 3 and above < 2) or (depth == 2 and first and above != 1) or (depth == 1 and first):
            return place
        if depth == 1 and place < folded_to:
            return place
        if row.fold and row.text:
            folded_to = max(folded_to, place + row.fold)
        above = depth
    return None if folded_to <= len(rows) else len(rows) - 1


def parents_by_words(rows: Sequence[CommentRow], *, certain: bool, ends: bool) -> list[Possible | None]:
    """Return the possible parents of each row, or None if they are unknown or too many.

    If `certain` is true, no row is lost, so the order of the rows is evidence, too. If `ends` is true, the last row is
    the last one of the discussion. Linear in the number of rows.
    """
    found: list[Possible | None] = []
    # For each row, the rows of depth 2 or more that can be its ancestors, or None if they are too many.
    above: list[frozenset[int] | None] = []
    top: int | None = None
    for place, row in enumerate(rows):
        possible: Possible | None = None
        chain: frozenset[int] | None = frozenset()
        depth = level(row)
        if depth == 1:
            possible, top = Possible((TOP,), True), place
        elif depth == 2:
            possible = Possible((top,), True) if certain and top is not None else None
        elif place and certain:
            over = rows[place - 1]
            chain = _with(above[place - 1], place - 1)
            if "prev" not in row.nav or level(over) == 2:
                possible = Possible((place - 1,), True)
            elif chain is not None:
                # Even a single candidate is not certain, because an earlier sibling can be left out.
                chain = frozenset([at for at in chain if not is_younger(rows[at].age, row.age)])
                possible = Possible(tuple(sorted(chain)), False)
        else:
            chain = None
        found.append(possible)
        above.append(chain)
    if certain and ends:
        _follow_last_way(rows, found)
    return found


def has_younger_parent(rows: Sequence[CommentRow], found: Sequence[Possible | None]) -> bool:
    """Return True if a comment would be older than its parent, which is impossible."""
    return any(
        possible is not None
        and possible.is_certain
        and possible.places[0] != TOP
        and is_younger(rows[possible.places[0]].age, row.age)
        for row, possible in zip(rows, found, strict=True)
    )


def parents_by_column(rows: Sequence[CommentRow], columns: Sequence[int], *, certain: bool) -> list[Possible | None]:
    """Return the possible parents from two columns: top-level comments are in the first one, all others in the second.

    If `certain` is true, no row is lost, so a row directly below a top-level one is a reply to it.
    """
    top = min(columns)
    found: list[Possible | None] = []
    for place, column in enumerate(columns):
        if column == top:
            found.append(Possible((TOP,), True))
        elif certain and place and columns[place - 1] == top:
            found.append(Possible((place - 1,), True))
        else:
            found.append(None)
    return found


def _with(chain: frozenset[int] | None, place: int) -> frozenset[int] | None:
    return None if chain is None or len(chain) >= MOST_CANDIDATES else chain | {place}


def _follow_last_way(rows: Sequence[CommentRow], found: list[Possible | None]) -> None:
    """Set the parents on the path from the top to the last row: rows without `next`, each a reply to the one before."""
    way = [place for place, row in enumerate(rows) if "next" not in row.nav]
    pairs = list(pairwise(way))
    if not way or way[-1] != len(rows) - 1 or found[way[0]] != Possible((TOP,), True):
        return
    if all((known := found[lower]) is None or upper in known.places for upper, lower in pairs):
        for upper, lower in pairs:
            found[lower] = Possible((upper,), True)
