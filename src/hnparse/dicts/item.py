"""An item of the Firebase API of Hacker News, with each value checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from ..model import Story
from ..text.item_text import html_to_text

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HEADS = ("story", "job", "poll")
TYPES = (*HEADS, "comment", "pollopt")


ALGOLIA = ("children", "author", "created_at_i")
"""Keys that an item of the Algolia API has in place of others."""


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
        if self.id == 0:
            raise ValueError(f"items[{place}]: 0 is no id")
        # Hacker News has no id 0.
        self.kids: tuple[int, ...] = tuple([kid for kid in self.value("kids", (list, tuple)) or () if kid != 0])
        if not all(type(kid) is int for kid in self.kids):
            raise ValueError(f"items[{place}]: `kids` are ids, not {self.kids!r}")
        self.parent: int | None = self.value("parent", int) or None

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
