"""Lookup tables for queries. Each table is built once, when a query first needs it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from ..model import Comment, Missing
from .walks import preorder

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")


class Index:
    """Lookup tables of a graph: comments by id, parent and author, and the roots and leaves."""

    def __init__(self, comments: tuple[Comment, ...], missing: tuple[Missing, ...]) -> None:
        self.comments = comments
        self.missing = missing

    @cached_property
    def by_id(self) -> dict[int, Comment]:
        return {comment.id: comment for comment in self.comments}

    @cached_property
    def children(self) -> dict[int, tuple[Comment, ...]]:
        """The shown replies to each id, whether that id is shown or not."""
        return _group(self.comments, attrgetter("parent"))

    @cached_property
    def by_author(self) -> dict[str, tuple[Comment, ...]]:
        return _group(self.comments, lambda comment: comment.by or None)

    @cached_property
    def missing_below(self) -> dict[int, tuple[Missing, ...]]:
        """The replies to each id that are named but not shown."""
        return _group(self.missing, attrgetter("parent"))

    @cached_property
    def missing_ids(self) -> frozenset[int]:
        return frozenset(missing.id for missing in self.missing)

    @cached_property
    def top_level(self) -> tuple[Comment, ...]:
        """The comments whose parent is the story."""
        return tuple(comment for comment in self.comments if comment.is_top_level)

    @cached_property
    def roots(self) -> tuple[Comment, ...]:
        """The comments whose parent is not a shown comment."""
        return tuple(comment for comment in self.comments if comment.parent not in self.by_id)

    @cached_property
    def leaves(self) -> tuple[Comment, ...]:
        """The comments without shown replies."""
        return tuple(comment for comment in self.comments if comment.id not in self.children)

    def check(self) -> None:
        """Raise ValueError if two comments have the same id, or if the parents form a cycle."""
        twice = next((above.id for above, below in pairwise(self.comments) if above.id == below.id), None)
        if twice is not None:
            raise ValueError(f"comment {twice} occurs twice: the ids of a thread must differ")
        # Ids grow with time, so a parent has a smaller id. A cycle has a parent that does not.
        if any(comment.parent is not None and comment.parent >= comment.id for comment in self.comments):
            reached = {comment.id for comment in preorder(self.roots, self.children)}
            for comment in self.comments:
                if comment.id not in reached:
                    raise ValueError(f"comment {comment.id} is part of a cycle: it is its own ancestor")


def _group(items: Iterable[Item], key: Callable[[Item], Key | None]) -> dict[Key, tuple[Item, ...]]:
    """Return the items by key. Items without a key are skipped."""
    groups: dict[Key, list[Item]] = {}
    for item in items:
        name = key(item)
        if name is not None:
            groups.setdefault(name, []).append(item)
    return {name: tuple(group) for name, group in groups.items()}
