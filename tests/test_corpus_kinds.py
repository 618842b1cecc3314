"""Corpora: the content of a file decides how it is read, as it does for a single file."""

import csv
import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

import hnparse
from hnparse.cli import main
from hnparse.corpus import read_records
from hnparse.corpus.shards import divide
from hnparse.outputs.csv import to_csv

DUMPS = Path(__file__).parent / "dumps"
STORY, COMMENT = ((DUMPS / f"{name}_page.txt").read_text("utf-8") for name in ("story", "comment"))
ROWS = [{"text": STORY}, {"text": "A shopping list."}, {"text": COMMENT}]
LINES = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
THREADS = [hnparse.parse(STORY), hnparse.parse(COMMENT)]
ITEMS = [
    {"id": 5, "type": "story", "by": "ada", "title": "Knitting", "kids": [101]},
    {"id": 101, "type": "comment", "by": "bob", "parent": 5, "text": "Purl?"},
]
ALGOLIA = {
    "id": 5,
    "type": "story",
    "author": "ada",
    "title": "Knitting",
    "children": [{"id": 101, "type": "comment", "author": "bob", "parent_id": 5, "text": "Purl?", "children": []}],
}
KNITTING = [hnparse.Thread.from_items(ITEMS)]


def parquet_of(table):
    out = pa.BufferOutputStream()
    pq.write_table(table, out)
    return out.getvalue().to_pybytes()


def csv_of(rows, tmp_path):
    with (tmp_path / "rows").open("w", newline="") as file:
        table = csv.DictWriter(file, rows[0].keys())
        table.writeheader()
        table.writerows(rows)
    return (tmp_path / "rows").read_bytes()


def wet_of(text):
    data = text.encode()
    return b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(data), data)


def content(kind, tmp_path):
    """The bytes of a file of a kind, and the threads in it."""
    if kind == "database":
        path = tmp_path / "a.db"
        for thread in THREADS:
            thread.to_sqlite(path)
        return path.read_bytes(), THREADS
    return {
        "text": (STORY.encode(), THREADS[:1]),
        "lines": (LINES, THREADS),
        "list": (json.dumps(ROWS, indent=1).encode(), THREADS),
        "threads": (b"".join(thread.to_json().encode() + b"\n" for thread in THREADS), THREADS),
        "thread": (THREADS[0].to_json(indent=2).encode(), THREADS[:1]),
        "items": ("".join(json.dumps(item) + "\n" for item in ITEMS).encode(), KNITTING),
        "item": (json.dumps(ALGOLIA).encode(), [hnparse.Thread.from_algolia(ALGOLIA)]),
        "wet": (wet_of(STORY) + wet_of(COMMENT), THREADS),
        "parquet": (parquet_of(pa.Table.from_pylist(ROWS)), THREADS),
        "own parquet": (parquet_of(pa.concat_tables([thread.to_arrow() for thread in THREADS])), THREADS),
        "csv": (csv_of([{"url": "", **row} for row in ROWS], tmp_path), THREADS),
        "own csv": ("".join(to_csv(THREADS)).encode(), THREADS),
    }[kind]


KINDS = (
    *("text", "lines", "list", "threads", "thread", "items", "item", "wet", "parquet", "own parquet", "csv", "own csv"),
    "database",
)
PACKINGS = {"plain": bytes, "gzip": gzip.compress, "zstd": zstandard.compress}


def comments(threads):
    return [thread.comments for thread in threads]


