"""Corpora: runs that lose nothing where files are cut off, names meet or a run goes on elsewhere."""

import gzip
import json
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
def test_files_of_subfolders_and_names_that_look_alike_have_outputs_of_their_own(folder, tmp_path, form):
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
def test_a_packed_file_of_no_bytes_is_broken(tmp_path, kind):
    (tmp_path / f"rows.{kind}").touch()
    with pytest.raises(EOFError):
        list(read_records(tmp_path / f"rows.{kind}"))


def test_a_row_that_is_nested_deep_costs_only_itself(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(f'{{"text": {"[" * 100_000}{"]" * 100_000}}}\n{LINE}')
    assert [bool(record.error) for record in read_records(path)] == [True, False]


def test_a_run_that_goes_on_deletes_nothing_where_the_input_is_gone(folder, tmp_path, capsys):
    (folder / "x.jsonl").write_text(LINE)
    out = tmp_path / "out"
    arguments = [str(folder), "-o", str(out)]
    assert main(arguments) == 0
    before = files(out)
    (folder / "x.jsonl").unlink()
    assert main([*arguments, "--resume"]) == 2
    assert "no file of a kind" in capsys.readouterr().err
    assert files(out) == before


def test_a_run_that_goes_on_writes_outputs_again_that_were_deleted(folder, tmp_path):
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
    assert "paths changed" in capsys.readouterr().err
    assert files(out) == before


@pytest.mark.parametrize("content", ["", "[1]", "{oh"])
def test_a_file_of_the_run_that_is_damaged_is_said(folder, tmp_path, capsys, content):
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
    assert "is in the folder of the outputs" in capsys.readouterr().err


def test_frames_that_follow_one_another_and_lines_across_them_are_whole(tmp_path):
    data = LINE.encode() * 3
    for kind, pack in (("gz", gzip.compress), ("zst", zstandard.compress)):
        path = tmp_path / f"rows.jsonl.{kind}"
        path.write_bytes(b"".join(pack(data[at : at + 777]) for at in range(0, len(data), 777)))
        assert [record.text for record in read_records(path)] == [DUMP] * 3


def test_names_in_a_corpus_do_not_steer_the_terminal(folder, tmp_path, capsys):
    (folder / "x\x1b[2J.jsonl").write_text(json.dumps({"\x1b]0;key\x07\r": 1}) + "\n")
    assert main([str(folder), "-o", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert "x\\x1b[2J.jsonl#1" in said
    assert all(char.isprintable() or char == "\n" for char in said)
