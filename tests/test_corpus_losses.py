"""Corpora: nothing is lost if files are cut off, names collide, or a run is resumed elsewhere."""

import gzip
import json
import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import zstandard

import corpus
from hnparse.cli import main
from hnparse.corpus import read_records

DUMP = (Path(__file__).parent / "dumps" / "story_page.txt").read_text("utf-8")
LINE = json.dumps({"text": DUMP}) + "\n"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "crawl"
    (made / "a" / "b").mkdir(parents=True)
    return made


def files(out):
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_files_of_subfolders_and_similar_names_have_their_own_outputs(folder, tmp_path, form):
    names = ("x.jsonl", "a/x.jsonl", "a/b/x.jsonl", "x.jsonl.parquet", "texts-00000.parquet")
    for name in names:
        kind = name.rpartition(".")[2]
        corpus.WRITERS[kind](folder / name, iter([{"text": DUMP, "url": None, "date": None}]))
    (folder / "page.txt").write_text(DUMP)
    out = tmp_path / "out"
    assert main([str(folder), "-o", str(out), "--format", form]) == 0
    made = sorted((out / ("comments" if form == "parquet" else "threads")).rglob(f"*.{form}"))
    assert len(made) == len(names) + 1
    if form == "parquet":
        assert len({pq.read_table(path).num_rows for path in made}) == 1
    assert not list(out.rglob(".*"))


@pytest.mark.parametrize("kind", ["jsonl.gz", "jsonl.zst", "wet", "wet.gz", "parquet"])
@pytest.mark.parametrize("share", [0.15, 0.5, 0.9, 0.999])
def test_a_file_that_is_cut_off_is_broken(tmp_path, kind, share):
    path = tmp_path / f"rows.{kind}"
    corpus.WRITERS["wet.gz" if kind == "wet" else kind](path, corpus.records(20, share=5, pages=2))
    data = gzip.decompress(path.read_bytes()) if kind == "wet" else path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(Exception, match=r"\w"):
        list(read_records(path))


@pytest.mark.parametrize("kind", ["jsonl.gz", "jsonl.zst", "wet.gz"])
def test_an_empty_compressed_file_is_broken(tmp_path, kind):
    (tmp_path / f"rows.{kind}").touch()
    with pytest.raises(EOFError):
        list(read_records(tmp_path / f"rows.{kind}"))


