"""Databases and tables that hnparse wrote, read back as threads."""

import csv
import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import hnparse
from hnparse import Comment, Story, Thread
from hnparse.cli import main
from pages import threads

ROOT = Path(__file__).parent.parent
FILES = sorted([*(ROOT / "examples").glob("*.txt"), *(Path(__file__).parent / "dumps").glob("*.txt")])
LIGHTHOUSE, TIDES = (hnparse.load(ROOT / "examples" / f"{name}.txt") for name in ("lighthouse", "tides"))
PILE = hnparse.load(ROOT / "examples" / "pile.txt")


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_a_database_loses_nothing(file):
    for thread in hnparse.load_all(file):
        with closing(sqlite3.connect(":memory:")) as connection:
            thread.to_sqlite(connection)
            assert Thread.from_sqlite(connection) == thread


@settings(max_examples=30)
@given(threads())
def test_a_database_loses_nothing_of_any_thread(thread):
    with closing(sqlite3.connect(":memory:")) as connection:
        TIDES.to_sqlite(connection)
        thread.to_sqlite(connection)
        [found] = [one for one in (LIGHTHOUSE, thread) if one.discussion == thread.discussion][-1:]
        assert Thread.from_sqlite(connection, thread.discussion) == found


@pytest.mark.parametrize("flat", [False, True])
@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_a_table_keeps_all_comments_and_what_they_name(file, flat):
    for thread in hnparse.load_all(file):
        if len(thread):
            found = Thread.from_arrow(thread.to_arrow(flat=flat))
            assert found.comments == thread.comments
            named = {kid for comment in thread for kid in comment.kids} | {comment.parent for comment in thread}
            assert {one.id for one in found.missing} == named - {c.id for c in thread} - {None, thread.story.id}
            assert set(found.missing) <= {*thread.missing} | {hnparse.Missing(one.id) for one in thread.missing}
            assert [page.source for page in found.pages] == [page.source for page in thread.pages]


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_several_pages_in_one_text_are_merged(tmp_path, name):
    file = ROOT / "examples" / "two-pages.txt"
    assert main(["-o", str(tmp_path / name), str(file)]) == 0
    [found] = hnparse.load_all(tmp_path / name)
    [merged] = hnparse.merge(hnparse.load_all(file))
    assert found.comments == merged.comments


def test_ids_that_a_text_does_not_tell_are_places_again(tmp_path):
    path = tmp_path / "a.db"
    other = evolve(PILE, story=Story(title="Another mill"))
    for thread in (PILE, other, LIGHTHOUSE):
        thread.to_sqlite(path)
    assert list(hnparse.load_all(path)) == [PILE, other, LIGHTHOUSE]
    with closing(sqlite3.connect(path)) as connection:
        ids = [id_ for (id_,) in connection.execute("SELECT id FROM comment WHERE hn_id IS NULL ORDER BY id")]
    assert ids == list(range(-2 * len(PILE), 0))


@pytest.mark.parametrize("name", ["a.db", "a.parquet", "a.csv"])
def test_the_command_reads_what_it_wrote(tmp_path, name, capsys):
    saved = tmp_path / name
    assert main(["-o", str(saved), *[str(ROOT / "examples" / f"{one}.txt") for one in ("lighthouse", "tides")]]) == 0
    assert main(["--format", "jsonl", str(saved)]) == 0
    found = [Thread.from_json(line) for line in capsys.readouterr().out.splitlines()]
    assert [thread.comments for thread in found] == [LIGHTHOUSE.comments, TIDES.comments]
    if name == "a.db":
        assert [len(thread.pages) for thread in found] == [1, 1]


