"""Items read back: the fields of a thread from the dicts that the Firebase API of Hacker News gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from attrs import Factory, define

from ..model import Comment, Diagnostic, Missing, ParentSource, Story
from ..text.item_text import html_to_text
from .item_copies import united_comment, united_story

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HEADS = ("story", "job", "poll")
TYPES = (*HEADS, "comment", "pollopt")


ALGOLIA = ("children", "author", "created_at_i")
"""Keys that an item of the Algolia API has in place of others."""


def from_items(items: Iterable[Mapping[str, Any] | None]) -> dict[str, Any]:
    """The fields of the thread; raises ValueError for what is no item."""
    if isinstance(items, Mapping):
        raise ValueError("from_items takes several items: use from_items([item]), or from_algolia for a nested one")
    found = _Items()
    for place, data in enumerate(items):
        if data is not None:  # the API's answer for an id that is not in use
            found.add(Item(data, place))
    return found.fields()


class Item:
    """One item, whose values are checked when they are asked for."""

    def __init__(self, data: Mapping[str, Any], place: int) -> None:
        self.data = data
        self.place = place
        if not isinstance(data, Mapping):
            raise ValueError(f"items[{place}]: an item is a dict, not {type(data).__name__}")
        if any(key in data for key in ALGOLIA):
            raise ValueError(f"items[{place}]: this is an item of the Algolia API, which from_algolia reads")
        self.type = data.get("type") or ("story" if "title" in data else "comment")
        if self.type not in TYPES:
            raise ValueError(f"items[{place}]: the type of an item is one of {', '.join(TYPES)}, not {self.type!r}")
        self.id: int | None = self.value("id", int)
        if self.id is None and self.type not in HEADS:
            raise ValueError(f"items[{place}]: a {self.type} has an id, and this one has none")
        self.kids: tuple[int, ...] = tuple(self.value("kids", (list, tuple)) or ())
        if not all(type(kid) is int for kid in self.kids):
            raise ValueError(f"items[{place}]: `kids` are ids, not {self.kids!r}")
        self.parent: int | None = self.value("parent", int)

    def value(self, key: str, type_: type | tuple[type, ...]) -> Any:
        value = self.data.get(key)
        if value is None or (isinstance(value, type_) and not isinstance(value, bool)):
            return value
        raise ValueError(f"items[{self.place}]: `{key}` is {value!r}")

    def text(self) -> str | None:
        html = self.value("text", str)
        return None if html is None else html_to_text(html)

    def time(self) -> datetime | None:
        seconds = self.value("time", (int, float))
        try:
            return None if seconds is None else EPOCH + timedelta(seconds=seconds)
        except (OverflowError, ValueError):
            raise ValueError(f"items[{self.place}]: `time` is {seconds!r}, which is no year that there is") from None

    def site(self) -> str | None:
        try:
            return urlsplit(self.value("url", str) or "").hostname
        except ValueError:  # an address such as http://[
            return None

    def story(self) -> Story:
        title, by, score = self.value("title", str), self.value("by", str), self.value("score", int)
        return Story(self.id, title, self.site(), by, score, self.time(), self.text())


@define
class _Items:
    """The items of one discussion, by id, and what they tell of each other."""

    head: Item | None = None
    copies: dict[int | None, list[Item]] = Factory(dict)
    shown: dict[int, Item] = Factory(dict)
    deleted: dict[int, Item] = Factory(dict)
    parents: dict[int, int] = Factory(dict)
    named: dict[int, int | None] = Factory(dict)
    other_ids: set[int] = Factory(set)
    doubtful: set[int] = Factory(set)
    top_level: set[int] = Factory(set)
    diagnostics: list[Diagnostic] = Factory(list)

    def add(self, item: Item) -> None:
        if item.type in HEADS:
            if self.head is not None and self.head.id != item.id:
                where = f"items[{self.head.place}] and items[{item.place}]"
                raise ValueError(f"{where}: a thread has one story, and these are two: {self.head.id} and {item.id}")
            self.head = item
        if item.type != "pollopt":
            self.copies.setdefault(item.id, []).append(item)

    def fields(self) -> dict[str, Any]:
        for copies in self.copies.values():
            self.put(copies)
        self.read_kids()
        self.read_parents()
        depths = self.find_depths()
        comments = [self.comment(id_, item, depths.get(id_)) for id_, item in self.shown.items()]
        story = self.head.story() if self.head else Story()
        missing = tuple(self.missing())
        return {"story": story, "comments": comments, "missing": missing, "diagnostics": tuple(self.diagnostics)}

    def put(self, copies: Sequence[Item]) -> None:
        """Put an item where it belongs, made of all its copies."""
        item = copies[-1]
        is_head = item.type in HEADS
        if any((copy.type in HEADS) != is_head for copy in copies):
            where = " and ".join([f"items[{copy.place}]" for copy in copies])
            raise ValueError(f"{where}: one id, {item.id}, of a story and of a comment")
        if len(copies) > 1:
            data, differing = (united_story if is_head else united_comment)(copies)
            item = Item(data, item.place)
            self.diagnostics += differing
            self.remember(item, copies)
        if is_head:
            self.head = item
        elif item.id is not None:
            (self.deleted if item.data.get("deleted") else self.shown)[item.id] = item

    def remember(self, item: Item, copies: Sequence[Item]) -> None:
        """Keep the ids that only some of the copies name: who they answer is not known."""
        for copy in copies:
            self.other_ids.update(set(copy.kids).difference(item.kids))
            if item.id is not None and copy.parent != item.parent and copy.parent is not None:
                self.other_ids.add(copy.parent)
                self.doubtful.add(item.id)

    def doubt(self, id_: int, code: str, message: str) -> None:
        self.doubtful.add(id_)
        self.parents.pop(id_, None)
        item = self.shown.get(id_) or self.deleted[id_]
        self.diagnostics.append(Diagnostic(code, "warning", message, "items", item.place + 1))

    # ---- What the items tell ----

    def read_kids(self) -> None:
        heads = (self.head,) if self.head else ()
        for item in (*heads, *self.shown.values(), *self.deleted.values()):
            for kid in item.kids:
                if self.named.setdefault(kid, item.id) != item.id:
                    self.doubtful.add(kid)

    def read_parents(self) -> None:
        for id_, item in (*self.shown.items(), *self.deleted.items()):
            story = self.head is not None and self.named.get(id_, -1) == self.head.id
            if item.parent is None:
                if story and id_ not in self.doubtful:
                    self.top_level.add(id_)
            elif id_ in self.doubtful or self.named.get(id_, item.parent) != item.parent:
                message = f"item {id_} names {item.parent} as its parent, and another item names it among its kids"
                self.doubt(id_, "two-parents", message)
            elif self.head is not None and item.parent == self.head.id:
                self.top_level.add(id_)
            else:
                self.parents[id_] = item.parent

    def find_depths(self) -> dict[int, int | None]:
        """Depths, found from above; comments that are below themselves lose their parents on the way."""
        depths: dict[int, int | None] = dict.fromkeys(self.top_level, 1)
        for start in [*self.shown, *self.deleted]:
            path: dict[int, None] = {}
            id_ = start
            while id_ in self.parents and id_ not in depths and id_ not in path:
                path[id_] = None
                id_ = self.parents[id_]
            if id_ in path:
                for below in list(path)[list(path).index(id_) :]:
                    self.doubt(below, "child-older", f"item {below} is below itself: its parents lead back to it")
            depth = depths.get(id_)
            for below in reversed(path):
                depth = None if depth is None else depth + 1
                depths[below] = depth
        return depths

    # ---- What the thread has ----

    def comment(self, id_: int, item: Item, depth: int | None) -> Comment:
        parent = self.parents.get(id_)
        source: ParentSource = "unknown"
        if id_ in self.top_level:
            parent, source = self.head.id if self.head else None, "top_level"
        elif parent is not None:
            source = "reply_list" if parent in self.shown and self.named.get(id_) == parent else "parent_line"
        dead = bool(item.data.get("dead"))
        return Comment(
            id_, item.value("by", str), item.time(), item.text() or "", parent, source, item.kids, depth, dead
        )

    def missing(self) -> list[Missing]:
        hidden = {kid: None if kid in self.doubtful else parent for kid, parent in self.named.items()}
        for id_, item in self.deleted.items():
            hidden[id_] = None if id_ in self.doubtful else item.parent
        for item in (*self.shown.values(), *self.deleted.values()):
            if item.parent is not None:
                hidden.setdefault(item.parent, None)
        hidden = dict.fromkeys(self.other_ids) | hidden
        story = self.head.id if self.head else None
        return [Missing(id_, hidden[id_]) for id_ in sorted(hidden) if id_ not in self.shown and id_ != story]
