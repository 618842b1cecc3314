"""Corpora: limits for records and decompressed data, and names and files of any kind."""

import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

import corpus
import hnparse
from hnparse.cli import main
from hnparse.corpus import Columns, read_records
from hnparse.corpus.shards import output_name
from hnparse.dialects import may_hold_dump
from hnparse.inputs.formats import read_batches
from hnparse.inputs.pieces import PieceReader, read_pieces, split_lines

DUMP = (Path(__file__).parent / "dumps" / "story_page.txt").read_text("utf-8")
LINE = json.dumps({"text": DUMP}) + "\n"
TOO_LONG = "the record has more than 5,000 bytes: set a larger limit with --record-limit"


def wet(*texts, **head):
    made = []
    for text in texts:
        fields = {"WARC_Type": "conversion", "Content_Length": len(text.encode()), **head}
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
        made.append(f"WARC/1.0\r\n{lines}\r\n{text}\r\n\r\n")
    return "".join(made).encode()


# ---- Limits -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", corpus.KINDS)
def test_a_record_above_the_limit_fails_alone(tmp_path, kind):
    path = tmp_path / f"rows.{kind}"
    texts = [DUMP, "a" * 5001, DUMP, "b" * 1_000_000, DUMP]
    corpus.WRITERS[kind](path, iter([{"text": text, "url": "u", "date": "2024-11-14"} for text in texts]))
    found = list(read_records(path, Columns(), 5000))
    assert [record.error for record in found] == [None, TOO_LONG, None, TOO_LONG, None]
    assert [record.text for record in found] == [DUMP, "", DUMP, "", DUMP]
    assert [record.row for record in found] == [1, 2, 3, 4, 5]