def test_the_tables_of_a_crawl_are_merged_by_their_keys(tmp_path):
    out = tmp_path / "out"
    (tmp_path / "crawl").mkdir()
    for name in "ab":
        (tmp_path / "crawl" / f"{name}.txt").write_text((ROOT / "examples" / "lighthouse.txt").read_text("utf-8"))
    assert main([str(tmp_path / "crawl"), "-o", str(out), "--format", "parquet"]) == 0
    [comments] = (out / "comments").glob("*.parquet")
    [thread] = hnparse.load_all(comments)
    assert thread.comments == LIGHTHOUSE.comments
    assert [page.kind for page in thread.pages] == ["comment", "comment"]
    for table in ("pages", "discussions"):
        [path] = (out / table).glob("*.parquet")
        with pytest.raises(hnparse.ParseError, match=f"this is the table of {table}: threads are read from the table"):
            list(hnparse.load_all(path))


def test_one_of_several_discussions_is_named():
    with closing(sqlite3.connect(":memory:")) as connection:
        with pytest.raises(ValueError, match="none of the tables that hnparse writes"):
            Thread.from_sqlite(connection)
        LIGHTHOUSE.to_sqlite(connection)
        TIDES.to_sqlite(connection)
        assert Thread.from_sqlite(connection, TIDES.discussion) == TIDES
        with pytest.raises(ValueError, match="several discussions: choose one with discussion="):
            Thread.from_sqlite(connection)
        with pytest.raises(ValueError, match="no discussion with the key '7'"):
            Thread.from_sqlite(connection, "7")
    table = pa.concat_tables([LIGHTHOUSE.to_arrow(), TIDES.to_arrow()])
    assert Thread.from_arrow(table, TIDES.discussion).comments == TIDES.comments
    with pytest.raises(ValueError, match="several discussions"):
        Thread.from_arrow(table)
    with pytest.raises(ValueError, match="this is another table"):
        Thread.from_arrow(pa.table({"a": [1]}))


def test_a_file_that_is_no_database_is_said(tmp_path):
    with pytest.raises(FileNotFoundError):
        Thread.from_sqlite(tmp_path / "absent.db")
    assert not (tmp_path / "absent.db").exists()
    path = tmp_path / "a.db"
    path.write_text("some words")
    with pytest.raises(ValueError, match="the database cannot be read: file is not a database"):
        Thread.from_sqlite(path)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE comment (id INTEGER, text TEXT)")
        with pytest.raises(ValueError, match="the database has other tables"):
            LIGHTHOUSE.to_sqlite(connection)


def test_words_are_found_also_after_a_thread_is_written_again():
    with closing(sqlite3.connect(":memory:")) as connection:
        for _ in range(2):
            LIGHTHOUSE.to_sqlite(connection)
        query = "SELECT rowid FROM comment_text WHERE comment_text MATCH ?"
        assert connection.execute(query, ("coffee",)).fetchall() == [(31500255,)]
        connection.execute("INSERT INTO comment_text (comment_text) VALUES ('integrity-check')")


# ---- CSV read back ------------------------------------------------------------------------------------------------

HOSTILE = st.text(st.sampled_from("\"',;=+-@\t\r\n\0 \udc80\ufeff\ud83dab|é\uff1d"), max_size=12)


@st.composite
def hostile_threads(draw):
    """Threads whose texts have all that could end a cell or a row, or mean something to a spreadsheet."""
    words = HOSTILE.filter(bool)
    comments = [
        Comment(id_, draw(words), draw(st.sampled_from([None, "2024-11-14T02:06Z"])), draw(HOSTILE))
        for id_ in range(101, 101 + draw(st.integers(1, 4)))
    ]
    return Thread(comments, [], Story(draw(st.sampled_from([None, 90])), draw(words), None, draw(words)))


@pytest.mark.parametrize("safe", [False, True])
@given(threads().filter(len) | hostile_threads())
def test_csv_keeps_what_an_arrow_table_keeps(safe, thread):
    assert Thread.from_csv(thread.to_csv(safe=safe)) == Thread.from_arrow(thread.to_arrow())


@pytest.mark.parametrize("safe", [False, True])
@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_csv_of_every_page_is_read_back(file, safe):
    for thread in hnparse.load_all(file):
        if len(thread):
            found = Thread.from_csv(thread.to_csv(safe=safe, path=True))
            assert found == Thread.from_arrow(thread.to_arrow())


def csv_rows(thread=LIGHTHOUSE, **options):
    return list(csv.reader(io.StringIO(thread.to_csv(**options), newline="")))


