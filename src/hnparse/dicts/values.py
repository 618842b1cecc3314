"""The values that JSON can have in one place: a reader that checks them, and their JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from math import isfinite
from typing import Any, NamedTuple

TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")

Reader = Callable[[Any], Any]
"""Returns the value for the model. Raises `InvalidValueError` for a value that is not allowed."""


class Values(NamedTuple):
    """The allowed values of one place, twice: as a reader and as a JSON Schema."""

    read: Reader
    schema: dict[str, Any]


class InvalidValueError(ValueError):
    """A value that is not allowed: its path, and what was expected there."""

    def __init__(self, expected: str, value: object, path: str = "") -> None:
        super().__init__(expected)
        self.expected = expected
        self.value = value
        self.path = path

    def below(self, place: str) -> InvalidValueError:
        """Return the same error with a path that begins with `place`."""
        return InvalidValueError(self.expected, self.value, place + self.path)

    def __str__(self) -> str:
        shown = repr(self.value)
        path = self.path.removeprefix(".") or "data"
        return f"{path}: expected {self.expected}, not {shown if len(shown) <= 80 else shown[:79] + '…'}"


def exactly(type_: type, name: str, expected: str) -> Values:
    """Return the values of one Python type. `name` is its name in JSON Schema, `expected` the words for an error."""

    def read(value: Any) -> Any:
        if type(value) is not type_:
            raise InvalidValueError(expected, value)
        return value

    return Values(read, {"type": name})


def at_least(least: int) -> Values:
    """Return the integers from `least` on."""

    def read(value: Any) -> Any:
        if type(value) is not int or value < least:
            raise InvalidValueError(f"an integer from {least} on", value)
        return value

    return Values(read, {"type": "integer", "minimum": least})


def one_of(values: tuple[str, ...]) -> Values:
    """Return these strings."""

    def read(value: Any) -> Any:
        if not isinstance(value, str) or value not in values:
            raise InvalidValueError(f"one of {', '.join(values)}", value)
        return value

    return Values(read, {"enum": [*values]})


def optional(values: Values) -> Values:
    """Return the same values and None."""
    reader, schema = values

    def read(value: Any) -> Any:
        return None if value is None else reader(value)

    if "enum" in schema:
        return Values(read, {**schema, "enum": [*schema["enum"], None]})
    return Values(read, {**schema, "type": [schema["type"], "null"]})


def list_of(values: Values, most: int | None = None) -> Values:
    """Return the lists of such values, with at most `most` entries. They are read as tuples."""
    reader = values.read

    def read(value: Any) -> Any:
        if not isinstance(value, list | tuple) or (most is not None and len(value) > most):
            raise InvalidValueError("a list" if most is None else f"a list of at most {most}", value)
        found: list[Any] = []
        try:
            for entry in value:
                found.append(reader(entry))  # noqa: PERF401, because its length gives the index of a wrong entry
        except InvalidValueError as wrong:
            raise wrong.below(f"[{len(found)}]") from None
        return tuple(found)

    limit = {} if most is None else {"maxItems": most}
    return Values(read, {"type": "array", "items": values.schema, **limit})


def pair_of(first: Values, second: Values) -> Values:
    """Return the lists of two values. They are read as tuples."""

    def read(value: Any) -> Any:
        if not isinstance(value, list | tuple) or len(value) != 2:
            raise InvalidValueError("a list of two", value)
        place = 0
        try:
            one = first.read(value[0])
            place = 1
            return one, second.read(value[1])
        except InvalidValueError as wrong:
            raise wrong.below(f"[{place}]") from None

    entries = {"prefixItems": [first.schema, second.schema], "items": False, "minItems": 2}
    return Values(read, {"type": "array", **entries})


def _read_seconds(value: Any) -> Any:
    if type(value) not in (int, float) or not isfinite(value) or value < 0:
        raise InvalidValueError("a number from 0 on", value)
    return value


def _read_time(value: Any) -> datetime:
    # ISO 8601 has many notations; only the one that to_dict writes is read.
    if not isinstance(value, str) or TIME.fullmatch(value) is None:
        raise InvalidValueError("a time such as 2024-11-14T02:06:00Z", value)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise InvalidValueError("a time that exists", value) from None


SECONDS = Values(_read_seconds, {"type": "number", "minimum": 0})
TIMES = Values(_read_time, {"type": "string", "pattern": f"^{TIME.pattern}$"})
