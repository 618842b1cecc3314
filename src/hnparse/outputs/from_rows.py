"""Rows read back: threads from the table of comments that `to_arrow` and the command write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any

from ..model.thread_like import SCHEMA
from ..model.times import iso
from .rows import COLUMNS, CORPUS, Type

NEEDED = ("id", "by", "text", "parent", "parent_source", "kids", "depth")
"""The columns that tell a table of comments from another one."""
COMMENT_TYPES: dict[str, Type] = {
    **COLUMNS,
    **{name: type_ for name, type_ in CORPUS.items() if name not in ("page", "error")},
}
"""The columns that are read, with their types."""

Row = Mapping[str, Any]


def from_rows(rows: Iterable[Row]) -> Iterator[list[dict[str, Any]]]:
    """Return the discussions in rows of comments, each as the threads of its pages, as dicts of `to_dict`.

    A discussion is one thread if it has each comment once, and the same story in all rows. Otherwise the rows are of
    several pages, which must be merged. Raises ValueError if the rows of texts without ids are mixed.
    """
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        if row.get("id") is not None:  # a row of an error
            groups.setdefault(_key(row), []).append(row)
    for group in groups.values():
        if len({row["id"] for row in group}) == len(group) and len(set(map(_story_key, group))) == 1:
            yield [_thread(group)]
            continue
        yield [_thread(page) for page in _divide(group)]


def _divide(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield the rows of each page. Pages of one text have the same key, but a page shows a comment only once."""
    pages: dict[Any, dict[Any, Row]] = {}
    for row in rows:
        key = (*_page_key(row), *_story_key(row))
        page = pages.setdefault(key, {})
        # The ids of a text without ids are places: -3, -2, -1.
        if row["id"] in page or (row["id"] < 0 and -1 in page):
            yield _whole(page)
            page = pages[key] = {}
        page[row["id"]] = row
    for page in pages.values():
        yield _whole(page)


def _whole(page: Mapping[Any, Row]) -> list[Row]:
    """Return the rows of a page. Raises ValueError if they are of several texts without ids."""
    places = [id_ for id_ in page if id_ < 0]
    if sorted(places) != list(range(-len(places), 0)):
        raise ValueError("the rows of several texts without ids are mixed: keep them in the order that hnparse wrote")
    return list(page.values())


def _key(row: Row) -> Any:
    """What the rows of one discussion have in common."""
    return _story_key(row) if row.get("discussion") is None else row["discussion"]


def _story_key(row: Row) -> tuple[Any, ...]:
    return tuple([row.get(name) for name in ("story_id", "story_title", "story_by")])


def _page_key(row: Row) -> Any:
    return tuple([row.get(name) for name in ("source", "url", "page_line")])


def _thread(rows: Sequence[Row]) -> dict[str, Any]:
    first = rows[0]
    comments = [_comment(row) for row in rows]
    contradictions = _take_contradictions(comments)
    story = {
        "id": first.get("story_id"),
        "title": first.get("story_title"),
        "site": first.get("story_site"),
        "by": first.get("story_by"),
        "score": first.get("story_score"),
        "time": _time(first.get("story_time")),
    }
    return {
        "schema": SCHEMA,
        "story": story,
        "comments": comments,
        "missing": _missing(comments, first.get("story_id")),
        "pages": _pages(rows, story),
        "diagnostics": [
            {"code": "two-parents", "severity": "warning", "message": message, "source": first.get("source")}
            for message in contradictions
        ],
    }


def _take_contradictions(comments: Sequence[dict[str, Any]]) -> list[str]:
    """Set parents that contradict the kids of other comments to unknown, and return a message for each of them.

    The rows of pages that were not merged can contradict each other. The depths below such a comment are unknown.
    """
    naming: dict[int, list[int]] = {}
    for comment in comments:
        for kid in comment["kids"]:
            naming.setdefault(kid, []).append(comment["id"])
    messages = []
    doubtful: set[int] = set()
    for comment in sorted(comments, key=itemgetter("id")):
        id_, parent = comment["id"], comment["parent"]
        names = naming.get(id_, [])
        if comment["parent_source"] != "unknown" and any(name != parent for name in names):
            messages.append(f"comment {names[0]} names {id_} as a reply, and another row gives it another parent")
            comment.update(parent=None, parent_source="unknown")
            doubtful.add(id_)
        if id_ in doubtful or parent in doubtful:
            doubtful.add(id_)
            comment["depth"] = None
    return messages


def comment_of(row: Row) -> dict[str, Any]:
    """Return a comment, as `to_dict` does, from its row, whose times are text and whose ids are lists."""
    start, end = row.get("written_from"), row.get("written_until")
    return {
        "id": row["id"],
        "by": row["by"],
        "time": row.get("time"),
        "text": row["text"],
        "parent": row["parent"],
        "parent_source": row["parent_source"],
        "kids": row["kids"],
        "depth": row["depth"],
        **{name: _flag(row.get(name)) for name in ("dead", "truncated", "deleted")},
        "age": row.get("age"),
        "written": None if start is None or end is None else [start, end],
        "candidates": row["candidates"],
    }


def _comment(row: Row) -> dict[str, Any]:
    times = {name: _time(row.get(name)) for name in ("time", "written_from", "written_until")}
    return comment_of({**row, **times, "kids": _ids(row["kids"]), "candidates": _ids(row.get("candidates"))})


def _missing(comments: Sequence[Mapping[str, Any]], story: int | None) -> list[dict[str, Any]]:
    """What the comments name and no row shows: the rows hold no more of it."""
    shown = {comment["id"] for comment in comments}
    hidden: dict[int, int | None] = {}
    for comment in comments:
        for kid in comment["kids"]:
            if kid not in shown:
                hidden[kid] = None if hidden.get(kid, comment["id"]) != comment["id"] else comment["id"]
    for comment in comments:
        parent = comment["parent"]
        if parent is not None and parent != story and parent not in shown:
            hidden.setdefault(parent, None)
    return [{"id": id_, "parent": parent} for id_, parent in sorted(hidden.items())]


def _pages(rows: Sequence[Row], story: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The pages that the rows name, with the comments that each is the first to show."""
    pages: dict[Any, dict[str, Any]] = {}
    for row in rows:
        if row.get("source") is None and row.get("url") is None:
            continue
        page = pages.setdefault(
            _page_key(row),
            {
                "source": row.get("source"),
                "url": row.get("url"),
                "line": row.get("page_line") or 1,
                "kind": row.get("page_kind"),
                "focus": row.get("page_focus"),
                "numbered": [],
                "complete": row.get("page_complete"),
                "seen": _time(row.get("seen")),
                **{("story" if name == "id" else name): story[name] for name in ("id", "title", "site", "by", "score")},
            },
        )
        page["numbered"].append(row["id"])
    return list(pages.values())


def _flag(value: Any) -> Any:
    """Return a truth value: databases have numbers. Other values are left for the checks of `from_dict`."""
    return bool(value) if value is None or isinstance(value, int) else value


def _time(value: Any) -> str | None:
    """Return a time as text. Raises ValueError for a value that is not a time."""
    time = iso(value) if isinstance(value, datetime | str) else None
    if time is None and value is not None:
        raise ValueError(f"{value!r} is not a time")
    return time


def _ids(value: Any) -> list[int]:
    """Ids from a list or, in a flat table, from a text."""
    if isinstance(value, str):
        return [int(word) for word in value.split()]
    return [] if value is None else list(value)
