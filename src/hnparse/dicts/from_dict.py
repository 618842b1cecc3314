"""From JSON: the fields of a thread from the dict that `to_dict` gives, with each value checked.

What a value can be follows from the fields of the model: their types, and `least` and `most` in their metadata.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from attrs import NOTHING, fields

from ..model import Comment, Diagnostic, Missing, Page, Story
from ..model.thread_like import SCHEMA
from ..model.times import Interval, Stamp
from .values import InvalidValueError, Reader, at_least, exactly, list_of, one_of, optional, pair_of, seconds, time

READ = (SCHEMA, "hnparse.thread/1")
"""The schemas that are read; an older one lacks keys, which get their defaults."""
WITH_PARENT = ("reply_list", "parent_line", "context", "link")
"""The sources that always name a comment; the parent is a story, whose id can be unknown, by the others."""


def from_dict(data: Any) -> dict[str, Any]:
    """Return the fields of the thread that `to_dict` was given; raise ValueError for what did not come from there."""
    if isinstance(data, str | bytes):
        raise ValueError("from_dict takes a dict, and this is text: use Thread.from_json(text)")
    schema = data.get("schema") if isinstance(data, Mapping) else None
    if schema not in READ:
        raise ValueError(f'a thread has the schema "{SCHEMA}", not {schema!r}')
    found: dict[str, Any] = {}
    readers = _readers()
    for name, read in readers.items():
        if name not in data:
            raise ValueError(f"{name}: this key is missing")
        try:
            found[name] = read(data[name])
        except InvalidValueError as wrong:
            raise ValueError(str(wrong.below(f".{name}"))) from None
    for name in data:
        if name not in readers and name != "schema":
            raise ValueError(f"{name}: a thread has no such key")
    return found


@cache
def _readers() -> Mapping[str, Reader]:
    """Return a reader for each key of a thread."""
    return {
        "story": _object(Story),
        "comments": list_of(_object(Comment, _check_parent)),
        "missing": list_of(_object(Missing)),
        "pages": list_of(_object(Page)),
        "diagnostics": list_of(_object(Diagnostic)),
    }


def _object(class_: type, check: Reader | None = None) -> Reader:
    """Return a reader of the objects of one class, whose keys are its fields."""
    types = get_type_hints(class_)
    readers = {field.alias: _reader(types[field.name], field.metadata) for field in fields(class_)}
    required = [field.alias for field in fields(class_) if field.default is NOTHING]

    def read(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise InvalidValueError("an object", value)
        found: dict[str, Any] = {}
        key = None
        try:
            for key, entry in value.items():
                found[key] = readers[key](entry)
        except InvalidValueError as wrong:
            raise wrong.below(f".{key}") from None
        except KeyError:
            raise InvalidValueError("no key of this name", value[key], f".{key}") from None
        for key in required:
            if key not in found:
                raise InvalidValueError(f"the key {key}", value)
        if check is not None:
            check(found)
        return class_(**found)

    return read


def _reader(type_: Any, limits: Mapping[str, int]) -> Reader:
    """Return a reader of the values of a field, by its type and by its limits."""
    if type_ in SCALARS:
        return SCALARS[type_]
    if type_ is int:
        return at_least(limits["least"]) if "least" in limits else exactly(int, "an integer")
    origin, args = get_origin(type_), get_args(type_)
    if origin is Literal:
        return one_of(args)
    if origin is tuple:
        readers = [_reader(arg, limits) for arg in args if arg is not Ellipsis]
        return list_of(readers[0], limits.get("most")) if len(readers) == 1 else pair_of(readers[0], readers[1])
    (only,) = [arg for arg in args if arg is not NoneType]
    return optional(_reader(only, limits))


SCALARS: Mapping[Any, Reader] = {
    str: exactly(str, "a string"),
    bool: exactly(bool, "True or False"),
    float: seconds,
    Stamp: optional(time),
    Interval: optional(pair_of(time, time)),
}


def _check_parent(comment: Mapping[str, Any]) -> None:
    parent, source = comment.get("parent"), comment.get("parent_source", "unknown")
    if parent is not None and source == "unknown":
        raise InvalidValueError("None where parent_source is unknown", parent, ".parent")
    if parent is None and source in WITH_PARENT:
        raise InvalidValueError(f"an id where parent_source is {source}", parent, ".parent")
