"""Ids of Hacker News, and the converter of fields that hold several."""

from __future__ import annotations

from collections.abc import Iterable


# A function because calling `tuple[int, ...]` takes several times as long.
def to_ids(ids: Iterable[int]) -> tuple[int, ...]:
    """Return ids as a tuple."""
    return tuple(ids)


def known_id(id_: int | None) -> int | None:
    """Return an id of Hacker News, or None for a negative one, which is only a position on a page."""
    return None if id_ is None or id_ < 0 else id_
