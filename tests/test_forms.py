"""The forms that the command writes, the input files, and the output file."""

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

import hnparse
from hnparse.cli import main

DUMPS = Path(__file__).parent / "dumps"
STORY = DUMPS / "story_page.txt"
COMMENT = DUMPS / "comment_page.txt"
TEXTS = {
    "json": hnparse.Thread.to_json,
    "jsonl": lambda thread: thread.to_json() + "\n",
    "tree": lambda thread: f"{thread}\n",
    "markdown": hnparse.Thread.to_markdown,
    "html": hnparse.Thread.to_html,
    "dot": hnparse.Thread.to_dot,
    "mermaid": hnparse.Thread.to_mermaid,
}


@pytest.mark.parametrize("form", sorted(set(TEXTS) - {"json"}))
def test_a_form_is_the_result_of_the_method_of_that_name(form, capsys):
    assert main(["--format", form, str(STORY)]) == 0
    assert capsys.readouterr().out == TEXTS[form](hnparse.load(str(STORY)))


def test_csv_has_a_row_for_each_comment_of_all_pages(capsys):
    assert main(["--format", "csv", str(STORY), str(COMMENT)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    comments = [*hnparse.load(STORY), *hnparse.load(COMMENT)]
    assert [(row["id"], row["by"], row["text"]) for row in rows] == [(str(c.id), c.by, c.text) for c in comments]
    assert [row["parent"] for row in rows] == ["" if c.parent is None else str(c.parent) for c in comments]
    assert [row["kids"] for row in rows] == [" ".join(map(str, c.kids)) for c in comments]
    assert {row["dead"] for row in rows} <= {"true", "false"}


def test_a_file_is_written_in_place_of_standard_output(capsys, tmp_path):
    out = tmp_path / "out.jsonl"
    assert main(["--format", "jsonl", "-o", str(out), str(STORY), str(COMMENT)]) == 0
    assert [json.loads(line)["pages"][0]["kind"] for line in out.read_text("utf-8").splitlines()] == [
        "story",
        "comment",
    ]
    assert capsys.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == [out]


def test_sqlite_holds_the_comments_of_all_files(tmp_path):
    out = tmp_path / "out.db"
    assert main(["--format", "sqlite", "-o", str(out), str(STORY), str(COMMENT)]) == 0
    connection = sqlite3.connect(out)
    ids = {id_ for (id_,) in connection.execute("SELECT id FROM comment")}
    connection.close()
    assert ids == {comment.id for file in (STORY, COMMENT) for comment in hnparse.load(file)}


def test_parquet_has_the_columns_of_an_arrow_table(tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    out = tmp_path / "out.parquet"
    assert main(["--format", "parquet", "-o", str(out), str(STORY)]) == 0
    assert pq.read_table(out) == hnparse.load(str(STORY)).to_arrow()


@pytest.mark.parametrize("form", ["sqlite", "parquet"])
def test_a_binary_form_needs_a_file(form, capsys):
    with pytest.raises(SystemExit):
        main(["--format", form, str(STORY)])
    assert f"--format {form} is a binary format: name the output file with -o" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_whole_stays_as_it_was(capsys, tmp_path):
    out = tmp_path / "out.html"
    out.write_text("what was here")
    assert main(["--format", "html", "-o", str(out), str(STORY), str(COMMENT)]) == 2
    assert "html holds one discussion per file" in capsys.readouterr().err
    assert out.read_text() == "what was here"
    assert list(tmp_path.iterdir()) == [out]


def test_without_a_thread_no_file_is_written(tmp_path):
    nothing = tmp_path / "nothing.txt"
    nothing.write_text("no dump")
    assert main(["-o", str(tmp_path / "out.json"), str(nothing)]) == 1
    assert list(tmp_path.iterdir()) == [nothing]


def test_a_missing_output_folder_is_reported(capsys, tmp_path):
    assert main(["-o", str(tmp_path / "absent" / "out.json"), str(STORY)]) == 2
    assert capsys.readouterr().err == f"hnparse: {tmp_path / 'absent' / 'out.json'}: No such file or directory\n"


def test_merging_makes_one_discussion_of_its_pages(capsys):
    assert main(["--merge", "--format", "jsonl", str(STORY), str(STORY), str(COMMENT)]) == 0
    lines = capsys.readouterr().out.splitlines()
    threads = hnparse.merge([hnparse.load(str(file)) for file in (STORY, STORY, COMMENT)])
    assert [hnparse.Thread.from_dict(json.loads(line)) for line in lines] == threads


@pytest.fixture
def crawl(tmp_path):
    """Return a folder with two pages, one of them in a subfolder, and a hidden file."""
    below = tmp_path / "crawl" / "below"
    below.mkdir(parents=True)
    (tmp_path / "crawl" / "a.txt").write_bytes(STORY.read_bytes())
    (below / "b.txt").write_bytes(COMMENT.read_bytes())
    (below / ".hidden").write_text("not to be read")
    return tmp_path / "crawl"


def sources(out):
    return [json.loads(line)["pages"][0]["source"] for line in out.splitlines()]


def test_folders_are_read_if_requested(crawl, capsys):
    assert main(["-r", "--format", "jsonl", str(crawl)]) == 0
    assert sources(capsys.readouterr().out) == [str(crawl / "a.txt"), str(crawl / "below" / "b.txt")]


def test_folders_above_this_one_are_no_hidden_ones(crawl, capsys, monkeypatch):
    monkeypatch.chdir(crawl / "below")
    assert main(["-r", "--format", "jsonl", ".."]) == 0
    assert sources(capsys.readouterr().out) == ["../a.txt", "../below/b.txt"]


def test_a_pattern_stands_for_all_files_that_match_it(crawl, capsys):
    assert main(["--format", "jsonl", str(crawl / "**" / "*.txt")]) == 0
    assert sources(capsys.readouterr().out) == [str(crawl / "a.txt"), str(crawl / "below" / "b.txt")]
    assert main([str(crawl / "*.html")]) == 2
    assert capsys.readouterr().err == f"{crawl / '*.html'}: no file matches this pattern\n"


def test_a_name_that_looks_like_a_pattern_can_be_a_file(tmp_path, capsys):
    page = tmp_path / "page[1].txt"
    page.write_bytes(STORY.read_bytes())
    assert main(["--format", "jsonl", str(page)]) == 0
    assert sources(capsys.readouterr().out) == [str(page)]


def test_quiet_does_not_report_failed_files(capsys):
    assert main(["--quiet", "absent.txt"]) == 2
    assert capsys.readouterr() == ("", "")
