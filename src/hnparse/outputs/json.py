"""JSON: a thread as plain dicts and lists, and back."""

from __future__ import annotations

from typing import Any

from ..model import Comment, Diagnostic, Missing, Page, Story
from ..model.thread_like import ThreadLike
from ..model.times import iso

SCHEMA = "hnparse.thread/2"
READ = (SCHEMA, "hnparse.thread/1")
"""The schemas that `from_dict` reads; an older one lacks keys, which get their defaults."""


def to_json(thread: ThreadLike, *, indent: int | None = None) -> str:
    """The thread as one JSON object."""
    import json  # here, for who imports the package needs no JSON yet

    return json.dumps(to_dict(thread), ensure_ascii=False, indent=indent)


def to_dict(thread: ThreadLike) -> dict[str, Any]:
    """The thread as the dict that its JSON is made of; no key is ever left out."""
    return {
        "schema": SCHEMA,
        "story": _story(thread.story),
        "comments": [_comment(comment) for comment in thread.comments],
        "missing": [{"id": missing.id, "parent": missing.parent} for missing in thread.missing],
        "pages": [_page(page) for page in thread.pages],
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in thread.diagnostics],
    }


def from_dict(data: dict[str, Any]) -> dict[str, Any]:
    """The fields of the thread that `to_dict` was given; raises ValueError when `data` did not come from there."""
    if isinstance(data, str | bytes):
        raise ValueError("from_dict takes a dict, and this is text: use Thread.from_dict(json.loads(text))")
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema not in READ:
        raise ValueError(f'a thread has the schema "{SCHEMA}", not {schema!r}')
    try:
        return {
            "story": Story(**data["story"]),
            "comments": tuple(_read_comment(comment) for comment in data["comments"]),
            "missing": tuple(Missing(**missing) for missing in data["missing"]),
            "pages": tuple(_read_page(page) for page in data["pages"]),
            "diagnostics": tuple(Diagnostic(**diagnostic) for diagnostic in data["diagnostics"]),
        }
    except (KeyError, TypeError) as error:
        raise ValueError(f"this is no thread of the schema {SCHEMA}: {error}") from error


def _story(story: Story) -> dict[str, Any]:
    return {
        "id": story.id,
        "title": story.title,
        "site": story.site,
        "by": story.by,
        "score": story.score,
        "time": iso(story.time),
        "text": story.text,
    }


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "id": comment.id,
        "by": comment.by,
        "time": iso(comment.time),
        "text": comment.text,
        "parent": comment.parent,
        "parent_source": comment.parent_source,
        "kids": list(comment.kids),
        "depth": comment.depth,
        "dead": comment.dead,
        "truncated": comment.truncated,
        "deleted": comment.deleted,
        "age": comment.age,
        "written": comment.written and [iso(time) for time in comment.written],
        "candidates": list(comment.candidates),
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        "source": page.source,
        "url": page.url,
        "line": page.line,
        "kind": page.kind,
        "focus": page.focus,
        "context": list(page.context),
        "numbered": list(page.numbered),
        "declared_comments": page.declared_comments,
        "request_seconds": page.request_seconds,
        "active_commenters": [list(entry) for entry in page.active_commenters],
        "popular": list(page.popular),
        "complete": page.complete,
        "dialect": page.dialect,
        "score": page.score,
        "seen": iso(page.seen),
        "story": page.story,
        "title": page.title,
        "site": page.site,
        "by": page.by,
    }


def _read_comment(comment: dict[str, Any]) -> Comment:
    if type(comment["id"]) is not int:
        raise TypeError(f"the id of a comment is a number, not {comment['id']!r}")
    written = comment.get("written")
    return Comment(**{**comment, "written": None if written is None else tuple(written)})


def _read_page(page: dict[str, Any]) -> Page:
    lists = {name: tuple(page[name]) for name in ("context", "numbered", "popular")}
    active = tuple((name, count) for name, count in page["active_commenters"])
    return Page(**{**page, **lists, "active_commenters": active})


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "source": diagnostic.source,
        "line": diagnostic.line,
        "column": diagnostic.column,
    }
