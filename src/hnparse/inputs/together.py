"""Grouping: small values are processed together, because that is faster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Value = TypeVar("Value")


def together(values: Iterable[Value], size_of: Callable[[Value], int], size: int) -> Iterator[list[Value]]:
    """Yield the values in lists that each have at least a total size, except the last one.

    If iterating raises an error, the values before it are yielded before the error is raised.

    >>> list(together(["a", "bcd", "efg", "h"], len, 4))
    [['a', 'bcd'], ['efg', 'h']]
    """
    waiting: list[Value] = []
    missing = size
    error: Exception | None = None
    try:
        for value in values:
            waiting.append(value)
            missing -= size_of(value)
            if missing <= 0:
                yield waiting
                waiting, missing = [], size
    except Exception as raised:
        error = raised
    if waiting:
        yield waiting
    if error is not None:
        raise error
