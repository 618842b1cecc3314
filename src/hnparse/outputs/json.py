"""The JSON of a thread. The keys of an object are the fields of its class, in their order."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from attrs import fields

from ..model import Comment, Diagnostic, Missing, Page, Story
from ..model.thread_like import SCHEMA, ThreadLike
from ..model.times import iso


def to_json(thread: ThreadLike, *, indent: int | None = None) -> str:
    """Return the thread as one JSON object."""
    import json  # imported here to keep `import hnparse` fast

    return json.dumps(to_dict(thread), ensure_ascii=False, indent=indent)


def to_dict(thread: ThreadLike) -> dict[str, Any]:
    """Return the thread as plain dicts and lists. All keys are always present."""
    return {
        "schema": SCHEMA,
        "story": _story(thread.story),
        "comments": [_comment(comment) for comment in thread.comments],
        "missing": [_missing(missing) for missing in thread.missing],
        "pages": [_page(page) for page in thread.pages],
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in thread.diagnostics],
    }


def _writer(class_: type, **values: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    """Return a function that converts an object to a dict. `values` are functions that convert the values of fields."""
    names = tuple([field.alias for field in fields(class_)])
    read = attrgetter(*names)
    changed = tuple(values.items())

    def write(it: Any) -> dict[str, Any]:
        written = dict(zip(names, read(it)))  # noqa: B905, because strict=True takes longer
        for name, in_json in changed:
            value = written[name]
            if value is not None:
                written[name] = in_json(value)
        return written

    return write


def _interval(times: tuple[Any, Any]) -> list[str | None]:
    return [iso(time) for time in times]


def _pairs(pairs: tuple[tuple[Any, Any], ...]) -> list[list[Any]]:
    return [list(pair) for pair in pairs]


_story = _writer(Story, time=iso)
_comment = _writer(Comment, time=iso, kids=list, written=_interval, candidates=list)
_missing = _writer(Missing)
_page = _writer(Page, context=list, numbered=list, active_commenters=_pairs, popular=list, seen=iso)
_diagnostic = _writer(Diagnostic)
