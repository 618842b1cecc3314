"""Corpora: the records of files of every kind, and the command that makes tables of them."""

import gzip
import io
import json
import signal
import time
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

import corpus
import hnparse
from hnparse.cli import main
from hnparse.corpus import Columns, Record, find_files, parse_rows, read_records
from hnparse.corpus.progress import Progress
from hnparse.corpus.shards import divide

DUMP = (Path(__file__).parent / "dumps" / "story_page.txt").read_text("utf-8")
ROW = {"text": DUMP, "url": "https://a.example/item?id=5", "date": "2024-11-14"}


def read(path, **columns):
    return list(read_records(path, Columns(**columns)))


def words(records):
    return [(record.text, record.url, record.date, record.row) for record in records]


# ---- Reading ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", corpus.KINDS)
def test_every_kind_of_file_has_the_same_records(tmp_path, kind):
    rows = list(corpus.records(30, share=10, pages=3))
    path = tmp_path / f"part.{kind}"
    corpus.WRITERS[kind](path, iter(rows))
    found = read(path)
    assert words(found) == [(row["text"], row["url"], row["date"], place) for place, row in enumerate(rows, 1)]
    assert found[4].source == f"{path}#5"


def test_a_text_file_is_one_record(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes("\ufeff".encode("utf-16-le") + DUMP.encode("utf-16-le"))
    assert read(path) == [Record(DUMP, path=str(path))]
    assert read(path)[0].source == str(path)


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ({"content": DUMP, "uri": ROW["url"], "timestamp": ROW["date"]}, {}),
        ({"text": DUMP, "metadata": {"WARC-Target-URI": ROW["url"], "WARC-Date": ROW["date"]}}, {}),
        ({"text": "no", "a": {"b": DUMP}, "u": ROW["url"], "d": ROW["date"]}, {"text": "a.b", "url": "u", "date": "d"}),
    ],
)
@pytest.mark.parametrize("kind", ["jsonl", "parquet"])
def test_columns_have_the_usual_names_or_those_that_are_given(tmp_path, row, columns, kind):
    path = tmp_path / f"rows.{kind}"
    if kind == "jsonl":
        path.write_text(json.dumps(row))
    else:
        pq.write_table(pa.Table.from_pylist([row]), path)
    assert words(read(path, **columns)) == [(DUMP, ROW["url"], ROW["date"], 1)]


def test_a_row_that_cannot_be_read_is_a_record_with_an_error(tmp_path):
    path = tmp_path / "rows.jsonl"
    lines = ["{oh", "[]", '{"a": 1}', '{"text": 5}', '{"text": null}', "", json.dumps(ROW)]
    path.write_text("\n".join(lines))
    errors = [record.error for record in read(path)]
    assert errors[0].startswith("the line is not JSON: ")
    assert errors[1] == "the line is not a JSON object"
    assert errors[2].startswith("no column text, content, raw_content or body")
    assert errors[3:] == ["the text is not a string but int", None, None]
    assert [record.row for record in read(path)] == [1, 2, 3, 4, 5, 7]


def test_consecutive_zstandard_frames_are_all_read(tmp_path):
    path = tmp_path / "rows.jsonl.zst"
    line = json.dumps({"text": "a"}).encode() + b"\n"
    path.write_bytes(zstandard.compress(line) + zstandard.compress(line * 2))
    assert len(read(path)) == 3


