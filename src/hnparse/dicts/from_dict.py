"""The JSON of a thread: the fields of the thread from the dict that `to_dict` returns, and the JSON Schema.

Both follow from the fields of the model: their types, and `least` and `most` in their metadata.
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
from .descriptions import describe, describe_fields
from .values import (
    SECONDS,
    TIMES,
    InvalidValueError,
    Reader,
    Values,
    at_least,
    exactly,
    list_of,
    one_of,
    optional,
    pair_of,
)

READ = (SCHEMA, "hnparse.thread/1")
"""The schemas that are read. The older one lacks keys, which get their defaults."""
WITH_PARENT = ("reply_list", "parent_line", "context", "link")
"""The sources whose parent is never None. With the others, it can be a story whose id is unknown."""


def from_dict(data: Any) -> dict[str, Any]:
    """Return the fields of the thread that `to_dict` was given. Raises ValueError for any other data."""
    if isinstance(data, str | bytes):
        raise ValueError("from_dict takes a dict, and this is text: use Thread.from_json(text)")
    schema = data.get("schema") if isinstance(data, Mapping) else None
    if schema not in READ:
        raise ValueError(f'a thread has the schema "{SCHEMA}", not {schema!r}')
    found: dict[str, Any] = {}
    keys = _keys()
    for name, values in keys.items():
        if name not in data:
            raise ValueError(f"{name}: this key is missing")
        try:
            found[name] = values.read(data[name])
        except InvalidValueError as wrong:
            raise ValueError(str(wrong.below(f".{name}"))) from None
    for name in data:
        if name not in keys and name != "schema":
            raise ValueError(f"{name}: a thread has no such key")
    return found


def thread_schema(descriptions: Mapping[str, str]) -> dict[str, Any]:
    """Return the JSON Schema of a thread. `descriptions` are those of its keys."""
    keys = {name: _described(descriptions.get(name), values.schema) for name, values in _keys().items()}
    return {"title": SCHEMA, **_object_schema({"schema": {"const": SCHEMA}, **keys})}


@cache
def _keys() -> Mapping[str, Values]:
    """Return the values of each key of a thread."""
    return {
        "story": _object(Story),
        "comments": list_of(_object(Comment, _check_parent, PARENT_RULES)),
        "missing": list_of(_object(Missing)),
        "pages": list_of(_object(Page)),
        "diagnostics": list_of(_object(Diagnostic)),
    }


def _object(class_: type, check: Reader | None = None, rules: Mapping[str, Any] | None = None) -> Values:
    """Return the objects of one class, whose keys are its fields. `check` and `rules` express the same conditions."""
    types = get_type_hints(class_)
    values = {field.alias: _values(types[field.name], field.metadata) for field in fields(class_)}
    readers = {key: of_key.read for key, of_key in values.items()}
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

    descriptions = describe_fields(class_)
    keys = {key: _described(descriptions.get(key), of_key.schema) for key, of_key in values.items()}
    schema = {"title": class_.__name__, **_object_schema(keys), **(rules or {})}
    return Values(read, _described(describe(class_), schema))


def _values(type_: Any, limits: Mapping[str, int]) -> Values:
    """Return the values of a field with this type and these limits."""
    if type_ in SCALARS:
        return SCALARS[type_]
    if type_ is int:
        return at_least(limits["least"]) if "least" in limits else exactly(int, "integer", "an integer")
    origin, args = get_origin(type_), get_args(type_)
    if origin is Literal:
        return one_of(args)
    if origin is tuple:
        entries = [_values(arg, limits) for arg in args if arg is not Ellipsis]
        return list_of(entries[0], limits.get("most")) if len(entries) == 1 else pair_of(entries[0], entries[1])
    (only,) = [arg for arg in args if arg is not NoneType]
    return optional(_values(only, limits))


SCALARS: Mapping[Any, Values] = {
    str: exactly(str, "string", "a string"),
    bool: exactly(bool, "boolean", "True or False"),
    float: SECONDS,
    Stamp: optional(TIMES),
    Interval: optional(pair_of(TIMES, TIMES)),
}


def _object_schema(keys: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": keys, "required": [*keys], "additionalProperties": False}


def _described(description: str | None, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, **schema} if description else schema


# ---- The parent of a comment depends on its source, as a check of the reader and as rules of the schema ------------


def _check_parent(comment: Mapping[str, Any]) -> None:
    parent, source = comment.get("parent"), comment.get("parent_source", "unknown")
    if parent is not None and source == "unknown":
        raise InvalidValueError("None where parent_source is unknown", parent, ".parent")
    if parent is None and source in WITH_PARENT:
        raise InvalidValueError(f"an id where parent_source is {source}", parent, ".parent")


def _rule(sources: tuple[str, ...], type_: str) -> dict[str, Any]:
    """Return the rule that a parent with one of these sources has this type."""
    return {
        "if": {"properties": {"parent_source": {"enum": [*sources]}}},
        "then": {"properties": {"parent": {"type": type_}}},
    }


PARENT_RULES = {"allOf": [_rule(("unknown",), "null"), _rule(WITH_PARENT, "integer")]}