def written(rows):
    """Return rows as the text of a CSV file."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def save(path, rows, encoding="utf-8-sig", **options):
    """Write rows as a spreadsheet does."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, **options).writerows(rows)
    return path


@pytest.mark.parametrize("options", [{}, {"delimiter": ";"}, {"delimiter": "\t"}, {"quoting": csv.QUOTE_ALL}])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_that_a_spreadsheet_saved_is_read(tmp_path, options, encoding):
    rows = csv_rows(safe=True)
    order = sorted(range(len(rows[0])), key=lambda place: rows[0][place])
    edited = [[row[place] for place in order] + ["a note"] for row in [rows[0], *rows[:0:-1]]]
    edited = [[cell.upper() if cell in ("true", "false") else cell for cell in row] for row in edited]
    path = save(tmp_path / "a.csv", [*edited, [""] * len(edited[0])], encoding, **options)
    assert hnparse.load(path).comments == LIGHTHOUSE.comments
    if encoding != "utf-16":
        with path.open("rb") as file:
            assert hnparse.load(io.BytesIO(file.read())).comments == LIGHTHOUSE.comments


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("id", "3,15E+07", "row 3, column id: '3,15E+07' is not an integer"),
        ("id", "", "row 3, column id: it is empty"),
        ("parent", str(2**70), f"row 3, column parent: '{2**70}' has more than 64 bits"),
        ("kids", "31500150 and others", "row 3, column kids: '31500150 and others' is not a list of ids"),
        ("time", "14.11.24 02:06", "row 3, column time: '14.11.24 02:06' is not a time such as 2024-11-14T02:06:00Z"),
        ("time", "2024-11-14 02:06", "row 3, column time: '2024-11-14 02:06' is not a time such as"),
        ("dead", "WAHR", "row 3, column dead: 'WAHR' is not true or false"),
        ("parent_source", "", "row 3, column parent_source: '' does not tell how a parent is known"),
        ("text", "caf\udce9", "row 3, column text: it has bytes that are not UTF-8"),
        ("text", "a" * 32_767, "row 3, column text: it has 32,767 characters, where Excel cuts off the rest"),
    ],
)
def test_a_cell_that_lost_its_value_is_named(tmp_path, column, cell, said, capsys):
    rows = csv_rows()
    rows[2][rows[0].index(column)] = cell
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        csv.writer(file).writerows(rows)
    assert main([str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"{path}:7:1: {said}")
    assert captured.err.endswith("write the CSV again without this change, or use --format jsonl\n")


@pytest.mark.parametrize("lost", ["kids", "dead", "candidates", "discussion"])
def test_a_column_that_is_lost_is_named(tmp_path, lost):
    rows = csv_rows()
    place = rows[0].index(lost)
    path = save(tmp_path / "a.csv", [row[:place] + row[place + 1 :] for row in rows])
    with pytest.raises(hnparse.ParseError, match=f"a.csv:1:1: row 1 lacks the column {lost} of the table of comments"):
        hnparse.load(path)


def test_a_row_that_is_torn_is_named(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(LIGHTHOUSE.to_csv().replace('"', "", 1), "utf-8")
    with pytest.raises(hnparse.ParseError, match=r"row 2: .*write the CSV again"):
        hnparse.load(path)
    path.write_text(LIGHTHOUSE.to_csv().rstrip("\n").rpartition(",")[0], "utf-8")
    with pytest.raises(hnparse.ParseError, match=r"row 6: it has 21 cells, and row 1 names 22 columns"):
        hnparse.load(path)


def test_ids_that_programs_wrote_as_fractions_or_lists_are_read():
    pd = pytest.importorskip("pandas")
    frame = pd.read_csv(io.StringIO(LIGHTHOUSE.to_csv()))
    assert frame["parent"].dtype == "float64"
    assert Thread.from_csv(frame.to_csv(index=False)).comments == LIGHTHOUSE.comments
    rows = csv_rows()
    place = rows[0].index("kids")
    for row in rows[1:]:
        row[place] = f"[{row[place].replace(' ', ', ')}]"
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    assert Thread.from_csv(out.getvalue()).comments == LIGHTHOUSE.comments


def test_saved_csv_is_merged_and_one_of_several_discussions_is_named(tmp_path, capsys):
    files = [str(ROOT / "examples" / f"{one}.txt") for one in ("lighthouse", "tides")]
    saved = tmp_path / "a.csv"
    assert main(["-o", str(saved), *files]) == 0
    assert main(["--merge", "--format", "jsonl", str(saved), files[0]]) == 0
    found = [Thread.from_json(line) for line in capsys.readouterr().out.splitlines()]
    assert [thread.comments for thread in found] == [LIGHTHOUSE.comments, TIDES.comments]
    text = saved.read_text("utf-8")
    assert Thread.from_csv(text, TIDES.discussion).comments == TIDES.comments
    with pytest.raises(ValueError, match="several discussions"):
        Thread.from_csv(text)
    with pytest.raises(ValueError, match="this is the table of discussions"):
        Thread.from_csv(LIGHTHOUSE.to_csv("discussions"))
    with pytest.raises(ValueError, match="this is another table"):
        Thread.from_csv("a,b\n1,2\n")
    with pytest.raises(TypeError, match=r"use hnparse\.load for a file"):
        Thread.from_csv(b"id")


# ---- The key of a discussion --------------------------------------------------------------------------------------


def test_the_key_is_the_smallest_id_that_is_known():
    comments = [Comment(102, "bob", parent=101, parent_source="reply_list"), Comment(103, "ada")]
    assert Thread(comments, [], Story(90)).discussion == "90"
    assert Thread(comments).discussion == "101"
    assert Thread(comments[1:]).discussion == "103"
    assert Thread([], [hnparse.Missing(105), hnparse.Missing(104)]).discussion == "104"


def test_a_text_without_ids_has_a_key_of_its_head():
    story = Story(None, "Knitting", "knit.example", "ada")
    one, two = Thread([Comment(-1, "bob", text="Purl?")], [], story), Thread([Comment(-1, "eve")], [], story)
    assert one.discussion == two.discussion
    assert one.discussion.startswith("text-")
    assert Thread(one.comments).discussion != Thread(two.comments).discussion
    assert Thread([Comment(-1, "eve")], [], Story(None, "Bees", None, "ada")).discussion != one.discussion


def test_every_table_has_the_key_and_no_place_is_an_id_of_hacker_news(tmp_path):
    frame = PILE.to_pandas()
    assert set(frame["discussion"]) == {PILE.discussion} == set(PILE.to_pandas("discussions")["discussion"])
    assert frame["hn_id"].isna().all()
    assert (LIGHTHOUSE.to_pandas()["hn_id"] == LIGHTHOUSE.to_pandas()["id"]).all()
    PILE.to_sqlite(tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        assert connection.execute("SELECT discussion FROM story").fetchall() == [(PILE.discussion,)]


# ---- Options of tables --------------------------------------------------------------------------------------------


def test_lists_have_a_type_in_parquet_also_when_all_are_empty(tmp_path):
    thread = Thread([Comment(101, "bob"), Comment(102, "ada")])
    thread.to_pandas().to_parquet(tmp_path / "a.parquet")
    schema = pq.read_schema(tmp_path / "a.parquet")
    assert str(schema.field("kids").type.value_type) == str(schema.field("candidates").type.value_type) == "int64"


def test_a_flat_table_has_no_lists():
    for frame in (LIGHTHOUSE.to_arrow(flat=True), LIGHTHOUSE.to_polars(flat=True).to_arrow()):
        assert not any(pa.types.is_nested(field.type) for field in frame.schema)
        assert frame["kids"].to_pylist() == [" ".join(map(str, comment.kids)) for comment in LIGHTHOUSE]
    assert LIGHTHOUSE.to_pandas(flat=True)["kids"].dtype == "string"


@pytest.mark.parametrize("thread", [LIGHTHOUSE, TIDES, PILE], ids=["lighthouse", "tides", "pile"])
def test_paths_sort_as_a_walk(thread):
    frame = thread.to_pandas(path=True).sort_values("path")
    tops = [comment for comment in thread.walk() if comment.parent_source != "unknown"]
    found = [id_ for id_ in frame["id"] if thread[id_].parent_source != "unknown"]
    assert found == [comment.id for comment in tops]
    assert "path" not in thread.to_pandas().columns


def test_there_is_no_other_table():
    with pytest.raises(ValueError, match="no table 'posts', only comments and discussions"):
        LIGHTHOUSE.to_pandas("posts")


# ---- CSV ----------------------------------------------------------------------------------------------------------


def test_safe_csv_has_no_cell_that_a_spreadsheet_takes_for_a_formula(tmp_path, capsys):
    words = ['=HYPERLINK("https://a.example")', "+1", "-1 or so", "@bob", "\tx", "\uff1d1", "plain"]
    thread = Thread([Comment(-place, word, text=word) for place, word in enumerate(words, 1)])
    rows = thread.to_pandas().sort_values("id", ascending=False)["text"].to_list()
    assert rows == words
    plain, safe = ([*csv.DictReader(thread.to_csv(safe=safe).splitlines(keepends=True))] for safe in (False, True))
    assert [row["text"] for row in reversed(plain)] == words
    assert [row["text"] for row in reversed(safe)] == ["'" + word for word in words[:-1]] + ["plain"]
    assert [row["id"] for row in safe] == [row["id"] for row in plain]
    saved = tmp_path / "a.jsonl"
    saved.write_text(thread.to_json(), "utf-8")
    assert main(["--format", "csv", "--safe-csv", str(saved)]) == 0
    assert capsys.readouterr().out == thread.to_csv(safe=True)


def test_a_table_of_discussions_is_written_by_the_command(tmp_path, capsys):
    files = [str(ROOT / "examples" / f"{one}.txt") for one in ("lighthouse", "tides")]
    assert main(["--format", "csv", "--table", "discussions", *files]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.startswith("discussion,story_id,story_title")
    assert [line.partition(",")[0] for line in lines] == [LIGHTHOUSE.discussion, TIDES.discussion]
    out = tmp_path / "a.parquet"
    assert main(["--table", "discussions", "-o", str(out), *files]) == 0
    assert pq.read_table(out)["comments"].to_pylist() == [len(LIGHTHOUSE), len(TIDES)]


@pytest.mark.parametrize("arguments", [["--table", "discussions"], ["--safe-csv"]])
def test_options_of_tables_are_refused_for_other_forms(arguments, capsys):
    with pytest.raises(SystemExit):
        main([*arguments, "--format", "tree", "a.txt"])
    assert f"{arguments[0]} needs" in capsys.readouterr().err


# ---- Damaged tables, and tables of several pages -------------------------------------------------------------------

FIRST = hnparse.parse(
    "A knitting simulator\n\n(knit.example)\n12 points ada | 1 comments | | HN request time: 0s | source\n"
    "1. bob ◴[] No.101[source]\nDoes it purl?\nreplies(1): >>104 #\n",
    source="a.txt",
)
SECOND = hnparse.parse(
    "A knitting simulator\n\n(knit.example)\n12 points ada | 2 comments | | HN request time: 0s | source\n"
    "1. ada ◴[] No.102[source]\nIt does.\nreplies(1): >>104 #\n2. eve ◴[] No.104[source]\nThen I am sold.\n",
    source="b.txt",
)


def joined(*tables):
    """Return tables as one: the first row names the columns."""
    return tables[0] + "".join(table.partition("\n")[2] for table in tables[1:])


def without_key(table):
    """Return a CSV table without the keys of discussions: the stories tell which rows belong together."""
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "discussion": ""} for row in rows)
    return out.getvalue()


def test_rows_of_pages_that_contradict_each_other_leave_the_parent_unknown():
    thread = Thread.from_csv(without_key(joined(FIRST.to_csv(), SECOND.to_csv())))
    assert [(comment.id, comment.parent_source) for comment in thread] == [
        (101, "position"),
        (102, "position"),
        (104, "unknown"),
    ]
    assert [(found.code, found.source) for found in thread.diagnostics] == [("two-parents", "a.txt")]
    assert thread[104].depth is None


def test_rows_of_several_texts_without_ids_are_divided_where_the_places_begin_again():
    head = "\nWhich knot? - ada\nhttps://knot.example/\n======\n"
    first = hnparse.parse(f"{head}bob\nBowline.\n\n~~~\neve\nAlways a bowline.\n")
    second = hnparse.parse(f"{head}zed\nReef.\n\n~~~\nbob\nNever a reef.\n\n~~~\nkim\nWhy never?\n")
    assert [len(first), len(second)] == [2, 3]
    table = without_key(joined(first.to_csv(), second.to_csv()))
    found = list(hnparse.load_all(io.BytesIO(table.encode())))
    assert sorted((comment.by, comment.text, len(thread)) for thread in found for comment in thread) == sorted(
        (comment.by, comment.text, len(thread)) for thread in (first, second) for comment in thread
    )
    lines = table.splitlines(keepends=True)
    mixed = "".join([lines[0], *sorted(lines[1:], key=lambda line: int(line.partition(",")[0]))])
    with pytest.raises(hnparse.ParseError, match="rows of several texts without ids are mixed"):
        list(hnparse.load_all(io.BytesIO(mixed.encode())))


def test_a_last_row_that_is_cut_off_is_an_error():
    thread = evolve(LIGHTHOUSE, comments=[evolve(LIGHTHOUSE.comments[-1], text="-x")])
    safe = thread.to_csv(safe=True)
    assert Thread.from_csv(safe).comments == thread.comments
    for length in (1, 2, 3, 4):
        with pytest.raises(hnparse.ParseError, match="row 2"):
            Thread.from_csv(safe[:-length])
    # Without a value in the last column, only the line break is lost.
    assert Thread.from_csv(LIGHTHOUSE.to_csv()[:-1]).comments == LIGHTHOUSE.comments


def test_an_escaped_column_that_does_not_exist_is_an_error():
    thread = evolve(LIGHTHOUSE, comments=[evolve(LIGHTHOUSE.comments[-1], text="-x")])
    table = thread.to_csv(safe=True)
    assert table.endswith(",text\n")
    with pytest.raises(hnparse.ParseError, match="row 2, column escaped: there is no column 'Text'"):
        Thread.from_csv(table.removesuffix("text\n") + "Text\n")


def test_a_column_named_error_hides_no_comment():
    rows = csv_rows()
    table = written([[*rows[0], "error"], *[[*row, "check this"] for row in rows[1:]]])
    assert Thread.from_csv(table).comments == LIGHTHOUSE.comments


@pytest.mark.parametrize("cell", ["1" + " " * 200_000 + "x", "1 " * 100_000 + "x"])
def test_a_long_cell_that_is_no_list_of_ids_is_an_error(cell):
    rows = csv_rows()
    rows[1][rows[0].index("kids")] = cell
    with pytest.raises(hnparse.ParseError, match="is not a list of ids"):
        Thread.from_csv(written(rows))


@pytest.mark.parametrize("time", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+10:00"])
def test_a_time_outside_the_calendar_is_an_error(time):
    rows = csv_rows()
    rows[1][rows[0].index("time")] = time
    with pytest.raises(hnparse.ParseError, match="row 2, column time"):
        Thread.from_csv(written(rows))


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [("dead", "false", "dead"), ("time", "14/11/2024", "is not a time"), ("time", "soon", "is not a time")],
)
def test_an_arrow_table_with_values_of_another_type_is_refused(column, value, message):
    table = LIGHTHOUSE.to_arrow()
    place = table.column_names.index(column)
    table = table.set_column(place, column, pa.array([value] * len(table)))
    with pytest.raises(ValueError, match=message):
        Thread.from_arrow(table)


def test_an_arrow_table_must_be_one():
    with pytest.raises(TypeError, match="from_arrow takes a pyarrow Table, not NoneType"):
        Thread.from_arrow(None)