def test_a_row_that_is_nested_too_deeply_fails_alone(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(f'{{"text": {"[" * 100_000}{"]" * 100_000}}}\n{LINE}')
    assert [bool(record.error) for record in read_records(path)] == [True, False]


def test_a_resumed_run_deletes_nothing_if_the_input_is_missing(folder, tmp_path, capsys):
    (folder / "x.jsonl").write_text(LINE)
    out = tmp_path / "out"
    arguments = [str(folder), "-o", str(out)]
    assert main(arguments) == 0
    before = files(out)
    (folder / "x.jsonl").unlink()
    assert main([*arguments, "--resume"]) == 2
    assert "no file to read" in capsys.readouterr().err
    assert files(out) == before


def test_a_resumed_run_writes_deleted_outputs_again(folder, tmp_path):
    (folder / "x.jsonl").write_text(LINE)
    out = tmp_path / "out"
    assert main([str(folder), "-o", str(out)]) == 0
    before = files(out)
    (out / "threads" / "x.jsonl.jsonl").unlink()
    assert main([str(folder), "-o", str(out), "--resume"]) == 0
    assert files(out) == before


def test_a_relative_path_in_another_working_folder_is_another_command(tmp_path, monkeypatch, capsys):
    for name in ("one", "two"):
        (tmp_path / name / "crawl").mkdir(parents=True)
        (tmp_path / name / "crawl" / f"{name}.jsonl").write_text(LINE)
    out = tmp_path / "out"
    monkeypatch.chdir(tmp_path / "one")
    assert main(["crawl", "-o", str(out)]) == 0
    before = files(out)
    monkeypatch.chdir(tmp_path / "two")
    assert main(["crawl", "-o", str(out), "--resume"]) == 2
    assert "paths changed from" in capsys.readouterr().err
    assert files(out) == before


@pytest.mark.parametrize("content", ["", "[1]", "{oh"])
def test_a_damaged_run_file_is_reported(folder, tmp_path, capsys, content):
    (folder / "x.jsonl").write_text(LINE)
    out = tmp_path / "out"
    assert main([str(folder), "-o", str(out)]) == 0
    (out / "_run.json").write_text(content)
    assert main([str(folder), "-o", str(out), "--resume"]) == 2
    assert "_run.json cannot be read" in capsys.readouterr().err


def test_outputs_are_never_read_as_input(folder, capsys):
    (folder / "x.jsonl").write_text(LINE)
    out = folder / "out"
    assert main([str(folder), "-o", str(out)]) == 0
    assert main([str(folder), "-o", str(out), "--resume"]) == 2
    assert "is in the output folder" in capsys.readouterr().err


def test_lines_across_consecutive_frames_are_complete(tmp_path):
    data = LINE.encode() * 3
    for kind, pack in (("gz", gzip.compress), ("zst", zstandard.compress)):
        path = tmp_path / f"rows.jsonl.{kind}"
        path.write_bytes(b"".join(pack(data[at : at + 777]) for at in range(0, len(data), 777)))
        assert [record.text for record in read_records(path)] == [DUMP] * 3


def test_names_in_a_corpus_do_not_control_the_terminal(folder, tmp_path, capsys):
    (folder / "x\x1b[2J.jsonl").write_text(json.dumps({"\x1b]0;key\x07\r": 1}) + "\n")
    assert main([str(folder), "-o", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert "x\\x1b[2J.jsonl#1" in said
    assert all(char.isprintable() or char == "\n" for char in said)


def test_a_line_that_is_cut_off_breaks_its_file_and_a_last_line_without_an_end_does_not(folder, tmp_path, capsys):
    (folder / "x.jsonl").write_text(LINE + LINE[:-1])
    (folder / "y.jsonl").write_text(LINE + LINE[:-9])
    out = tmp_path / "out"
    assert main([str(folder), "-o", str(out)]) == 3
    said = capsys.readouterr().err
    assert f"failed: {folder}/y.jsonl: broken after 1 record: the file is cut off within its last line" in said
    assert "3 records, 1 failed" in said
    (folder / "y.jsonl").write_text(LINE * 2)
    assert main([str(folder), "-o", str(out), "--resume"]) == 0


@pytest.mark.parametrize("kind", ["jsonl.gz", "jsonl.zst", "wet.gz", "jsonl", "wet"])
def test_records_before_a_break_are_read(folder, tmp_path, kind):
    path = folder / f"rows.{kind}"
    rows = list(corpus.records(2000, share=20, pages=3))
    plain = kind in ("jsonl", "wet")
    corpus.WRITERS["wet.gz" if kind == "wet" else kind](path, iter(rows))
    data = gzip.decompress(path.read_bytes()) if kind == "wet" else path.read_bytes()
    place = len(data) * 3 // 4
    path.write_bytes(data[:place] if plain else data[:place] + bytes(100) + data[place + 100 :])
    assert main([str(folder), "-o", str(tmp_path / "out")]) == 3
    found = (tmp_path / "out" / "threads" / f"rows.{kind}.jsonl").read_text("utf-8").splitlines()
    dumps = [row["url"] for row in rows if "/dump/" in row["url"]]
    urls = [json.loads(line)["pages"][0]["url"] for line in found]
    assert urls == dumps[: len(urls)]
    assert len(urls) >= len(dumps) * 0.6


# ---- What is told of failures -----------------------------------------------------------------------------------


def failures(out, form):
    paths = sorted((out / "failures").rglob(f"*.{form}"))
    if form == "parquet":
        return [row for path in paths for row in pq.read_table(path).to_pylist()]
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_all_failures_are_in_a_table_and_the_first_twenty_are_named(folder, tmp_path, capsys, form):
    (folder / "x.jsonl").write_text('{"text": 5, "url": "u"}\n' * 30 + LINE)
    out = tmp_path / "out"
    assert main([str(folder), "-o", str(out), "--format", form]) == 1
    said = capsys.readouterr().err
    assert said.count("failed: ") == 21
    assert "failed: 10 more, all in the table failures" in said
    assert main([str(folder), "-o", str(tmp_path / "quiet"), "--format", form, "--quiet"]) == 1
    quiet = capsys.readouterr().err.splitlines()
    assert quiet[:2] == said.splitlines()[21:23]
    assert failures(out, form) == [
        {"source": f"{folder}/x.jsonl#{row}", "url": "u", "kind": "record", "error": "the text is not a string but int"}
        for row in range(1, 31)
    ]


def test_the_exit_status_distinguishes_a_bad_row_from_a_broken_file(folder, tmp_path):
    (folder / "x.jsonl").write_text("{}\n")
    assert main([str(folder), "-o", str(tmp_path / "one")]) == 1
    (folder / "x.jsonl.gz").touch()
    assert main([str(folder), "-o", str(tmp_path / "two")]) == 3
    assert sorted(row["kind"] for row in failures(tmp_path / "two", "jsonl")) == ["file", "record"]


def test_skipped_files_are_counted(folder, tmp_path, capsys):
    for name in ("x.jsonl", "a/y.csv", "a/z.csv", "_done", ".hidden", "README"):
        (folder / name).write_text(LINE)
    (folder / "link").symlink_to(folder / "a")
    os.mkfifo(folder / "pipe.jsonl")
    assert main([str(folder), "-o", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().err
    assert "skipped: begins with . or _ (2), link to a folder (1), not a regular file (1)\n" in said
    assert "4 files" in said
    assert main([str(folder / "pipe.jsonl"), "-o", str(tmp_path / "out2")]) == 2
    assert f"hnparse: {folder}/pipe.jsonl: not a regular file" in capsys.readouterr().err


def test_a_folder_that_cannot_be_read_is_a_failure_and_its_outputs_stay(folder, tmp_path, capsys, monkeypatch):
    (folder / "x.jsonl").write_text(LINE)
    (folder / "a" / "y.jsonl").write_text(LINE)
    out = tmp_path / "out"
    assert main([str(folder), "-o", str(out)]) == 0
    before = files(out)
    scandir = os.scandir

    def deny(path):
        if str(path).endswith("/a"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    with monkeypatch.context() as patched:
        patched.setattr("os.scandir", deny)
        assert main([str(folder), "-o", str(out), "--resume"]) == 3
    assert f"failed: {folder}/a: Permission denied" in capsys.readouterr().err
    assert before.items() <= files(out).items()
    row = {"source": f"{folder}/a", "url": None, "kind": "folder", "error": "Permission denied"}
    assert failures(out, "jsonl") == [row]
    assert main([str(folder), "-o", str(out), "--resume"]) == 0
    assert files(out) == before


# ---- Runs that go on --------------------------------------------------------------------------------------------


def test_a_run_of_another_version_or_with_other_options_is_named(folder, tmp_path, capsys, monkeypatch):
    (folder / "x.jsonl").write_text(LINE)
    out = tmp_path / "out"
    assert main([str(folder), "-o", str(out)]) == 0
    before = files(out)
    told = json.loads(before["_run.json"])
    assert told["paths"] == [str(folder)]
    assert main([str(folder), "-o", str(out), "--resume", "--text-column", "words", "--record-limit", "9"]) == 2
    said = capsys.readouterr().err
    assert 'record_limit changed from 64000000 to 9, text_column changed from null to "words"' in said
    monkeypatch.setattr("hnparse.corpus.options.__version__", "99")
    assert main([str(folder), "-o", str(out), "--resume"]) == 2
    assert f'version changed from "{told["version"]}" to "99"' in capsys.readouterr().err
    assert files(out) == before


def test_an_output_that_was_cut_off_is_written_again(folder, tmp_path):
    (folder / "x.jsonl").write_text(LINE * 3)
    out = tmp_path / "out"
    assert main([str(folder), "-o", str(out)]) == 0
    before = files(out)
    path = out / "threads" / "x.jsonl.jsonl"
    path.write_bytes(path.read_bytes()[:-100])
    assert main([str(folder), "-o", str(out), "--resume"]) == 0
    assert files(out) == before


def test_other_files_in_the_output_folder_stay(folder, tmp_path):
    for name in ("x", "y"):
        (folder / f"{name}.jsonl").write_text(LINE)
    out = tmp_path / "out"
    assert main([str(folder), "-o", str(out)]) == 0
    (out / "threads" / "notes.jsonl").write_text("mine")
    (folder / "y.jsonl").unlink()
    assert main([str(folder), "-o", str(out), "--resume"]) == 0
    assert sorted(path.name for path in (out / "threads").iterdir()) == ["notes.jsonl", "x.jsonl.jsonl"]


def test_a_full_disk_ends_the_run_with_a_message_and_it_can_be_resumed(folder, tmp_path, capsys, monkeypatch):
    resource = pytest.importorskip("resource")
    (folder / "a.jsonl").write_text(LINE)
    (folder / "b.jsonl").write_text(LINE * 200)
    out, whole = tmp_path / "out", tmp_path / "whole"
    assert main([str(folder), "-o", str(whole)]) == 0
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        assert main([str(folder), "-o", str(out)]) == 2
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    assert "File too large" in capsys.readouterr().err
    assert not (out / "_temporary").exists()
    assert main([str(folder), "-o", str(out), "--resume"]) == 0
    assert {name: data for name, data in files(out).items() if name[0] != "_"} == {
        name: data for name, data in files(whole).items() if name[0] != "_"
    }