def written(out):
    paths = sorted((out / "threads").rglob("*.jsonl"))
    return [hnparse.Thread.from_json(line) for path in paths for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_under_every_name_and_as_a_single_file_is(tmp_path, kind, packing):
    data, threads = content(kind, tmp_path)
    for name in ("a", "a.txt", "a.data", "a.txt.gz", "a.json", "item?id=5"):
        path = tmp_path / "crawl" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(PACKINGS[packing](data))
        assert comments(hnparse.load_all(path)) == comments(threads), name
    out = tmp_path / "out"
    assert main([str(path.parent), "-o", str(out)]) == 0
    assert comments(written(out)) == comments(threads) * 6


def test_a_file_of_a_wrong_ending_is_what_it_holds(tmp_path, capsys):
    folder, out = tmp_path / "crawl", tmp_path / "out"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(content("parquet", tmp_path)[0])
    (folder / "b.parquet").write_bytes(LINES)
    (folder / "c.wet.gz").write_bytes(STORY.encode())
    (folder / "d.jsonl").write_bytes(COMMENT.encode())
    assert main([str(folder), "-o", str(out)]) == 0
    assert comments(written(out)) == comments([*THREADS, *THREADS, *THREADS])
    assert "4 files" in capsys.readouterr().err


def test_what_is_not_read_is_counted_by_its_kind_and_explained(tmp_path, capsys):
    folder, out = tmp_path / "crawl", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, "utf-8")
    for name in ("b.html", "c.html", "d.txt"):
        (folder / name).write_text("<!doctype html><title>A page</title>")
    (folder / "e.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    (folder / "f.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (folder / "g.json").write_text('{"name": "a package", "version": 1}')
    (folder / "h.csv").write_text("a,b\n1,2\n")
    (folder / "i.parquet.bak").write_bytes(parquet_of(pa.table({"a": [1]})))
    (folder / "j.warc").write_text("WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n")
    (folder / "k.gz.gz").write_bytes(gzip.compress(gzip.compress(b"a")))
    (folder / "l.bin").write_bytes(bytes(range(256)) * 9)
    assert main([str(folder), "-o", str(out)]) == 0
    said = capsys.readouterr().err
    assert (
        "skipped: CSV without texts (1), HTML (3), JSON without texts (1), PDF (1), Parquet without texts (1), "
        "WARC (1), binary data (1), compressed twice (1), image (1)\n"
    ) in said
    assert f"skipped, for example: {folder}/b.html: no dump: this is HTML: convert it to text first" in said
    assert "1 files" in said
    assert comments(written(out)) == comments(THREADS[:1])
    before = said.splitlines()[:-1]
    assert main([str(folder), "-o", str(out), "--resume"]) == 0
    assert capsys.readouterr().err.splitlines()[:-1] == before


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.parquet", b"some words", "no dump: the text is in none of the dialects"),
        ("a.jsonl", b"a line\nand another", "no dump: the text is in none of the dialects"),
        ("a.jsonl.gz", b"%PDF-1.7\n" + bytes(range(256)), "no dump: this is a PDF"),
        ("a.parquet", parquet_of(pa.table({"a": [1]})), "no column text, content, raw_content or body"),
        ("a.wet", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "this is a web archive of pages: use its WET file"),
    ],
)
def test_a_file_whose_ending_promises_records_fails_without_them(tmp_path, name, data, said, capsys):
    (tmp_path / name).write_bytes(data)
    assert main([str(tmp_path / name), "-o", str(tmp_path / "out")]) == 3
    assert f"failed: {tmp_path / name}: {said}" in capsys.readouterr().err


def test_a_named_file_that_cannot_be_read_ends_the_run_before_it_begins(tmp_path, capsys):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert main([str(path), "-o", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == f"hnparse: {path}: no dump: this is an image, and hnparse reads text\n"
    assert not (tmp_path / "out").exists()


def test_a_folder_without_a_file_that_is_read_is_said(tmp_path, capsys):
    (tmp_path / "crawl").mkdir()
    (tmp_path / "crawl" / "a.html").write_text("<html><body>")
    assert main([str(tmp_path / "crawl"), "-o", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.endswith(f"hnparse: {tmp_path}/crawl: no file of a kind that hnparse reads\n")


def test_files_that_are_read_as_a_whole_have_a_limit(tmp_path, capsys):
    rows = [{"text": STORY}] * 9
    (tmp_path / "a.json").write_text(json.dumps(rows, indent=1))
    (tmp_path / "b.csv").write_text(THREADS[0].to_csv(), "utf-8")
    (tmp_path / "c.parquet").write_bytes(parquet_of(THREADS[0].to_arrow()))
    for name in ("a.json", "b.csv", "c.parquet"):
        out = tmp_path / f"out-{name}"
        status = main([str(tmp_path / name), "-o", f"{out}/", "--record-limit", "1000"])
        assert status in (1, 3)
        assert "read as a whole, and has more than 1,000 bytes: set a larger limit with" in capsys.readouterr().err
    assert [record.error for record in read_records(tmp_path / "a.json")] == [None] * 9


def test_rows_of_csv_cost_only_themselves(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(csv_of([*ROWS, {"text": "a" * 9000}, ROWS[2]], tmp_path) + b'"a" b\n')
    found = list(read_records(path, None, 5000))
    assert [record.row for record in found] == [2, 3, 4, 5, 6, 7]
    assert [record.error and record.error[:20] for record in found] == [
        *[None] * 3,
        "the record has more ",
        None,
        "a quotation mark is ",
    ]


def test_small_files_of_any_name_share_a_shard(tmp_path):
    names = ["a.txt", "b", "c.md", "d.jsonl", "e.json"]
    for name in names:
        (tmp_path / name).write_text("x" * (2_000_000 if name == "e.json" else 9))
    shards = list(divide([str(tmp_path / name) for name in names], str(tmp_path)))
    assert [shard.name for shard in shards] == ["d.jsonl", "e.json", "texts-00000"]
    assert len(shards[2].files) == 3


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("own.csv", lambda: THREADS[0].to_csv().encode()[:900]),
        ("own.csv", lambda: THREADS[0].to_csv().replace("false", "no", 1).encode()),
        ("own.json", lambda: THREADS[0].to_json(indent=1).encode()[:900]),
        ("texts.csv", lambda: b'url,text\nx,"never closed\n'),
        ("texts.json", lambda: json.dumps(ROWS).encode()[:-9]),
    ],
)
def test_a_damaged_file_of_ones_own_or_with_texts_is_a_failure(tmp_path, capsys, name, data):
    folder = tmp_path / "crawl"
    folder.mkdir()
    (folder / name).write_bytes(data())
    (folder / "list.json").write_bytes(b'{"name": "something else"}')
    assert main([str(folder), "-o", str(tmp_path / "out")]) != 0
    said = capsys.readouterr().err
    assert f"failed: {folder / name}" in said
    assert "skipped: JSON without texts (1" in said