def test_a_text_file_above_the_limit_is_a_failure(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(DUMP + "a" * 5000)
    (tmp_path / "b.txt").write_text(DUMP)
    out = tmp_path / "out"
    assert main([str(tmp_path / "*.txt"), "-o", str(out), "--record-limit", "5000"]) == 1
    assert TOO_LONG in capsys.readouterr().err
    assert (out / "threads" / "texts-00000.jsonl").read_bytes().count(b"\n") == 1


MEMORY = """
import sys
from hnparse.corpus import read_records
errors = {record.error for record in read_records(sys.argv[1])}
[kilobytes] = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(*errors, int(kilobytes) // 1000, sep="\\n")
"""


def read_elsewhere(path):
    """Return the errors of the records of a file, and the memory in MB that a process needed to read it."""
    environment = {**os.environ, "PYTHONPATH": str(Path(hnparse.__file__).parent.parent)}
    done = subprocess.run([sys.executable, "-c", MEMORY, path], capture_output=True, text=True, env=environment)
    return done.stdout.splitlines()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell the memory of a process")
@pytest.mark.parametrize("kind", ["jsonl.zst", "jsonl.gz", "wet.gz"])
def test_a_file_that_decompresses_to_a_thousand_times_its_size_takes_no_memory(tmp_path, kind):
    path = tmp_path / f"bomb.{kind}"
    data = b'{"text": "' + bytes(300_000_000) + b'"}\n'
    if kind.startswith("wet"):
        data = wet("a", Content_Length=300_000_000)[:-5] + bytes(300_000_000) + b"\r\n\r\n"
    path.write_bytes(zstandard.compress(data) if kind == "jsonl.zst" else gzip.compress(data, 1))
    error, megabytes = read_elsewhere(path)
    assert error == "the record has more than 64,000,000 bytes: set a larger limit with --record-limit"
    assert int(megabytes) < 200


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell the memory of a process")
def test_rows_of_parquet_that_share_one_long_text_take_the_memory_of_one(tmp_path):
    path = tmp_path / "rows.parquet"
    text = pa.DictionaryArray.from_arrays(pa.array([0] * 300, pa.int32()), pa.array(["a" * 10_000_000]))
    pq.write_table(pa.table({"text": text}), path)
    error, megabytes = read_elsewhere(path)
    assert error == "None"
    assert int(megabytes) < 400


# ---- What is passed over without a string being made of it --------------------------------------------------------


@pytest.mark.parametrize("kind", corpus.KINDS)
def test_records_without_a_dump_are_only_counted(tmp_path, kind):
    path = tmp_path / f"rows.{kind}"
    corpus.WRITERS[kind](path, corpus.records(400, share=20, pages=3))
    rows = list(read_records(path))
    batches = list(read_batches(str(path), Columns(), 10**6, dumps=True))
    assert sum(number for number, _ in batches) == 400
    made = [record for _, records in batches for record in records]
    assert [record for record in rows if may_hold_dump(record.text)] == [
        record for record in made if may_hold_dump(record.text)
    ]
    assert 20 <= len(made) < 40


ODD_LINES = [
    "{oh",
    "[]",
    '{"a": 1}',
    '{"text": 5}',
    '{"text": "no dump"} {"text": "no dump"}',
    '{"text": "no dump",}',
    '{"text": {"text": "no dump"}}',
    '{"text": "a\\ud800"}',
    '{"text": "no dump", "text": 7}',
    '{"content": 5}',
]


@pytest.mark.parametrize("line", ODD_LINES)
def test_a_line_that_cannot_be_read_is_reported_also_among_lines_without_a_dump(tmp_path, line):
    path = tmp_path / "rows.jsonl"
    plain = '{"text": "A shopping list."}\n' * 50
    path.write_text(f"{plain}{line}\n\n{LINE}{plain}")
    whole = list(read_records(path))
    batches = list(read_batches(str(path), Columns(), 10**6, dumps=True))
    made = [record for _, records in batches for record in records]
    needed = [record for record in whole if record.error or record.text == DUMP]
    assert [record for record in made if record in needed] == needed
    assert sum(number for number, _ in batches) == len(whole) == 102


@pytest.mark.parametrize("kind", ["jsonl", "parquet"])
def test_each_row_can_have_its_text_in_another_column(tmp_path, kind):
    rows = [{"text": "no"}, {"content": DUMP}, {"text": None, "content": DUMP}, {"content": "no", "text": DUMP}]
    path = tmp_path / f"rows.{kind}"
    if kind == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    else:
        columns = {name: [row.get(name) for row in rows] for name in ("content", "text")}
        pq.write_table(pa.table(columns), path)
    [(number, records)] = read_batches(str(path), Columns(), 10**6, dumps=True)
    assert (number, [record.row for record in records if record.text == DUMP]) == (4, [2, 3, 4])
    nested = tmp_path / f"nested.{kind}"
    if kind == "jsonl":
        nested.write_text(json.dumps({"a": {"b": DUMP}}) + "\n")
    else:
        pq.write_table(pa.Table.from_pylist([{"a": {"b": DUMP}}]), nested)
    [(_, [record])] = read_batches(str(nested), Columns("a.b"), 10**6, dumps=True)
    assert record.text == DUMP


# ---- Packed files and lines -------------------------------------------------------------------------------------


@given(st.lists(st.binary(max_size=9), max_size=20), st.integers(1, 12))
def test_lines_do_not_depend_on_the_pieces_of_the_file(pieces, limit):
    data = b"".join(pieces)
    found = list(split_lines(iter([piece for piece in pieces if piece]), limit))
    lines = [line for some, _ in found for line in some]
    whole = data.split(b"\n")
    assert lines == [line if len(line) <= limit else None for line in (whole if whole[-1] else whole[:-1])]
    assert [ended for _, ended in found if not ended] == [False] * bool(whole[-1])


@given(st.lists(st.binary(min_size=1, max_size=9), max_size=9), st.lists(st.integers(0, 9), max_size=20))
def test_a_reader_of_pieces_gives_all_bytes_in_order(pieces, sizes):
    reader = PieceReader(iter(pieces))
    found = [reader.read(size) if size % 2 else reader.line(size) for size in sizes]
    assert b"".join([*found, reader.read(1000)]) == b"".join(pieces)


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_every_compression_is_read_and_a_truncated_file_is_never_complete(tmp_path, ending):
    path = tmp_path / f"x.{ending}"
    words = os.urandom(3000) + b"ab" * 300_000
    if ending == "gz":
        packed = [gzip.compress(words), gzip.compress(words) + gzip.compress(b"") + gzip.compress(b"end") + bytes(512)]
        expected = [words, words + b"end"]
        whole = {len(gzip.compress(words)), *range(len(packed[1]) - 512, len(packed[1]) + 1)}
    else:
        plain = zstandard.ZstdCompressor(write_content_size=False, write_checksum=True)
        skipped = b"\x53\x2a\x4d\x18\x05\0\0\0abcde"
        packed = [zstandard.compress(words), plain.compress(words) + skipped + zstandard.compress(b"end")]
        expected = [words, words + b"end"]
        whole = {len(plain.compress(words)), len(plain.compress(words) + skipped)}
    for data, text in zip(packed, expected, strict=True):
        path.write_bytes(data)
        assert b"".join(read_pieces(str(path))) == text
        for cut in {*range(0, len(data), 7), *range(len(data) - 20, len(data))} - whole:
            path.write_bytes(data[:cut])
            if cut not in {len(one) for one in packed} and not data[:cut].endswith(bytes(8)):
                with pytest.raises(Exception, match=r"\w"):
                    list(read_pieces(str(path)))


# ---- WET --------------------------------------------------------------------------------------------------------


def test_a_record_with_a_wrong_length_in_its_header_fails_alone(tmp_path):
    path = tmp_path / "x.wet"
    wrong = [wet("short", Content_Length=3), wet("no length", Content_Length="?"), b"not a record\r\n\r\n"]
    path.write_bytes(wet("a") + b"".join(one + wet("b") for one in wrong) + wet("info", WARC_Type="warcinfo"))
    assert [(record.text, record.error) for record in read_records(path)] == [
        ("a", None),
        ("", "the record does not have the length that its header states"),
        ("b", None),
        ("", "the header of the record has no Content-Length"),
        ("", "the record does not have the length that its header states"),
        ("b", None),
    ]


# ---- Bytes and names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["txt", "jsonl", "wet", "parquet"])
def test_invalid_utf_8_is_reported_at_its_place(tmp_path, kind):
    path = tmp_path / f"x.{kind}"
    data = DUMP.encode().replace(b"Quiet", b"Qui\xffet").replace(b"the", b"t\xffe", 1)
    if kind == "jsonl":
        data = json.dumps({"text": DUMP}, ensure_ascii=False).encode().replace(b"the", b"t\xffe", 1)
    elif kind == "wet":
        data = wet("a" * len(data)).replace(b"a" * len(data), data)
    if kind == "parquet":
        pq.write_table(pa.table({"text": pa.array([data], pa.binary())}), path)
    else:
        path.write_bytes(data)
    assert main([str(path), "-o", str(tmp_path / "out")]) == 0
    [file] = (tmp_path / "out" / "threads").iterdir()
    [thread] = map(json.loads, file.read_text("utf-8").splitlines())
    [found] = [one for one in thread["diagnostics"] if one["code"] == "undecodable"]
    line = DUMP[: DUMP.index("the")].count("\n") + 1
    assert found["line"] == line


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_names_of_files_can_be_any_bytes(tmp_path, form, capsys):
    folder = os.fsencode(tmp_path) + b"/cr\xffwl"
    os.mkdir(folder)  # noqa: PTH102 -- a name that is no text
    made = tmp_path / "x.parquet"
    pq.write_table(pa.table({"text": [DUMP]}), made)
    for name, data in (
        (b"\xff.jsonl", LINE.encode()),
        (b"\xfe.parquet", made.read_bytes()),
        (b"\xfd.txt", DUMP.encode()),
        (b"a" * 240 + b".jsonl", LINE.encode()),
    ):
        Path(os.fsdecode(folder + b"/" + name)).write_bytes(data)
    out = tempfile.mkdtemp(suffix=os.fsdecode(b"\xff"), dir=tmp_path)
    assert main([os.fsdecode(folder), "-o", out, "--format", form]) == 0
    assert "4 dumps: 4 pages" in capsys.readouterr().err
    assert main([os.fsdecode(folder), "-o", out, "--format", form, "--resume"]) == 0


@given(st.lists(st.sampled_from(["a", "b.jsonl", "b.jsonl_", "c.parquet", "x.JSON", "_"]), min_size=1, max_size=3))
def test_names_of_outputs_of_different_paths_differ(parts):
    name = Path(output_name("/".join([*parts, "x.jsonl"])))
    for folder in list(name.parents)[:-1]:
        assert folder.suffix.lower() not in (".jsonl", ".parquet", ".json")
    back = [part.removesuffix("_") if "." in part else part for part in name.parent.parts]
    assert back == parts
    assert len(os.fsencode(output_name("é" * 200 + ".jsonl"))) < 240
    assert output_name("é" * 200 + ".jsonl") != output_name("é" * 201 + ".jsonl")
