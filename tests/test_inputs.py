"""The content of a file determines how it is read: texts, records, JSON, and files of a wrong kind."""

import csv
import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import corpus
import hnparse
from hnparse.cli import main

DUMPS = Path(__file__).parent / "dumps"
STORY = (DUMPS / "story_page.txt").read_text("utf-8")
COMMENT = (DUMPS / "comment_page.txt").read_text("utf-8")
ROWS = [
    {"text": "A shopping list.", "url": "https://a.example/"},
    {"text": STORY, "url": "https://a.example/item?id=5", "date": "2024-11-14"},
    {"text": COMMENT},
]
THREADS = [hnparse.parse(STORY, url="https://a.example/item?id=5", seen="2024-11-14"), hnparse.parse(COMMENT)]


def lines(values):
    return "".join(json.dumps(value) + "\n" for value in values)


def heads(threads):
    """Return the threads of a file, without the names of files."""
    return [(thread.story, thread.comments, [(page.url, page.seen) for page in thread.pages]) for thread in threads]


def write(path, rows):
    """Write rows of a corpus to a file. The ending of its name determines the kind."""
    kind = path.name.partition(".")[2]
    if kind in corpus.KINDS:
        corpus.WRITERS[kind](path, iter(rows))
    elif kind == "parquet":
        pq = pytest.importorskip("pyarrow.parquet")
        import pyarrow as pa

        pq.write_table(pa.Table.from_pylist(rows), path)
    elif kind == "json":
        path.write_text(json.dumps(rows, indent=1))
    elif "csv" in path.name:
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, ["text", "url", "date"])
            table.writeheader()
            table.writerows(rows)
    else:
        path.write_text(lines(rows))
    return path


# ---- Records ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["a.jsonl", "a.ndjson", "a.json", "a", "a.parquet", "a.jsonl.gz", "a.jsonl.zst", "a.csv", "csv"]
)
def test_a_file_of_records_gives_the_pages_of_its_dumps(tmp_path, name):
    assert heads(hnparse.load_all(write(tmp_path / name, ROWS))) == heads(THREADS)


def test_a_wet_file_gives_the_pages_of_its_dumps(tmp_path):
    packed, plain = tmp_path / "a.wet.gz", tmp_path / "a.wet"
    corpus.WRITERS["wet.gz"](packed, iter({"date": "2024-11-14T00:00:00Z", "url": "u"} | row for row in ROWS))
    plain.write_bytes(gzip.decompress(packed.read_bytes()))
    for path in (packed, plain):
        found = list(hnparse.load_all(path))
        assert [thread.comments for thread in found] == [
            hnparse.parse(STORY, url=ROWS[1]["url"]).comments,
            hnparse.parse(COMMENT, url="u").comments,
        ]


def test_the_content_counts_and_not_the_ending(tmp_path):
    packed = tmp_path / "a.jsonl"
    packed.write_bytes(gzip.compress(lines(ROWS).encode()))
    assert heads(hnparse.load_all(packed)) == heads(THREADS)
    text = tmp_path / "page.json"
    text.write_text(COMMENT, "utf-8")
    assert heads([hnparse.load(text)]) == heads(THREADS[1:])
    page = tmp_path / "page.txt.gz"
    page.write_bytes(gzip.compress(COMMENT.encode()))
    assert heads([hnparse.load(page)]) == heads(THREADS[1:])


@pytest.mark.parametrize("form", ["csv", "jsonl", "tree", "markdown", "items"])
def test_every_form_is_written_of_records_too(tmp_path, form, capsys):
    path = write(tmp_path / "a.jsonl", [{"text": row["text"]} for row in ROWS])
    assert main(["--format", form, str(path)]) == 0
    of_records = capsys.readouterr().out
    for place in (2, 3):
        Path(f"{path}#{place}").write_text(ROWS[place - 1]["text"], "utf-8")
    assert main(["--format", form, f"{path}#2", f"{path}#3"]) == 0
    assert of_records == capsys.readouterr().out


