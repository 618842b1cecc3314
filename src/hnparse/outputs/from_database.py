"""SQLite: reading threads back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from ..model.thread_like import SCHEMA
from .database_schema import PAGE
from .from_rows import comment_of

TABLES = {"story", "comment", "link", "missing", "page", "diagnostic"}


def from_database(
    database: str | PathLike[str] | sqlite3.Connection, discussion: str | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the threads of a database, in the order in which they were written, as dicts of `to_dict`.

    `discussion` is the key of the only thread to read. Raises OSError if the file cannot be read, and ValueError if it
    is not a database that hnparse wrote.
    """
    if isinstance(database, sqlite3.Connection):
        yield from _read(database, discussion)
        return
    path = Path(fspath(database))
    with path.open("rb"):  # raises OSError; sqlite3 has the same error for all problems
        pass
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        yield from _read(connection, discussion)


def _read(connection: sqlite3.Connection, discussion: str | None) -> Iterator[dict[str, Any]]:
    with closing(connection.cursor()) as cursor:
        cursor.row_factory = lambda cursor, row: dict(zip([name for name, *_ in cursor.description], row, strict=True))
        try:
            there = {row["name"] for row in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        except sqlite3.DatabaseError as error:
            raise ValueError(f"the database cannot be read: {error}") from None
        if not there >= TABLES:
            raise ValueError("the database has none of the tables that hnparse writes")
        condition, values = ("", ()) if discussion is None else ("WHERE discussion = ?", (discussion,))
        for story in cursor.execute(f"SELECT * FROM story {condition} ORDER BY key", values).fetchall():
            yield _thread(story, cursor)


def _thread(story: dict[str, Any], cursor: sqlite3.Cursor) -> dict[str, Any]:
    key = (story.pop("key"),)
    del story["discussion"]
    comments = cursor.execute("SELECT * FROM comment WHERE story = ? ORDER BY id", key).fetchall()
    links = cursor.execute(
        "SELECT link.* FROM link JOIN comment ON comment.id = link.parent WHERE story = ? ORDER BY parent, position",
        key,
    ).fetchall()
    missing = cursor.execute("SELECT id, parent FROM missing WHERE story = ? ORDER BY id", key).fetchall()
    pages = cursor.execute("SELECT * FROM page WHERE story = ? ORDER BY position", key).fetchall()
    found = cursor.execute("SELECT * FROM diagnostic WHERE story = ? ORDER BY position", key).fetchall()
    # Negative ids are unique in the file. In the thread, they are positions again.
    places = [comment["id"] for comment in comments if comment["id"] < 0]
    own = {id_: place - len(places) for place, id_ in enumerate(places)}
    kids: dict[int, list[int]] = {}
    for link in links:
        kids.setdefault(link["parent"], []).append(own.get(link["kid"], link["kid"]))
    return {
        "schema": SCHEMA,
        "story": story,
        "comments": [_comment(comment, kids.get(comment["id"], []), own) for comment in comments],
        "missing": [{"id": one["id"], "parent": own.get(one["parent"], one["parent"])} for one in missing],
        "pages": [_page(page, own) for page in pages],
        "diagnostics": [{name: one[name] for name in one if name not in ("story", "position")} for one in found],
    }


def _comment(row: Mapping[str, Any], kids: Sequence[int], own: Mapping[int, int]) -> dict[str, Any]:
    ids = {name: own.get(row[name], row[name]) for name in ("id", "parent")}
    return comment_of({**row, **ids, "kids": kids, "candidates": _ids(row["candidates"], own)})


def _page(row: Mapping[str, Any], own: Mapping[int, int]) -> dict[str, Any]:
    page = {name: row[column] for name, column in PAGE.items()}
    page["focus"] = own.get(page["focus"], page["focus"])
    for name in ("context", "numbered", "popular"):
        page[name] = _ids(row[name], own)
    page["active_commenters"] = json.loads(row["active_commenters"])
    page["complete"] = None if row["complete"] is None else bool(row["complete"])
    return page


def _ids(data: str, own: Mapping[int, int]) -> list[int]:
    return [own.get(id_, id_) for id_ in json.loads(data)]
