"""Databases: threads as the tables of an SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from os import PathLike, fspath
from typing import Any

from ..model import Story
from ..model.display import count
from ..model.thread_like import ThreadLike
from ..model.times import iso
from .rows import columns
from .unicode import encodable

SCHEMA = (
    """CREATE TABLE IF NOT EXISTS story (
        key INTEGER PRIMARY KEY, id INTEGER, title TEXT, site TEXT, "by" TEXT, score INTEGER, time TEXT, text TEXT
    )""",
    """CREATE TABLE IF NOT EXISTS comment (
        id INTEGER PRIMARY KEY, story INTEGER NOT NULL REFERENCES story (key), "by" TEXT, time TEXT,
        text TEXT NOT NULL, parent INTEGER, parent_source TEXT NOT NULL, depth INTEGER, dead INTEGER NOT NULL,
        truncated INTEGER NOT NULL, source TEXT, url TEXT,
        hn_id INTEGER GENERATED ALWAYS AS (CASE WHEN id >= 0 THEN id END) VIRTUAL
    )""",
    """CREATE TABLE IF NOT EXISTS link (
        parent INTEGER NOT NULL REFERENCES comment (id), position INTEGER NOT NULL, kid INTEGER NOT NULL,
        PRIMARY KEY (parent, position)
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS missing (
        story INTEGER NOT NULL REFERENCES story (key), id INTEGER NOT NULL, parent INTEGER, PRIMARY KEY (story, id)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS story_id ON story (id)",
    "CREATE INDEX IF NOT EXISTS comment_story ON comment (story)",
    'CREATE INDEX IF NOT EXISTS comment_by ON comment ("by")',
    "CREATE INDEX IF NOT EXISTS comment_parent ON comment (parent)",
    "CREATE INDEX IF NOT EXISTS link_kid ON link (kid)",
    "CREATE INDEX IF NOT EXISTS missing_id ON missing (id)",
    # The recursion is inside, for each root on its own: SQLite does not hand `WHERE root = 1` on to one around it.
    """CREATE VIEW IF NOT EXISTS subtree AS
        SELECT top.id AS root, json_extract(found.value, '$[0]') AS id, json_extract(found.value, '$[1]') AS level,
            found.key AS place
        FROM comment AS top, json_each((
            WITH RECURSIVE below (id, level) AS (
                SELECT top.id, 0
                UNION ALL
                SELECT comment.id, below.level + 1 FROM below JOIN comment ON comment.parent = below.id
                ORDER BY 2 DESC, 1
            )
            SELECT json_group_array(json_array(id, level)) FROM below
        )) AS found""",
)
COMMENT = ("id", "by", "time", "text", "parent", "parent_source", "depth", "dead", "truncated", "source", "url")
"""The columns of a row that the table has too."""


def to_sqlite(thread: ThreadLike, database: str | PathLike[str] | sqlite3.Connection) -> None:
    """Write the thread into a database, in place of what that has of the same discussion."""
    rows = columns(thread, "to_sqlite")  # first, for it raises where a number is too large
    rows["time"] = [iso(time) for time in rows["time"]]
    if isinstance(database, sqlite3.Connection):
        _write(thread, rows, database)
    else:
        with closing(sqlite3.connect(fspath(database), isolation_level=None)) as connection:
            _write(thread, rows, connection)


def _write(thread: ThreadLike, rows: dict[str, list[Any]], connection: sqlite3.Connection) -> None:
    """Write a thread, all of it or nothing."""
    with closing(connection.cursor()) as cursor:
        cursor.row_factory = None
        cursor.execute("SAVEPOINT hnparse")
        try:
            for statement in SCHEMA:
                cursor.execute(statement)
            key = _make_room(thread, cursor)
            _insert(thread, rows, key, cursor)
        except BaseException:
            cursor.execute("ROLLBACK TO hnparse")
            raise
        finally:
            cursor.execute("RELEASE hnparse")


def _make_room(thread: ThreadLike, cursor: sqlite3.Cursor) -> int | None:
    """Delete what the file has of the same discussion, and give the key of its story; None where there is none."""
    ids = json.dumps([comment.id for comment in thread.comments if comment.id >= 0])
    places = {(encodable(comment.by), encodable(comment.text)) for comment in thread.comments if comment.id < 0}
    keys = _keys(thread.story, ids, cursor)
    if not keys and places and ids == "[]":
        keys = [key for key in _keys_by_head(thread.story, cursor) if not _lost([key], ids, places, cursor)]
    lost = _lost(keys, ids, places, cursor)
    if lost:
        raise ValueError(
            f"the database has {count(len(lost), 'comment')} of this discussion that the thread does not show, "
            f"{min(lost)} among them: merge the pages of a discussion before they are written"
        )
    there = f"story IN ({', '.join(map(str, keys))})"
    cursor.execute(f"DELETE FROM link WHERE parent IN (SELECT id FROM comment WHERE {there})")
    cursor.execute(f"DELETE FROM missing WHERE {there}")
    cursor.execute(f"DELETE FROM comment WHERE {there}")
    cursor.execute(f"DELETE FROM story WHERE key IN ({', '.join(map(str, keys))})")
    return min(keys, default=None)


def _lost(keys: list[int], ids: str, places: set[tuple[str | None, str]], cursor: sqlite3.Cursor) -> list[int]:
    """The comments of some stories that are not in a thread with these ids and, where it tells none, these words."""
    there = f"story IN ({', '.join(map(str, keys))})"
    lost = cursor.execute(
        f"SELECT id FROM comment WHERE {there} AND id >= 0 AND id NOT IN (SELECT value FROM json_each(?))", (ids,)
    ).fetchall()
    without = cursor.execute(f'SELECT id, "by", text FROM comment WHERE {there} AND id < 0').fetchall()
    return [id_ for (id_,) in lost] + [id_ for id_, by, text in without if (by, text) not in places]


def _keys(story: Story, ids: str, cursor: sqlite3.Cursor) -> list[int]:
    """The stories of the file that are this one: by their ids, by a comment that both have, or else by their heads."""
    found = cursor.execute(
        "SELECT key FROM story WHERE id = ? "
        "UNION SELECT story FROM comment WHERE id IN (SELECT value FROM json_each(?))",
        (story.id, ids),
    ).fetchall()
    if not found and ids == "[]":
        found = _with_head(story, "NOT EXISTS (SELECT * FROM comment WHERE story = key)", cursor)
    return sorted(key for (key,) in found)


def _keys_by_head(story: Story, cursor: sqlite3.Cursor) -> list[int]:
    """The stories of the file with the same head and only comments whose ids are not known."""
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
    head = (key, story.id, *words, story.score, iso(story.time), encodable(story.text))
    cursor.execute(f"INSERT INTO story VALUES ({_places(head)})", head)
    key = cursor.lastrowid
    low = min(0, cursor.execute("SELECT min(id) FROM comment").fetchone()[0] or 0)
    # Negative ids are places on a page. The file counts them on, so that each is there once.
    rows["id"], rows["parent"] = ([_moved(id_, low) for id_ in rows[name]] for name in ("id", "parent"))
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


def _moved(id_: int | None, low: int) -> int | None:
    """An id as it is, or a place moved below the lowest one of the file."""
    return id_ + low if id_ is not None and id_ < 0 else id_


def _places(values: Iterable[Any]) -> str:
    return ", ".join("?" for _ in values)
