"""Threads as tables: the same rows in pandas, Polars, Arrow and SQLite."""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pyarrow
import pytest
from hypothesis import given, settings

import hnparse
from hnparse import Comment, Missing, Page, Story, Thread
from pages import threads

DOCS = Path(__file__).parent.parent / "docs" / "exports.md"
PANDAS = {
    "int64": "Int64", "string": "string", "bool": "boolean", "timestamp[us, tz=UTC]": "datetime64[us, UTC]",
    "list<item: int64>": "object",
}  # fmt: skip
TABLES = ("story", "comment", "link", "missing")
TOO_LARGE = 2**63
TIME = "14 Nov 24 02:06 UTC"
COMMENTS = (
    Comment(101, "bob", TIME, "One.", 5, "top_level", (102, 103), 1),
    Comment(
        103,
        None,
        None,
        "Two.",
        101,
        "reply_list",
        (),
        2,
        dead=True,
        truncated=True,
        age="an hour ago",
        written=("2024-11-14T00:00:00Z", "2024-11-15T00:00:00Z"),
    ),
)
THREAD = Thread(
    COMMENTS,
    [Missing(102, 101)],
    Story(5, "Knitting", "knit.example", "ada", 7),
    [Page("a.txt", numbered=(101,)), Page("b.txt", "https://b.example", context=(101,), numbered=(103,))],
)
ROWS = [
    {
        "id": 101, "by": "bob", "time": datetime(2024, 11, 14, 2, 6, tzinfo=UTC), "text": "One.", "parent": 5,
        "parent_source": "top_level", "kids": [102, 103], "depth": 1, "dead": False, "truncated": False, "story_id": 5,
        "story_title": "Knitting", "story_by": "ada", "source": "a.txt", "url": None, "discussion": "5", "hn_id": 101,
        "deleted": False, "age": None, "written_from": None, "written_until": None, "candidates": [],
    },
    {
        "id": 103, "by": None, "time": None, "text": "Two.", "parent": 101, "parent_source": "reply_list", "kids": [],
        "depth": 2, "dead": True, "truncated": True, "story_id": 5, "story_title": "Knitting", "story_by": "ada",
        "source": "b.txt", "url": "https://b.example", "discussion": "5", "hn_id": 103, "deleted": False,
        "age": "an hour ago", "written_from": datetime(2024, 11, 14, tzinfo=UTC),
        "written_until": datetime(2024, 11, 15, tzinfo=UTC), "candidates": [],
    },
]  # fmt: skip


def write(thread, path):
    thread.to_sqlite(path)
    return path


def ask(path, query):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


# ---- Rows ----


def test_a_row_has_everything_known_about_a_comment():
    assert THREAD.to_arrow().to_pylist() == ROWS


@settings(max_examples=20)
@given(threads())
def test_the_three_libraries_have_the_same_table(thread):
    arrow = thread.to_arrow()
    assert thread.to_polars().to_arrow().cast(arrow.schema) == arrow
    assert pyarrow.Table.from_pandas(thread.to_pandas(), arrow.schema, preserve_index=False).equals(arrow)
    assert arrow.column("id").to_pylist() == [comment.id for comment in thread]


@pytest.mark.parametrize("thread", [Thread(), THREAD], ids=["empty", "full"])
def test_the_types_do_not_depend_on_the_values(thread):
    schema = THREAD.to_arrow().schema
    assert thread.to_arrow().schema == schema
    assert thread.to_polars().schema == THREAD.to_polars().schema
    frame = thread.to_pandas()
    assert {name: str(type_) for name, type_ in frame.dtypes.items()} == {f.name: PANDAS[str(f.type)] for f in schema}


def test_the_table_of_the_documentation_has_each_column_and_its_type():
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", DOCS.read_text("utf-8").split("\n## ")[1], re.MULTILINE)
    schema = THREAD.to_arrow().schema
    assert rows == [(field.name, str(field.type).replace("item: ", "").replace("[us, tz=UTC]", "")) for field in schema]


@pytest.mark.parametrize("method", ["to_pandas", "to_polars", "to_arrow", "to_sqlite"])
@pytest.mark.parametrize(
    ("thread", "what"),
    [
        (Thread([Comment(TOO_LARGE, "bob")]), "the id of a comment"),
        (Thread([Comment(101, "bob", parent=-TOO_LARGE - 1)]), "the parent of comment 101"),
        (Thread([Comment(101, "bob", kids=(TOO_LARGE,))]), "a reply to comment 101"),
        (Thread([], [], Story(TOO_LARGE)), "the story's id"),
    ],
)
def test_a_number_beyond_64_bits_raises_an_error_that_names_it(method, thread, what):
    arguments = [":memory:"] if method == "to_sqlite" else []
    with pytest.raises(ValueError, match=f"{method} has 64 bits for a number, too few for {what}: -?9223372036854"):
        getattr(thread, method)(*arguments)


