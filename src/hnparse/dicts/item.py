"""One item of the Firebase API, with checked values."""

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
"""Keys that only items of the Algolia API have."""


class Item:
    """One item. Each value is checked when it is read. `place` is its index in the list of items."""

    def __init__(self, data: Mapping[str, Any], place: int) -> None:
        self.data = data
        self.place = place
        if not isinstance(data, Mapping):
            raise ValueError(f"items[{place}]: an item must be a dict, not {type(data).__name__}")
        if any(key in data for key in ALGOLIA):
            raise ValueError(f"items[{place}]: this is an item of the Algolia API: use from_algolia")
        self.type = data.get("type") or ("story" if "title" in data else "comment")
        if self.type not in TYPES:
            types = ", ".join(TYPES)
            raise ValueError(f"items[{place}]: the type of an item must be one of {types}, not {self.type!r}")
        self.id: int | None = self.value("id", int)
        if self.id is None and self.type not in HEADS:
            raise ValueError(f"items[{place}]: this {self.type} has no id")
        if self.id == 0:
            raise ValueError(f"items[{place}]: 0 is not an id")
        # Hacker News has no id 0.
        self.kids: tuple[int, ...] = tuple([kid for kid in self.value("kids", (list, tuple)) or () if kid != 0])
        if not all(type(kid) is int for kid in self.kids):
            raise ValueError(f"items[{place}]: `kids` must be ids, not {self.kids!r}")
        self.parent: int | None = self.value("parent", int) or None

    def value(self, key: str, type_: type | tuple[type, ...]) -> Any:
        """Return the value of a key, or None. Raises ValueError for a value of another type."""
        value = self.data.get(key)
        if value is None or (isinstance(value, type_) and not isinstance(value, bool)):
            return value
        types = " or ".join([one.__name__ for one in (type_ if isinstance(type_, tuple) else (type_,))])
        raise ValueError(f"items[{self.place}]: `{key}` must be {types}, not {value!r}")

    def text(self) -> str | None:
        """Return the text as a page shows it, without HTML."""
        html = self.value("text", str)
        return None if html is None else html_to_text(html)

    def time(self) -> datetime | None:
        """Return the time. Raises ValueError for a number of seconds that no date has."""
        seconds = self.value("time", (int, float))
        try:
            return None if seconds is None else EPOCH + timedelta(seconds=seconds)
        except (OverflowError, ValueError):
            where = f"items[{self.place}]: `time`"
            raise ValueError(f"{where} is {seconds!r}, which is not a time in the years 1 to 9999") from None

    def site(self) -> str | None:
        """Return the host of the URL."""
        try:
            return urlsplit(self.value("url", str) or "").hostname
        except ValueError:  # a URL such as http://[
            return None

    def story(self) -> Story:
        """Return the item as a story."""
        title, by, score = self.value("title", str), self.value("by", str), self.value("score", int)
        return Story(self.id, title, self.site(), by, score, self.time(), self.text())
