"""Items of the Firebase API: the fields of a thread from its items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import Factory, define

from ..dialects.draft import STORY
from ..model import Comment, Diagnostic, Missing, ParentSource, Story
from .item import HEADS, Item
from .item_copies import united_comment, united_story
from .item_links import ItemLinks


def from_items(items: Iterable[Mapping[str, Any] | None]) -> dict[str, Any]:
    """Return the fields of the thread. Raises ValueError for anything but items of one discussion."""
    if isinstance(items, Mapping):
        raise ValueError("from_items takes several items: use from_items([item]), or from_algolia for a nested one")
    if not isinstance(items, Iterable):
        raise TypeError(f"from_items takes several items, not {type(items).__name__}")
    found = _Items()
    for place, data in enumerate(items):
        if data is not None:  # the API returns null for an id that is not in use
            found.add(Item(data, place))
    return found.fields()


@define
class _Items:
    """The items of one discussion.

    Attributes:
        head: The item of the story.
        copies: All items but options of a poll, by id.
        shown: The comments, by id, each made of all its copies.
        deleted: The deleted comments, in the same way.
        parents: The parents that copies of an item do not agree on, by the id of the item.
        other_ids: The replies that only some copies of an item name.
        diagnostics: The differences between copies.
    """

    head: Item | None = None
    copies: dict[int | None, list[Item]] = Factory(dict)
    shown: dict[int, Item] = Factory(dict)
    deleted: dict[int, Item] = Factory(dict)
    parents: dict[int, set[int]] = Factory(dict)
    other_ids: set[int] = Factory(set)
    diagnostics: list[Diagnostic] = Factory(list)

    def add(self, item: Item) -> None:
        """Add an item. Raises ValueError for a second story."""
        if item.type in HEADS:
            if self.head is not None and self.head.id != item.id:
                where = f"items[{self.head.place}] and items[{item.place}]"
                raise ValueError(f"{where}: a thread has one story, but these are two: {self.head.id} and {item.id}")
            self.head = item
        if item.type != "pollopt":
            self.copies.setdefault(item.id, []).append(item)

    def put(self, copies: Sequence[Item]) -> None:
        """Unite the copies of an item, and add the result to the story, the comments or the deleted comments."""
        item = copies[-1]
        is_head = item.type in HEADS
        if any((copy.type in HEADS) != is_head for copy in copies):
            where = " and ".join([f"items[{copy.place}]" for copy in copies])
            raise ValueError(f"{where}: a story and a comment have the same id, {item.id}")
        if len(copies) > 1:
            data, differing = (united_story if is_head else united_comment)(copies)
            item = Item(data, item.place)
            self.diagnostics += differing
            for copy in copies:
                self.other_ids.update(set(copy.kids).difference(item.kids))
                if item.id is not None and copy.parent != item.parent and copy.parent is not None:
                    self.parents.setdefault(item.id, set()).add(copy.parent)
        if is_head:
            self.head = item
        elif item.id is not None:
            (self.deleted if item.data.get("deleted") else self.shown)[item.id] = item

    def fields(self) -> dict[str, Any]:
        """Return the fields of the thread."""
        for copies in self.copies.values():
            self.put(copies)
        links = ItemLinks(self.head, self.shown, self.deleted, self.parents)
        return {
            "story": self.head.story() if self.head else Story(),
            "comments": [self.comment(id_, item, links) for id_, item in self.shown.items()],
            "missing": [
                Missing(id_, self.parent(id_, links)[0]) for id_ in sorted(links.named | self.other_ids - links.items)
            ],
            "diagnostics": [*self.diagnostics, *links.diagnostics],
        }

    def parent(self, id_: int, links: ItemLinks) -> tuple[int | None, ParentSource]:
        """Return the parent of a comment, and how it is known."""
        claim = links.known.get(id_)
        if claim is None:
            return None, "unknown"
        story = self.head.id if self.head else None
        return story if claim.parent == STORY else claim.parent, claim.source

    def comment(self, id_: int, item: Item, links: ItemLinks) -> Comment:
        """Return a comment as the model has it."""
        parent, source = self.parent(id_, links)
        dead = bool(item.data.get("dead"))
        by, time, text = item.value("by", str), item.time(), item.text() or ""
        return Comment(id_, by, time, text, parent, source, item.kids, links.depths.get(id_), dead)