def test_the_largest_numbers_fit():
    thread = Thread([Comment(TOO_LARGE - 1, "bob")])
    assert thread.to_arrow()["id"].to_pylist() == thread.to_pandas()["id"].to_list() == [TOO_LARGE - 1]


HALVES = Thread([Comment(101, "b\udc80b", text="\ud83d\ude42 \ud83d")], [], Story(title="\udfff"))


@pytest.mark.parametrize(
    "table",
    [
        lambda: HALVES.to_arrow().to_pylist(),
        lambda: HALVES.to_polars().to_dicts(),
        lambda: HALVES.to_pandas().to_dict("records"),
    ],
    ids=["arrow", "polars", "pandas"],
)
def test_surrogates_are_joined_or_replaced(table):
    (row,) = table()
    assert (row["by"], row["text"], row["story_title"]) == ("b\ufffdb", "🙂 \ufffd", "\ufffd")


# ---- SQLite ----


def test_the_file_has_stories_comments_links_and_missing_comments(tmp_path):
    path = write(THREAD, tmp_path / "hn.db")
    assert ask(path, "SELECT * FROM story") == [(1, 5, "Knitting", "knit.example", "ada", 7, None, None, "5")]
    assert ask(path, "SELECT * FROM comment") == [
        (
            *(101, 1, "bob", "2024-11-14T02:06:00Z", "One.", 5, "top_level", 1, 0, 0, "a.txt", None),
            *(0, None, None, None, "[]", 101),
        ),
        (
            *(103, 1, None, None, "Two.", 101, "reply_list", 2, 1, 1, "b.txt", "https://b.example"),
            *(0, "an hour ago", "2024-11-14T00:00:00Z", "2024-11-15T00:00:00Z", "[]", 103),
        ),
    ]
    assert ask(path, "SELECT * FROM link") == [(101, 0, 102), (101, 1, 103)]
    assert ask(path, "SELECT * FROM missing") == [(1, 102, 101)]


@settings(max_examples=20)
@given(threads())
def test_the_view_has_the_subtree_of_each_comment(thread):
    with closing(sqlite3.connect(":memory:")) as connection:
        thread.to_sqlite(connection)
        for comment in thread:
            found = connection.execute("SELECT id FROM subtree WHERE root = ? ORDER BY place", (comment.id,)).fetchall()
            assert [id_ for (id_,) in found] == [below.id for below in thread.subtree(comment)]
        query = "SELECT max(level) FROM subtree"
        longest = max((len(branch) for branch in thread.branches()), default=None)
        assert connection.execute(query).fetchone()[0] == (longest and longest - 1)


def test_a_thread_that_is_written_again_replaces_its_former_version(tmp_path):
    path = tmp_path / "hn.db"
    headless = hnparse.load(Path(__file__).parent / "dumps" / "headless.txt")
    silent = Thread([], [], Story(title="Nobody answered"))
    for thread in (THREAD, headless, silent):
        thread.to_sqlite(path)
    before = [ask(path, f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES]
    for thread in (silent, THREAD, headless):
        thread.to_sqlite(path)
    assert [ask(path, f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES] == before
    assert len(before[0]) == 3


def test_a_thread_with_new_comments_replaces_its_former_version(tmp_path):
    path = write(Thread(COMMENTS[:1], [Missing(102, 101), Missing(103, 101)]), tmp_path / "hn.db")
    THREAD.to_sqlite(path)
    assert ask(path, "SELECT id, story FROM comment") == [(101, 1), (103, 1)]
    assert ask(path, "SELECT id FROM missing") == [(102,)]


def test_comments_that_the_thread_does_not_show_are_not_deleted(tmp_path):
    path = write(THREAD, tmp_path / "hn.db")
    with pytest.raises(ValueError, match=r"has 1 comment of this discussion .*, such as 101: merge the pages"):
        Thread(COMMENTS[1:]).to_sqlite(path)
    assert ask(path, "SELECT id FROM comment") == [(101,), (103,)]


def test_a_connection_can_hold_many_threads_in_one_transaction():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("BEGIN")
        THREAD.to_sqlite(connection)
        connection.execute("ROLLBACK")
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        THREAD.to_sqlite(connection)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_file_that_is_not_a_database_stays_unchanged(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but quite a lot of other words " * 20)
    with pytest.raises(sqlite3.DatabaseError):
        THREAD.to_sqlite(path)
    assert path.read_text().startswith("not a database")


def test_surrogates_are_replaced_in_a_file(tmp_path):
    path = write(HALVES, tmp_path / "hn.db")
    assert ask(
        path, 'SELECT title, comment."by", comment.text FROM story JOIN comment ON story.key = comment.story'
    ) == [("\ufffd", "b\ufffdb", "🙂 \ufffd")]
