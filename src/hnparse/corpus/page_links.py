"""Finding the pages of each discussion in the rows of a table of comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..graph.union_find import UnionFind

LINKS = ("page", "id", "parent", "kids", "story_id", "story_by", "story_title", "story_site")
"""The columns that are needed."""


def discussions_of(rows: Iterable[Sequence[Any]]) -> tuple[list[str], list[str]]:
    """Return the keys of all pages and, for each page, the smallest key of its discussion.

    The rows have the columns `LINKS`. Pages that share an id belong to the same discussion. So do pages with the head
    of the same story, unless all of them have the id of the story. Negative ids are ignored, because they are only
    places on a page.
    """
    numbers: dict[str, int] = {}
    first: dict[Any, int] = {}
    joined: list[tuple[int, int]] = []
    heads: dict[tuple[Any, ...], list[int]] = {}
    without_id = set()
    for page, id_, parent, kids, story, by, title, site in rows:
        if page is None:
            continue
        number = numbers.setdefault(page, len(numbers))
        newer = [kid for kid in kids or () if kid > id_]
        named = [name for name in (id_, parent, story, *newer) if name is not None and name > 0]
        joined += [(other, number) for name in named if (other := first.setdefault(name, number)) != number]
        if by and title:
            head = (by, title, site)
            under = heads.setdefault(head, [])
            if not under or under[-1] != number:
                under.append(number)
            if story is None:
                without_id.add(head)
    sets = UnionFind(len(numbers))
    for one, other in joined:
        sets.unite(one, other)
    for head in without_id:
        sets.unite(*heads[head])
    keys = list(numbers)
    least = {root: min(keys[number] for number in group) for group in sets.groups() for root in group[:1]}
    return keys, [least[sets.find(number)] for number in range(len(keys))]
