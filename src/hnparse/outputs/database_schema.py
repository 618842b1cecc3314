"""SQLite: the tables of a file."""

from __future__ import annotations

import sqlite3

from attrs import fields

from ..model import Page

TABLES = (
    """CREATE TABLE IF NOT EXISTS story (
        key INTEGER PRIMARY KEY, id INTEGER, title TEXT, site TEXT, "by" TEXT, score INTEGER, time TEXT, text TEXT,
        discussion TEXT NOT NULL
    )""",
    """CREATE TABLE IF NOT EXISTS comment (
        id INTEGER PRIMARY KEY, story INTEGER NOT NULL REFERENCES story (key), "by" TEXT, time TEXT,
        text TEXT NOT NULL, parent INTEGER, parent_source TEXT NOT NULL, depth INTEGER, dead INTEGER NOT NULL,
        truncated INTEGER NOT NULL, source TEXT, url TEXT, deleted INTEGER NOT NULL, age TEXT, written_from TEXT,
        written_until TEXT, candidates TEXT NOT NULL,
        hn_id INTEGER GENERATED ALWAYS AS (CASE WHEN id >= 0 THEN id END) VIRTUAL
    )""",
    """CREATE TABLE IF NOT EXISTS link (
        parent INTEGER NOT NULL REFERENCES comment (id), position INTEGER NOT NULL, kid INTEGER NOT NULL,
        PRIMARY KEY (parent, position)
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS missing (
        story INTEGER NOT NULL REFERENCES story (key), id INTEGER NOT NULL, parent INTEGER, PRIMARY KEY (story, id)
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS page (
        story INTEGER NOT NULL REFERENCES story (key), position INTEGER NOT NULL, source TEXT, url TEXT,
        line INTEGER NOT NULL, kind TEXT, focus INTEGER, context TEXT NOT NULL, numbered TEXT NOT NULL,
        declared_comments INTEGER, request_seconds REAL, active_commenters TEXT NOT NULL, popular TEXT NOT NULL,
        complete INTEGER, dialect TEXT, score INTEGER, seen TEXT, story_id INTEGER, title TEXT, site TEXT, "by" TEXT,
        PRIMARY KEY (story, position)
    ) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS diagnostic (
        story INTEGER NOT NULL REFERENCES story (key), position INTEGER NOT NULL, code TEXT NOT NULL,
        severity TEXT NOT NULL, message TEXT NOT NULL, source TEXT, line INTEGER NOT NULL, "column" INTEGER NOT NULL,
        PRIMARY KEY (story, position)
    ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS story_id ON story (id)",
    "CREATE INDEX IF NOT EXISTS story_discussion ON story (discussion)",
    "CREATE INDEX IF NOT EXISTS comment_story ON comment (story)",
    'CREATE INDEX IF NOT EXISTS comment_by ON comment ("by")',
    "CREATE INDEX IF NOT EXISTS comment_parent ON comment (parent)",
    "CREATE INDEX IF NOT EXISTS link_kid ON link (kid)",
    "CREATE INDEX IF NOT EXISTS missing_id ON missing (id)",
    # The recursion is inside, once for each root, because SQLite does not push `WHERE root = 1` into a recursive query.
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

SEARCH = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS comment_text USING fts5 (
        text, content = 'comment', content_rowid = 'id'
    )""",
    """CREATE TRIGGER IF NOT EXISTS comment_added AFTER INSERT ON comment BEGIN
        INSERT INTO comment_text (rowid, text) VALUES (new.id, new.text);
    END""",
    """CREATE TRIGGER IF NOT EXISTS comment_removed AFTER DELETE ON comment BEGIN
        INSERT INTO comment_text (comment_text, rowid, text) VALUES ('delete', old.id, old.text);
    END""",
)
"""The full-text index of the comments, with triggers that keep it up to date."""

PAGE = {name: "story_id" if name == "story" else name for name in [field.alias or field.name for field in fields(Page)]}
"""The columns of a page, by its fields."""


def create(cursor: sqlite3.Cursor) -> None:
    """Create the tables that do not exist. Raises ValueError if the file has other tables of this name."""
    columns = {name for (_, name, *_) in cursor.execute("PRAGMA table_info (comment)")}
    if columns and "candidates" not in columns:
        raise ValueError("the database has other tables, of an older version or another program: write a new file")
    for statement in TABLES:
        cursor.execute(statement)
    try:
        for statement in SEARCH:
            cursor.execute(statement)
    except sqlite3.OperationalError as error:
        if "no such module" not in str(error):
            raise
