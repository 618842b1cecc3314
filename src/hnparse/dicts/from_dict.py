"""From JSON: the fields of a thread from the dict that `to_dict` gives, with each value checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from math import isfinite
from typing import Any, get_args

from ..model import Comment, Diagnostic, Missing, Page, ParentSource, Severity, Story
from ..model.page import DialectName
from ..model.thread_like import SCHEMA

READ = (SCHEMA, "hnparse.thread/1")
"""The schemas that are read; an older one lacks keys, which get their defaults."""

TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
PARTS = ("story", "comments", "missing", "pages", "diagnostics")

Reader = Callable[[Any], Any]
"""Returns the value of a field for the model; raises `_InvalidValueError` for a value that the field cannot have."""


class _InvalidValueError(ValueError):
    """A value that a field cannot have: the way to it, and what it should be."""

    def __init__(self, expected: str, value: object, path: str = "") -> None:
        super().__init__(expected)
        self.expected = expected
        self.value = value
        self.path = path

    def below(self, place: str) -> _InvalidValueError:
        return _InvalidValueError(self.expected, self.value, place + self.path)

    def __str__(self) -> str:
        shown = repr(self.value)
        path = self.path.removeprefix(".") or "data"
        return f"{path}: expected {self.expected}, not {shown if len(shown) <= 80 else shown[:79] + '…'}"


def from_dict(data: Any) -> dict[str, Any]:
    """Return the fields of the thread that `to_dict` was given; raise ValueError for what did not come from there."""
    if isinstance(data, str | bytes):
        raise ValueError("from_dict takes a dict, and this is text: use Thread.from_json(text)")
    schema = data.get("schema") if isinstance(data, Mapping) else None
    if schema not in READ:
        raise ValueError(f'a thread has the schema "{SCHEMA}", not {schema!r}')
    fields: dict[str, Any] = {}
    for name in PARTS:
        if name not in data:
            raise ValueError(f"{name}: this key is missing")
        try:
            fields[name] = _THREAD[name](data[name])
        except _InvalidValueError as wrong:
            raise ValueError(str(wrong.below(f".{name}"))) from None
    for name in data:
        if name not in _THREAD and name != "schema":
            raise ValueError(f"{name}: a thread has no such key")
    return fields


# ---- Values -------------------------------------------------------------------------------------------------------


def _exactly(type_: type, expected: str) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not type_:
            raise _InvalidValueError(expected, value)
        return value

    return read


def _at_least(least: int) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not int or value < least:
            raise _InvalidValueError(f"an integer from {least} on", value)
        return value

    return read


def _one_of(values: tuple[str, ...]) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, str) or value not in values:
            raise _InvalidValueError(f"one of {', '.join(values)}", value)
        return value

    return read


def _optional(reader: Reader) -> Reader:
    def read(value: Any) -> Any:
        return None if value is None else reader(value)

    return read


def _list_of(reader: Reader, most: int | None = None) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, list | tuple) or (most is not None and len(value) > most):
            raise _InvalidValueError("a list" if most is None else f"a list of at most {most}", value)
        found: list[Any] = []
        try:
            for entry in value:
                found.append(reader(entry))  # noqa: PERF401, for its length tells the place
        except _InvalidValueError as wrong:
            raise wrong.below(f"[{len(found)}]") from None
        return tuple(found)

    return read


def _pair_of(first: Reader, second: Reader) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, list | tuple) or len(value) != 2:
            raise _InvalidValueError("a list of two", value)
        place = 0
        try:
            one = first(value[0])
            place = 1
            return one, second(value[1])
        except _InvalidValueError as wrong:
            raise wrong.below(f"[{place}]") from None

    return read


def _seconds(value: Any) -> Any:
    if type(value) not in (int, float) or not isfinite(value) or value < 0:
        raise _InvalidValueError("a number from 0 on", value)
    return value


def _time(value: Any) -> datetime:
    # Of all notations of ISO 8601, to_dict writes one.
    if not isinstance(value, str) or TIME.fullmatch(value) is None:
        raise _InvalidValueError("a time such as 2024-11-14T02:06:00Z", value)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise _InvalidValueError("a time that there is", value) from None


# ---- Objects ------------------------------------------------------------------------------------------------------


def _object(
    make: Callable[..., Any], readers: Mapping[str, Reader], required: tuple[str, ...], check: Reader | None = None
) -> Reader:
    """Return a reader of the objects of one class, which have these keys."""

    def read(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise _InvalidValueError("an object", value)
        fields: dict[str, Any] = {}
        key = None
        try:
            for key, entry in value.items():
                fields[key] = readers[key](entry)
        except _InvalidValueError as wrong:
            raise wrong.below(f".{key}") from None
        except KeyError:
            raise _InvalidValueError("no key of this name", value[key], f".{key}") from None
        for key in required:
            if key not in fields:
                raise _InvalidValueError(f"the key {key}", value)
        if check is not None:
            check(fields)
        return make(**fields)

    return read


def _check_parent(comment: Mapping[str, Any]) -> None:
    parent, source = comment.get("parent"), comment.get("parent_source", "unknown")
    if parent is not None and source == "unknown":
        raise _InvalidValueError("None where parent_source is unknown", parent, ".parent")
    if parent is None and source in WITH_PARENT:
        raise _InvalidValueError(f"an id where parent_source is {source}", parent, ".parent")


WITH_PARENT = ("reply_list", "parent_line", "context", "link")
"""The sources that always name a comment; the parent is a story, whose id can be unknown, by the others."""

_id = _exactly(int, "an id, which is an integer")
_text = _exactly(str, "a string")
_flag = _exactly(bool, "True or False")
_maybe_id, _maybe_text, _maybe_time = _optional(_id), _optional(_text), _optional(_time)
_score = _optional(_exactly(int, "an integer"))
_ids = _list_of(_id)

STORY: Mapping[str, Reader] = {
    "id": _maybe_id,
    "title": _maybe_text,
    "site": _maybe_text,
    "by": _maybe_text,
    "score": _score,
    "time": _maybe_time,
    "text": _maybe_text,
}
COMMENT: Mapping[str, Reader] = {
    "id": _id,
    "by": _maybe_text,
    "time": _maybe_time,
    "text": _text,
    "parent": _maybe_id,
    "parent_source": _one_of(get_args(ParentSource)),
    "kids": _ids,
    "depth": _optional(_at_least(1)),
    "dead": _flag,
    "truncated": _flag,
    "deleted": _flag,
    "age": _maybe_text,
    "written": _optional(_pair_of(_time, _time)),
    "candidates": _list_of(_id, 8),
}
MISSING: Mapping[str, Reader] = {"id": _id, "parent": _maybe_id}
PAGE: Mapping[str, Reader] = {
    "source": _maybe_text,
    "url": _maybe_text,
    "line": _at_least(1),
    "kind": _optional(_one_of(("story", "comment"))),
    "focus": _maybe_id,
    "context": _ids,
    "numbered": _ids,
    "declared_comments": _optional(_at_least(0)),
    "request_seconds": _optional(_seconds),
    "active_commenters": _list_of(_pair_of(_text, _at_least(0))),
    "popular": _ids,
    "complete": _optional(_flag),
    "dialect": _optional(_one_of(get_args(DialectName))),
    "score": _score,
    "seen": _maybe_time,
    "story": _maybe_id,
    "title": _maybe_text,
    "site": _maybe_text,
    "by": _maybe_text,
}
DIAGNOSTIC: Mapping[str, Reader] = {
    "code": _text,
    "severity": _one_of(get_args(Severity)),
    "message": _text,
    "source": _maybe_text,
    "line": _at_least(1),
    "column": _at_least(1),
}
_THREAD: Mapping[str, Reader] = {
    "story": _object(Story, STORY, ()),
    "comments": _list_of(_object(Comment, COMMENT, ("id", "by"), _check_parent)),
    "missing": _list_of(_object(Missing, MISSING, ("id",))),
    "pages": _list_of(_object(Page, PAGE, ())),
    "diagnostics": _list_of(_object(Diagnostic, DIAGNOSTIC, ("code", "severity", "message"))),
}