def test_a_record_that_cannot_be_read_costs_only_itself(tmp_path, capsys):
    path = tmp_path / "a.jsonl"
    path.write_text('{oh\n[7]\n{"a": 1}\n' + lines(ROWS))
    assert main(["--format", "jsonl", str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out.count("\n") == 2
    assert [line.partition(": ")[0] for line in captured.err.splitlines()] == [
        f"{path}:1:2",
        f"{path}:2:1",
        f"{path}:3:1",
    ]
    with pytest.raises(hnparse.ParseError, match="the line is not JSON"):
        list(hnparse.load_all(path))
    errors = []
    assert heads(hnparse.load_all(path, on_error=errors.append)) == heads(THREADS)
    assert [error.line for error in errors] == [1, 2, 3]


def test_a_packed_file_that_is_cut_off_gives_what_stands_before(tmp_path, capsys):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines(ROWS * 300).encode())[:-30])
    assert main(["--format", "jsonl", str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out.count("\n") > 500
    assert "the file is cut off: the compressed data has no end, after record" in captured.err


def test_records_without_a_dump_are_an_error_that_says_so(tmp_path, capsys):
    path = write(tmp_path / "a.jsonl", ROWS[:1] * 3)
    assert main(["--format", "csv", str(path)]) == 1
    assert capsys.readouterr().err == f"{path}:1:1: no dump in any of its 3 records\n"


def test_a_row_of_csv_that_cannot_be_read_costs_only_itself(tmp_path):
    path = write(tmp_path / "a.csv", ROWS)
    with path.open("a") as file:
        file.write('a,b\n"c" d,e,f\n')
    errors = []
    assert heads(hnparse.load_all(path, on_error=errors.append)) == heads(THREADS)
    assert [(error.line, error.message) for error in errors] == [
        (5, "it has 2 cells, and row 1 names 3 columns"),
        (6, "a quotation mark is not closed, or one inside a text is not doubled"),
    ]


def test_columns_can_be_named_without_a_folder(tmp_path, capsys):
    path = write(tmp_path / "a.jsonl", [{"words": COMMENT, "where": "u"}])
    assert main(["--text-column", "words", "--url-column", "where", "--format", "jsonl", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["pages"][0]["url"] == "u"


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet", "a.jsonl.gz"])
def test_standard_input_and_open_files_can_hold_records(tmp_path, name):
    data = write(tmp_path / name, ROWS).read_bytes()
    assert heads(hnparse.load_all(io.BytesIO(data))) == heads(THREADS)
    command = [sys.executable, "-m", "hnparse", "--format", "jsonl"]
    printed = subprocess.run(command, input=data, capture_output=True, check=True).stdout
    assert printed.count(b"\n") == 2


def test_load_takes_one_discussion(tmp_path):
    path = write(tmp_path / "a.jsonl", ROWS)
    with pytest.raises(ValueError, match=r"use hnparse\.load_all"):
        hnparse.load(path)
    assert heads([hnparse.load(write(tmp_path / "b.jsonl", ROWS[:2]))]) == heads(THREADS[:1])
    two = DUMPS.parent.parent / "examples" / "two-pages.txt"
    assert len(hnparse.load(two)) == 3
    assert [len(thread) for thread in hnparse.load_all(two)] == [3, 6]


def test_strict_takes_a_damaged_record_for_an_error(tmp_path, capsys):
    path = write(tmp_path / "a.jsonl", [{"text": COMMENT[:-40]}, {"text": COMMENT}])
    assert main(["--strict", "--format", "jsonl", str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out.count("\n") == 1
    assert captured.err.startswith(f"{path}#1:")


# ---- What hnparse wrote -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_is_read_back(tmp_path, form, capsys):
    pages = [str(DUMPS / "story_page.txt"), str(DUMPS / "comment_page.txt")]
    for files in (pages, pages[:1]):
        saved = tmp_path / f"saved.{form}"
        assert main(["--format", form, "-o", str(saved), *files]) == 0
        assert list(hnparse.load_all(saved)) == [hnparse.load(file) for file in files]
    assert main(["--format", form, str(saved)]) == 0
    assert capsys.readouterr().out == saved.read_text("utf-8")


def test_saved_json_lines_are_merged(tmp_path, capsys):
    saved = tmp_path / "saved.jsonl"
    page = str(DUMPS / "story_page.txt")
    for name in ("one", "two"):
        (tmp_path / name).write_text(STORY, "utf-8")
    assert main(["--format", "jsonl", "-o", str(saved), str(tmp_path / "one"), str(tmp_path / "two")]) == 0
    assert main(["--merge", "--format", "jsonl", str(saved), page]) == 0
    merged = hnparse.Thread.from_json(capsys.readouterr().out)
    assert [page.source for page in merged.pages] == sorted([page, str(tmp_path / "one"), str(tmp_path / "two")])


def test_saved_json_lines_become_the_tables_of_a_crawl(tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    saved, out = tmp_path / "saved.jsonl", tmp_path / "out"
    pages = [str(DUMPS / "story_page.txt"), str(DUMPS / "comment_page.txt")]
    assert main(["-o", str(saved), *pages]) == 0
    with saved.open("a") as file:
        file.write('{"schema": "hnparse.thread/2"}\n')
    assert main([str(saved), "-o", f"{out}/", "--format", "parquet"]) == 1
    [path] = (out / "comments").glob("*.parquet")
    ids = [id_ for id_ in pq.read_table(path)["id"].to_pylist() if id_ is not None]
    assert ids == [comment.id for page in pages for comment in hnparse.load(page)]


# ---- Items of the APIs --------------------------------------------------------------------------------------------

FIREBASE = [
    {"id": 5, "type": "story", "by": "ada", "title": "Knitting", "kids": [101]},
    {"id": 8, "type": "story", "by": "eve", "title": "Bees", "kids": [201]},
    {"id": 101, "type": "comment", "by": "bob", "parent": 5, "text": "Purl?", "kids": [102]},
    {"id": 102, "type": "comment", "by": "ada", "parent": 101, "text": "Yes."},
    {"id": 201, "type": "comment", "by": "cyd", "parent": 8, "text": "Buzz."},
]


@pytest.mark.parametrize("text", [lines(FIREBASE), json.dumps(FIREBASE), json.dumps([None, *FIREBASE], indent=2)])
def test_items_of_the_firebase_api_become_the_discussions_that_they_are_of(tmp_path, text):
    path = tmp_path / "items.json"
    path.write_text(text)
    knitting, bees = hnparse.load_all(path)
    assert knitting == hnparse.Thread.from_items([FIREBASE[0], *FIREBASE[2:4]])
    assert bees == hnparse.Thread.from_items([FIREBASE[1], FIREBASE[4]])


def test_one_item_is_read_too(tmp_path, capsys):
    path = tmp_path / "item.json"
    path.write_text(json.dumps(FIREBASE[0]))
    assert hnparse.load(path).missing == (hnparse.Missing(101, 5),)
    child = {"id": 101, "type": "comment", "author": "bob", "parent_id": 5, "text": "Purl?", "children": []}
    story = {"id": 5, "type": "story", "author": "ada", "title": "Knitting", "children": [child]}
    path.write_text(json.dumps(story, indent=2))
    assert main(["--format", "tree", str(path)]) == 0
    assert "bob (101): Purl?" in capsys.readouterr().out


def test_a_wrong_item_is_reported_with_its_file(tmp_path, capsys):
    path = tmp_path / "items.jsonl"
    path.write_text(lines([*FIREBASE, {"id": "nine", "type": "story"}]))
    assert main(["--format", "jsonl", str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out.count("\n") == 2
    assert captured.err == f"{path}:1:1: items[0]: `id` must be int, not 'nine'\n"


# ---- Wrong files --------------------------------------------------------------------------------------------------

WRONG = {
    "empty": (b"", "the text is empty"),
    "blank": (b" \n\n", "the text is empty"),
    "html": (b"<!-- saved --><html><body>Words</body>", "this is HTML: convert"),
    "viewer": (b"<!DOCTYPE html><p>1 | HN request time: 0.1s</p>", "the HTML of a page of Slacker News: convert"),
    "hn": (b'<html op="item"><table id="hnmain">', "the HTML of a page of news.ycombinator.com: convert"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "this is a PDF: convert it to text"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is an image"),
    "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "this is an image"),
    "zip": (b"PK\x03\x04\x14\0", "this is a ZIP archive"),
    "a.xlsx": (b"PK\x03\x04\x14\0\x06\0" + bytes(22) + b"[Content_Types].xml", "save it as CSV or as text first"),
    "a.ods": (b"PK\x03\x04\x14\0\0\x08" + bytes(22) + b"mimetypeapplication/vnd.oasis.opendocument", "save it as CSV"),
    "binary": (bytes(range(256)), "this is binary data, and hnparse reads text"),
    "null character": (b"\0", "this is binary data, and hnparse reads text"),
    "program": (b"\x7fELF\2\1\1" + bytes(90) + b"\1\0a\0b\0c\0words\n", "this is binary data, and hnparse reads text"),
    "utf-16": (COMMENT.encode("utf-16-le"), "without a byte order mark: convert it first, with iconv -f UTF-16LE"),
    "utf-16-be": (COMMENT.encode("utf-16-be"), "iconv -f UTF-16BE -t UTF-8"),
    "url": (b"https://news.ycombinator.com/item?id=1\n", "this is a URL, and hnparse downloads no pages"),
    "path": (b"crawl/page.txt\n", "this is the name of a file"),
    "csv": (b"id,by,text,parent,parent_source,kids\n1,bob,x,,unknown,\n", "row 1 lacks the columns time, depth, dead"),
    "table.csv": (
        b"name;size\nbob;7\n",
        "no column text, content, raw_content or body for the text: the columns are name, size; name the right one",
    ),
    "torn.csv": (b'"text,url\nx,y\n', "row 1 does not name the columns: a quotation mark is not closed"),
    "twice.csv": (b"text,url,url\nx,y,z\n", "row 1 names two columns url: rename one of them"),
    "discussions.csv": (b"discussion,story_id,unknown_parents\n", "this is the table of discussions"),
    "null": (b"null", "an API of Hacker News for an unused id"),
    "json": (b'{"a": 1,\n oops}', "this is not JSON"),
    "search": (b'{"hits": []}', "a result of the search API of Algolia"),
    "words": (b"A shopping list.", "the text is in none of the dialects that hnparse reads"),
    "old.db": (b"SQLite format 3\0" + b"\0" * 84, "database"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_file_is_named_for_what_it_is(tmp_path, kind, capsys):
    content, said = WRONG[kind]
    path = tmp_path / kind
    path.write_bytes(content)
    assert main([str(path), str(DUMPS / "comment_page.txt")]) == 1
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.startswith(f"{path}:")
    assert captured.err.count("\n") == 1
    assert json.loads(captured.out)["comments"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("examples/lighthouse.txt", "the name of a file: use hnparse.load to read it"),
        ("https://news.ycombinator.com/item?id=1", "this is a URL"),
        ('{"schema": "hnparse.thread/2"}', "use hnparse.Thread.from_json to read it"),
        ('{"author": "ada", "children": []}', "use hnparse.Thread.from_algolia"),
        ('{"type": "story", "kids": []}', "use hnparse.Thread.from_items"),
        ('{"a": 1}', "use hnparse.load_all for a file of JSON"),
        (hnparse.Thread([]).to_csv(), "use hnparse.Thread.from_csv"),
        ("", "the text is empty"),
    ],
)
def test_parse_says_what_else_a_text_is(text, said):
    with pytest.raises(hnparse.ParseError, match="no dump: ") as raised:
        hnparse.parse(text)
    assert said in raised.value.message


def test_a_url_on_the_command_line_is_said(capsys):
    assert main(["https://news.ycombinator.com/item?id=1"]) == 2
    assert "this is a URL, and hnparse downloads no pages" in capsys.readouterr().err


# ---- Folders and patterns -----------------------------------------------------------------------------------------


@pytest.fixture
def loop(tmp_path):
    """Return a folder with one page, and links that lead back to the folder."""
    folder = tmp_path / "loop"
    folder.mkdir()
    (folder / "page.txt").write_text(COMMENT, "utf-8")
    (folder / "again").symlink_to(folder, target_is_directory=True)
    (folder / "more").symlink_to(folder, target_is_directory=True)
    return folder


@pytest.mark.parametrize("arguments", [["-r", "{}"], ["{}/**/*.txt"], ["-r", "{}/*"], ["{}/**"]])
def test_a_loop_of_links_is_walked_once(loop, arguments, capsys):
    assert main(["--format", "jsonl", *[argument.format(loop) for argument in arguments]]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_a_pattern_can_name_folders_alike_and_any_depth(tmp_path, capsys):
    (tmp_path / "a" / "a" / "b").mkdir(parents=True)
    for place in ("a/a/page.txt", "a/a/b/page.txt", "a/page.txt"):
        (tmp_path / place).write_text(COMMENT, "utf-8")
    for pattern, number in (("a/a/*.txt", 1), ("a/**/**/*.txt", 3), ("**/b/*.txt", 1), ("a/*/*/*.txt", 1)):
        assert main(["--format", "jsonl", f"{tmp_path}/{pattern}"]) == 0
        assert capsys.readouterr().out.count("\n") == number


def test_a_folder_without_files_is_said(tmp_path, capsys):
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / ".hidden").write_text("x")
    assert main(["-r", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path}: no file in this folder\n"


def test_a_pattern_that_fits_folders_is_said(tmp_path, capsys):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "page.txt").write_text(COMMENT, "utf-8")
    assert main([f"{tmp_path}/*"]) == 2
    assert capsys.readouterr().err == f"{tmp_path}/a: this is a folder: use -r to read the files in it\n"
    assert main(["-r", "--format", "jsonl", f"{tmp_path}/*"]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_a_folder_that_cannot_be_read_is_said_and_the_others_are_read(tmp_path, capsys, monkeypatch):
    for name in ("closed", "open"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.txt").write_text(COMMENT, "utf-8")
    listdir = os.listdir

    def refuse(folder):
        if str(folder).endswith("closed"):
            raise PermissionError(13, "Permission denied", folder)
        return listdir(folder)

    monkeypatch.setattr("os.listdir", refuse)
    assert main(["-r", "--format", "jsonl", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert captured.out.count("\n") == 1
    assert captured.err == f"{tmp_path}/closed: Permission denied\n"
