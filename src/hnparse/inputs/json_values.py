"""Reading the JSON values of a file: one value per line, or values that span several lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from attrs import frozen

BETWEEN = re.compile(r"[\s,\x1e]*")


@frozen
class Value:
    """A value of a file and its place.

    `row` counts from 1; it is None if the file has only one value. `error` says why the value cannot be read.
    """

    data: Any
    row: int | None = None
    error: str | None = None
    line: int = 1
    column: int = 1


def read_values(lines: Iterable[bytes], *, line_each: bool = False) -> Iterator[Value]:
    """Yield the JSON values of a file, given by its lines. Each entry of a list is a value.

    If the first line is a whole object, or if the file has a value on each line (`line_each`), an invalid line is
    reported and the next lines are read. Otherwise the whole file is read at once, up to the first place that is not
    JSON.
    """
    waiting = iter(lines)
    if line_each:
        return _of_lines(waiting, 1)
    for place, line in enumerate(waiting, 1):
        if not line.strip():
            continue
        first = _value(line.removeprefix(b"\xef\xbb\xbf"), place)
        if first.error is None and isinstance(first.data, dict):
            return chain([first], _of_lines(waiting, place + 1))
        return _of_text(b"".join(chain([line], waiting)).decode("utf-8-sig", "replace"), place - 1)
    return iter(())


def _of_lines(lines: Iterable[bytes], first: int) -> Iterator[Value]:
    for place, line in enumerate(lines, first):
        if line.strip():
            value = _value(line.removeprefix(b"\xef\xbb\xbf"), place)
            yield from _entries(value) if isinstance(value.data, list) else (value,)


def _value(line: bytes, place: int) -> Value:
    try:
        return Value(json.loads(line), place, None, place)
    except (ValueError, RecursionError) as error:
        return Value(None, place, f"the line is not JSON: {_why(error)}", place, getattr(error, "colno", 1))


def _entries(value: Value) -> Iterator[Value]:
    return (Value(entry, value.row, None, value.line) for entry in value.data)


def _of_text(text: str, lines_before: int) -> Iterator[Value]:
    """Yield the values in a text. If there is only one, its row is None."""
    decoder = json.JSONDecoder()
    place, row, end = 0, 0, len(text)
    while (place := _skip(text, place)) < end:
        try:
            data, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
            yield Value(None, None, f"this is not JSON: {_why(error)}", line + lines_before, column)
            return
        only = row == 0 and _skip(text, place) == end
        if isinstance(data, list):
            for entry in data:
                row += 1
                yield Value(entry, row)
        else:
            row += 1
            yield Value(data, None if only else row)


def _skip(text: str, place: int) -> int:
    found = BETWEEN.match(text, place)
    return found.end() if found else place


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return getattr(error, "msg", None) or str(error)
