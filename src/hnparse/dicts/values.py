"""Values of JSON: readers that return what the model takes, and say what else they expected."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from math import isfinite
from typing import Any

TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")

Reader = Callable[[Any], Any]
"""Returns a value for the model; raises `InvalidValueError` for one that cannot be."""


class InvalidValueError(ValueError):
    """A value that a field cannot have: the way to it, and what it should be."""

    def __init__(self, expected: str, value: object, path: str = "") -> None:
        super().__init__(expected)
        self.expected = expected
        self.value = value
        self.path = path

    def below(self, place: str) -> InvalidValueError:
        return InvalidValueError(self.expected, self.value, place + self.path)

    def __str__(self) -> str:
        shown = repr(self.value)
        path = self.path.removeprefix(".") or "data"
        return f"{path}: expected {self.expected}, not {shown if len(shown) <= 80 else shown[:79] + '…'}"


def exactly(type_: type, expected: str) -> Reader:
    """Return a reader of values of one type, which `expected` says in words."""

    def read(value: Any) -> Any:
        if type(value) is not type_:
            raise InvalidValueError(expected, value)
        return value

    return read


def at_least(least: int) -> Reader:
    """Return a reader of integers from a least one on."""

    def read(value: Any) -> Any:
        if type(value) is not int or value < least:
            raise InvalidValueError(f"an integer from {least} on", value)
        return value

    return read


def one_of(values: tuple[str, ...]) -> Reader:
    """Return a reader of some strings."""

    def read(value: Any) -> Any:
        if not isinstance(value, str) or value not in values:
            raise InvalidValueError(f"one of {', '.join(values)}", value)
        return value

    return read


def optional(reader: Reader) -> Reader:
    """Return a reader that also takes None."""

    def read(value: Any) -> Any:
        return None if value is None else reader(value)

    return read


def list_of(reader: Reader, most: int | None = None) -> Reader:
    """Return a reader of lists, of at most so many values, as tuples."""

    def read(value: Any) -> Any:
        if not isinstance(value, list | tuple) or (most is not None and len(value) > most):
            raise InvalidValueError("a list" if most is None else f"a list of at most {most}", value)
        found: list[Any] = []
        try:
            for entry in value:
                found.append(reader(entry))  # noqa: PERF401, for its length tells the place
        except InvalidValueError as wrong:
            raise wrong.below(f"[{len(found)}]") from None
        return tuple(found)

    return read


def pair_of(first: Reader, second: Reader) -> Reader:
    """Return a reader of lists of two values, as tuples."""

    def read(value: Any) -> Any:
        if not isinstance(value, list | tuple) or len(value) != 2:
            raise InvalidValueError("a list of two", value)
        place = 0
        try:
            one = first(value[0])
            place = 1
            return one, second(value[1])
        except InvalidValueError as wrong:
            raise wrong.below(f"[{place}]") from None

    return read


def seconds(value: Any) -> Any:
    """Return a number of seconds."""
    if type(value) not in (int, float) or not isfinite(value) or value < 0:
        raise InvalidValueError("a number from 0 on", value)
    return value


def time(value: Any) -> datetime:
    """Return a time in UTC."""
    # Of all notations of ISO 8601, to_dict writes one.
    if not isinstance(value, str) or TIME.fullmatch(value) is None:
        raise InvalidValueError("a time such as 2024-11-14T02:06:00Z", value)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise InvalidValueError("a time that there is", value) from None
