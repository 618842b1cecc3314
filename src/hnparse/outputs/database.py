"""SQLite: writing threads."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from os import PathLike, fspath
from typing import Any

from ..graph.merging import without_shared_ids
from ..model import Diagnostic, Page, Story
from ..model.display import count
from ..model.thread_like import ThreadLike
from ..model.times import iso
from .database_schema import PAGE, create
from .discussion_key import discussion_key
from .rows import columns
from .unicode import encodable

COMMENT = (
    "id", "by", "time", "text", "parent", "parent_source", "depth", "dead", "truncated", "source", "url", "deleted",
    "age", "written_from", "written_until", "candidates",
)  # fmt: skip
"""The columns of `rows.COLUMNS` that the table `comment` has."""


def to_sqlite(thread: ThreadLike, database: str | PathLike[str] | sqlite3.Connection) -> None:
    """Write the thread into a database. It replaces the former version of the same discussion."""
    thread = without_shared_ids(thread)
    rows = columns(thread, "to_sqlite")  # raises ValueError for large numbers before anything is written
    for name in ("time", "written_from", "written_until"):
        rows[name] = [iso(time) for time in rows[name]]
    if isinstance(database, sqlite3.Connection):
        _write(thread, rows, database)
    else:
        with closing(sqlite3.connect(fspath(database), isolation_level=None)) as connection:
            _write(thread, rows, connection)


def _write(thread: ThreadLike, rows: dict[str, list[Any]], connection: sqlite3.Connection) -> None:
    """Write the whole thread or, after an exception, nothing."""
    with closing(connection.cursor()) as cursor:
        cursor.row_factory = None
        cursor.execute("SAVEPOINT hnparse")
        try:
            create(cursor)
            key = _make_room(thread, cursor)
            _insert(thread, rows, key, cursor)
        except BaseException:
            cursor.execute("ROLLBACK TO hnparse")
            raise
        finally:
            cursor.execute("RELEASE hnparse")


def _make_room(thread: ThreadLike, cursor: sqlite3.Cursor) -> int | None:
    """Delete the same discussion from the file. Return the key of its story, or None if it is not in the file."""
    ids = json.dumps([comment.id for comment in thread.comments if comment.id >= 0])
    places = {(encodable(comment.by), encodable(comment.text)) for comment in thread.comments if comment.id < 0}
    keys = _keys(thread.story, ids, cursor)
    if not keys and places and ids == "[]":
        keys = [key for key in _keys_by_head(thread.story, cursor) if not _lost([key], ids, places, cursor)]
    lost = _lost(keys, ids, places, cursor)
    if lost:
        raise ValueError(
            f"the database has {count(len(lost), 'comment')} of this discussion that the thread does not show, "
            f"such as {min(lost)}: merge the pages of a discussion before you write them"
        )
    there = f"story IN ({', '.join(map(str, keys))})"
    cursor.execute(f"DELETE FROM link WHERE parent IN (SELECT id FROM comment WHERE {there})")
    for table in ("missing", "page", "diagnostic"):
        cursor.execute(f"DELETE FROM {table} WHERE {there}")
    cursor.execute(f"DELETE FROM comment WHERE {there}")
    cursor.execute(f"DELETE FROM story WHERE key IN ({', '.join(map(str, keys))})")
    return min(keys, default=None)


def _lost(keys: list[int], ids: str, places: set[tuple[str | None, str]], cursor: sqlite3.Cursor) -> list[int]:
    """Return the comments of some stories that a thread lacks, by its ids or, without ids, by its authors and texts."""
    there = f"story IN ({', '.join(map(str, keys))})"
    lost = cursor.execute(
        f"SELECT id FROM comment WHERE {there} AND id >= 0 AND id NOT IN (SELECT value FROM json_each(?))", (ids,)
    ).fetchall()
    without = cursor.execute(f'SELECT id, "by", text FROM comment WHERE {there} AND id < 0').fetchall()
    return [id_ for (id_,) in lost] + [id_ for id_, by, text in without if (by, text) not in places]


def _keys(story: Story, ids: str, cursor: sqlite3.Cursor) -> list[int]:
    """Return the stories of the file with the same id or a common comment, or else with the same head."""
    found = cursor.execute(
        "SELECT key FROM story WHERE id = ? "
        "UNION SELECT story FROM comment WHERE id IN (SELECT value FROM json_each(?))",
        (story.id, ids),
    ).fetchall()
    if not found and ids == "[]":
        found = _with_head(story, "NOT EXISTS (SELECT * FROM comment WHERE story = key)", cursor)
    return sorted(key for (key,) in found)


def _keys_by_head(story: Story, cursor: sqlite3.Cursor) -> list[int]:
    """Return the stories of the file with the same head and no comment that has an id."""
    found = _with_head(story, "NOT EXISTS (SELECT * FROM comment WHERE story = key AND id >= 0)", cursor)
    return sorted(key for (key,) in found)


def _with_head(story: Story, condition: str, cursor: sqlite3.Cursor) -> list[tuple[int]]:
    head = (story.id, encodable(story.title), encodable(story.site), encodable(story.by))
    return cursor.execute(
        f'SELECT key FROM story WHERE id IS ? AND title IS ? AND site IS ? AND "by" IS ? AND {condition}', head
    ).fetchall()


def _insert(thread: ThreadLike, rows: dict[str, list[Any]], key: int | None, cursor: sqlite3.Cursor) -> None:
    story = thread.story
    words = (encodable(story.title), encodable(story.site), encodable(story.by))
    head = (key, story.id, *words, story.score, iso(story.time), encodable(story.text), discussion_key(thread))
    cursor.execute(f"INSERT INTO story VALUES ({_places(head)})", head)
    key = cursor.lastrowid
    low = min(0, cursor.execute("SELECT min(id) FROM comment").fetchone()[0] or 0)
    # Negative ids are positions on a page. They are moved below those in the file, to be unique.
    rows["id"], rows["parent"] = ([_moved(id_, low) for id_ in rows[name]] for name in ("id", "parent"))
    rows["candidates"] = [_ids(ids, low) for ids in rows["candidates"]]
    names = ", ".join(f'"{name}"' for name in (*COMMENT, "story"))
    values = [(*row, key) for row in zip(*(rows[name] for name in COMMENT), strict=True)]
    cursor.executemany(f"INSERT INTO comment ({names}) VALUES ({_places((*COMMENT, key))})", values)
    links = [
        (_moved(comment.id, low), place, _moved(kid, low))
        for comment in thread.comments
        for place, kid in enumerate(comment.kids)
    ]
    cursor.executemany("INSERT INTO link VALUES (?, ?, ?)", links)
    missing = [(key, missing.id, _moved(missing.parent, low)) for missing in thread.missing]
    cursor.executemany("INSERT OR REPLACE INTO missing VALUES (?, ?, ?)", missing)
    pages = [(key, place, *_page(page, low)) for place, page in enumerate(thread.pages)]
    names = ", ".join(f'"{name}"' for name in ("story", "position", *PAGE.values()))
    cursor.executemany(f"INSERT INTO page ({names}) VALUES ({_places(('story', 'position', *PAGE))})", pages)
    found = [(key, place, *_diagnostic(one)) for place, one in enumerate(thread.diagnostics)]
    cursor.executemany("INSERT INTO diagnostic VALUES (?, ?, ?, ?, ?, ?, ?, ?)", found)


def _page(page: Page, low: int) -> list[Any]:
    """Return the values of the columns in `PAGE`."""
    converted = {
        "focus": _moved(page.focus, low),
        **{name: _ids(getattr(page, name), low) for name in ("context", "numbered", "popular")},
        "active_commenters": json.dumps(page.active_commenters, ensure_ascii=False),
        "seen": iso(page.seen),
    }
    values = [converted[name] if name in converted else getattr(page, name) for name in PAGE]
    return [encodable(value) if isinstance(value, str) else value for value in values]


def _diagnostic(one: Diagnostic) -> tuple[Any, ...]:
    return one.code, one.severity, encodable(one.message), encodable(one.source), one.line, one.column


def _ids(ids: Iterable[int], low: int) -> str:
    """Return ids as JSON, with negative ones moved."""
    return json.dumps([_moved(id_, low) for id_ in ids])


def _moved(id_: int | None, low: int) -> int | None:
    """Return an id, or a negative id moved below the lowest one of the file."""
    return id_ + low if id_ is not None and id_ < 0 else id_


def _places(values: Iterable[Any]) -> str:
    return ", ".join("?" for _ in values)
