"""Tuples and dicts with a short repr, because a discussion can have thousands of comments."""

from __future__ import annotations

from itertools import islice
from typing import TypeVar

Entry = TypeVar("Entry", covariant=True)
Key = TypeVar("Key")
Value = TypeVar("Value")

SHOWN = 10
"""The largest number of entries that are all shown."""
FIRST = 3


class ShortTuple(tuple[Entry, ...]):
    """A tuple whose repr shows only the first entries if there are many.

    >>> ShortTuple([1, 2]), ShortTuple(range(500))
    ((1, 2), (0, 1, 2, … 497 more))
    """

    __slots__ = ()

    def __repr__(self) -> str:
        if len(self) <= SHOWN:
            return super().__repr__()
        return f"({', '.join([repr(entry) for entry in self[:FIRST]])}, … {len(self) - FIRST} more)"


class ShortDict(dict[Key, Value]):
    """A dict whose repr shows only the first entries if there are many.

    >>> ShortDict({1: 2}), ShortDict(dict.fromkeys(range(500)))
    ({1: 2}, {0: None, 1: None, 2: None, … 497 more})
    """

    def __repr__(self) -> str:
        if len(self) <= SHOWN:
            return super().__repr__()
        first = ", ".join([f"{key!r}: {value!r}" for key, value in islice(self.items(), FIRST)])
        return f"{{{first}, … {len(self) - FIRST} more}}"