def test_a_file_that_hnparse_does_not_read_is_an_error(tmp_path):
    (tmp_path / "page.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    with pytest.raises(ValueError, match="this is a PDF: convert it to text first"):
        list(read_records(tmp_path / "page.pdf"))


def test_files_are_found_by_name_in_folders_and_by_patterns(tmp_path):
    for name in ("b/2.txt", "b/1.jsonl", "a.parquet", "_done/x.txt", ".x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    known = [str(tmp_path / name) for name in ("a.parquet", "b/1.jsonl", "b/2.txt")]
    assert find_files([str(tmp_path)]) == known
    assert find_files([f"{tmp_path}/[ab]*/**/*", f"{tmp_path}/*.p*"]) == [*known[1:], known[0]]
    assert find_files([known[2], str(tmp_path)]) == [known[2], *known[:2]]
    with pytest.raises(FileNotFoundError):
        find_files([f"{tmp_path}/*.nothing"])
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    with pytest.raises(ValueError, match=r"c\.pdf: no dump: this is a PDF"):
        find_files([f"{tmp_path}/c.pdf"])


# ---- Rows -------------------------------------------------------------------------------------------------------


def test_rows_become_rows_of_comments_and_bad_ones_errors():
    rows = [{"text": "no dump"}, {"text": None}, {}, ROW, {"text": 5, "url": "u", "source": "s"}]
    made = list(parse_rows(rows))
    thread = hnparse.parse(DUMP, url=ROW["url"], seen=ROW["date"])
    good = [row for row in made if row["error"] is None]
    assert [row["id"] for row in good] == [comment.id for comment in thread]
    assert {(row["url"], row["story_title"], row["seen"]) for row in good} == {
        (ROW["url"], thread.story.title, thread.pages[0].seen)
    }
    [bad] = [row for row in made if row["error"] is not None]
    assert (bad["error"], bad["url"], bad["source"]) == ("the text is not a string but int", "u", "s")
    assert all(value is None for name, value in bad.items() if name not in ("error", "url", "source"))
    assert len({tuple(row) for row in made}) == 1


def test_pages_and_diagnostics_have_their_own_tables():
    [page] = parse_rows([ROW], table="pages")
    assert (page["url"], page["story_id"], page["kind"]) == (ROW["url"], 5, "story")
    cut = {"text": DUMP[: len(DUMP) // 2], "url": "u"}
    found = list(parse_rows([cut], table="diagnostics"))
    assert [row["code"] for row in found] == [one.code for one in hnparse.parse(cut["text"]).diagnostics]
    assert {row["url"] for row in found} == {"u"}
    with pytest.raises(ValueError, match="no table 'posts'"):
        parse_rows([ROW], table="posts")


# ---- The command ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def crawl(tmp_path_factory):
    folder = tmp_path_factory.mktemp("crawl")
    corpus.write(folder, 600, files=5, share=20, pages=3)
    return folder


def outputs(folder):
    files = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return {str(name): path.read_bytes() for name, path in files.items() if not str(name).startswith("_")}


def table(folder, name="comments"):
    return pa.concat_tables([pq.read_table(path) for path in sorted((folder / name).rglob("*.parquet"))])


def kind(url):
    return url.split("/")[3]


def dumps_of(crawl):
    return [record.url for path in find_files([str(crawl)]) for record in read_records(path) if "/dump/" in record.url]


def test_every_dump_is_found_and_nothing_else_in_the_order_of_the_corpus(crawl, tmp_path, capsys):
    out = tmp_path / "out"
    assert main([str(crawl), "-o", str(out), "--format", "parquet"]) == 0
    assert table(out, "pages")["url"].to_pylist() == dumps_of(crawl)
    assert "600 records, 0 failed\n30 dumps: 30 pages" in capsys.readouterr().err
    rows = [vars_of(record) for path in find_files([str(crawl)]) for record in read_records(path)]
    assert table(out).to_pylist() == list(parse_rows(rows))
    assert not (out / "_temporary").exists()


def vars_of(record):
    return {"text": record.text, "url": record.url, "date": record.date, "source": record.source}


def test_several_processes_write_the_same_outputs_as_one(crawl, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    assert main([str(crawl), "-o", str(one)]) == 0
    assert main([str(crawl), "-o", str(two), "--jobs", "2"]) == 0
    assert outputs(one) == outputs(two)
    lines = [line for path in sorted((one / "threads").iterdir()) for line in path.read_text("utf-8").splitlines()]
    threads = [hnparse.Thread.from_dict(json.loads(line)) for line in lines]
    assert [thread.pages[0].url for thread in threads] == dumps_of(crawl)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_broken_file_and_a_broken_row_do_not_affect_others(tmp_path, capsys, jobs):
    folder = tmp_path / "crawl"
    folder.mkdir()
    line = json.dumps(ROW) + "\n"
    (folder / "a.jsonl.gz").write_bytes(gzip.compress((line * 300).encode())[:-9])
    (folder / "b.jsonl").write_text("{\n" + line)
    (folder / "c.parquet").write_bytes(b"PAR1")
    (folder / "d.txt").write_text(DUMP)
    assert main([str(folder), "-o", str(tmp_path / "out"), "--jobs", jobs]) == 3
    said = capsys.readouterr().err
    assert f"failed: {folder}/a.jsonl.gz: broken after 300 records: the file is cut off" in said
    assert f"failed: {folder}/b.jsonl#1: the line is not JSON" in said
    assert f"failed: {folder}/c.parquet: broken after 0 records" in said
    assert "4 files" in said
    assert "3 failed" in said
    threads = tmp_path / "out" / "threads"
    assert (threads / "texts-00000.jsonl").read_text("utf-8").count("\n") == 1
    assert (threads / "b.jsonl.jsonl").read_text("utf-8").count("\n") == 1


def test_a_resumed_run_processes_only_the_shards_that_are_not_done(crawl, tmp_path, capsys):
    out = tmp_path / "out"
    arguments = [str(crawl), "-o", str(out), "--format", "parquet"]
    assert main(arguments) == 0
    whole, summary = outputs(out), capsys.readouterr().err.splitlines()
    assert main(arguments) == 2
    assert "continue it with --resume" in capsys.readouterr().err
    assert main([*arguments, "--merge", "--resume"]) == 2
    assert "output of another command (merge changed from false to true)" in capsys.readouterr().err
    next((out / "_done").glob("part-002*")).unlink()
    next((out / "pages").glob("part-002*")).unlink()
    before = next((out / "pages").glob("part-001*")).stat().st_mtime_ns
    assert main([*arguments, "--resume"]) == 0
    assert outputs(out) == whole
    assert capsys.readouterr().err.splitlines()[-3:-1] == summary[-3:-1]
    assert next((out / "pages").glob("part-001*")).stat().st_mtime_ns == before


def test_a_changed_file_is_read_again_and_outputs_of_a_removed_file_are_removed(tmp_path, capsys):
    folder, out = tmp_path / "crawl", tmp_path / "out"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.jsonl").write_text(json.dumps(ROW))
    assert main([str(folder), "-o", str(out)]) == 0
    (folder / "a.jsonl").write_text(f"{json.dumps(ROW)}\n" * 2)
    (folder / "b.jsonl").unlink()
    assert main([str(folder), "-o", str(out), "--resume"]) == 0
    assert {name: data.count(b"\n") for name, data in outputs(out).items()} == {
        "failures/a.jsonl.jsonl": 0,
        "threads/a.jsonl.jsonl": 2,
    }


@pytest.fixture(scope="module")
def longer(crawl, tmp_path_factory):
    """Return a crawl of more files, and the outputs of an undisturbed run over it."""
    folder, out = tmp_path_factory.mktemp("longer"), tmp_path_factory.mktemp("whole")
    for number in range(8):
        for path in crawl.iterdir():
            (folder / f"{number:02}-{path.name}").symlink_to(path)
    assert main([str(folder), "-o", str(out)]) == 0
    return folder, outputs(out)


@pytest.mark.parametrize(("sent", "status"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)])
def test_an_ended_run_leaves_no_partial_output_and_can_be_resumed(tmp_path, longer, sent, status):
    (folder, whole), out = longer, tmp_path / "out"
    arguments = [str(folder), "-o", str(out), "--jobs", "2"]
    process = corpus.start_command(*arguments)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and len(list(out.rglob("*.jsonl.json"))) < 3:
        time.sleep(0.01)
    process.send_signal(sent)
    said = process.communicate(timeout=60)[1]
    assert process.returncode == status
    assert "Traceback" not in said
    written = outputs(out)
    assert 3 <= len(written) < len(whole)
    assert written.items() <= whole.items()
    assert main([*arguments, "--resume"]) == 0
    assert outputs(out) == whole


class Terminal(io.StringIO):
    """An output that claims to be a terminal."""

    def isatty(self):
        return True


def test_progress_is_a_bar_on_a_terminal_and_lines_elsewhere(tmp_path, monkeypatch):
    path = tmp_path / "a.jsonl"
    path.write_text("x" * 2_000_000)
    shards = list(divide([str(path)], str(tmp_path)))
    monkeypatch.setattr("hnparse.corpus.progress.SECONDS", 0)
    said = []
    for out in (Terminal(), io.StringIO()):
        with Progress(shards, out) as progress:
            progress.watch(1234, None)
            progress.watch(0, shards[0])
        said.append(out.getvalue())
    assert "\r" in said[0]
    assert "1,234 records" in said[0]
    assert said[1].splitlines()[0].startswith("0% of 2.0 MB, 0 of 1 shards, 1,234 records in ")
    assert said[1].splitlines()[1].startswith("100% of 2.0 MB, 1 of 1 shards")


def test_pages_of_a_discussion_are_merged_across_files(tmp_path, capsys):
    folder, out = tmp_path / "crawl", tmp_path / "out"
    folder.mkdir()
    texts = [*islice(corpus.dumps(4, seed=5), 0, None, 40), DUMP]
    for number, text in enumerate(texts * 2):
        (folder / f"{number}.jsonl").write_text(json.dumps({"text": text, "url": f"u{number % 3}"}))
    assert main([str(folder), "-o", str(out), "--merge", "--jobs", "2"]) == 0
    [path] = (out / "threads").iterdir()
    merged = [hnparse.Thread.from_dict(json.loads(line)) for line in path.read_text("utf-8").splitlines()]
    threads = [
        thread
        for file in find_files([str(folder)])
        for record in read_records(file)
        for thread in hnparse.parse_pages(record.text, source=record.source, url=record.url)
    ]
    assert set(merged) == set(hnparse.merge(threads))
    assert f"pages of {len(merged):,} discussions" in capsys.readouterr().err
    assert main([str(folder), "-o", str(out), "--merge", "--resume"]) == 0
    assert [path] == list((out / "threads").iterdir())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.jsonl", "--jobs", "2"], "--jobs is for a corpus"),
        (["a.jsonl", "--format", "parquet"], "--format parquet is a binary format: name the output file with -o"),
        (["a.jsonl", "-o", "out", "--check"], "--check and --strict cannot be used with -o FOLDER"),
        (
            ["a.jsonl", "-o", "out", "--format", "parquet", "--table", "discussions"],
            "a run over a corpus writes all tables",
        ),
        (["a.jsonl", "-o", "out", "--format", "dot"], "--format dot cannot be used with -o FOLDER"),
        (["-o", "out"], "-o FOLDER needs input files"),
        (["a.jsonl", "-o", "out", "--jobs", "0"], "the number of processes must be 1 or more, not '0'"),
        (["a.jsonl", "-o", "out", "--jobs", "many"], "the number of processes must be 1 or more, not 'many'"),
    ],
)
def test_wrong_usage_says_what_is_wrong(arguments, said, capsys):
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2
    assert said in capsys.readouterr().err


def test_missing_files_and_a_folder_that_no_run_has_written_are_reported(tmp_path, capsys):
    assert main([str(tmp_path / "absent"), "-o", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == f"hnparse: {tmp_path}/absent: No such file or directory\n"
    (tmp_path / "crawl").mkdir()
    (tmp_path / "crawl" / "page.txt").write_text(DUMP)
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "notes").touch()
    assert main([str(tmp_path / "crawl"), "-o", str(tmp_path / "theirs")]) == 2
    assert [path.name for path in (tmp_path / "theirs").iterdir()] == ["notes"]
    assert "so no run has written them" in capsys.readouterr().err
