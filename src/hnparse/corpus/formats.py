"""Formats: the records of a file, one at a time, whatever kind of file it is."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import IO, Any

from ..outputs.optional import require
from ..text.files import decode
from .record import META, Columns, Record, no_text

ROWS = 1000
"""How many rows of a Parquet file are in memory at a time."""
FRAME_STEP = 1 << 10
"""How many bytes of a packed file are unpacked at a time; they unpack to 65,000 times as many at most."""


def read_records(path: str | os.PathLike[str], columns: Columns | None = None) -> Iterator[Record]:
    """The records of a file, in its order; the ending of its name says what kind of file it is.

    A row that cannot be read is a record with an `error`. Raises OSError when the file cannot be read, ValueError when
    its name or its content is of no known kind, ImportError where a package is missing that it needs, and what that
    package raises for a file that is broken.

    >>> [record] = read_records("examples/lighthouse.txt")
    >>> record.source
    'examples/lighthouse.txt'
    """
    name = os.fspath(path)
    kind = suffix(name)
    if kind is None:
        raise ValueError(f"{name}: a corpus has files that end in {', '.join(READERS)}")
    return READERS[kind](name, columns or Columns())


def suffix(name: str) -> str | None:
    """The ending of a file's name that tells its kind, or None."""
    name = name.lower()
    return next((ending for ending in READERS if name.endswith(ending)), None)


# ---- Text -------------------------------------------------------------------------------------------------------


def _text(path: str, _: Columns) -> Iterator[Record]:
    yield Record(decode(Path(path).read_bytes()).text[1:], path=path)


# ---- JSON Lines -------------------------------------------------------------------------------------------------


def _jsonl(path: str, columns: Columns) -> Iterator[Record]:
    with Path(path).open("rb") as file:
        yield from _lines(file, path, columns)


def _jsonl_gz(path: str, columns: Columns) -> Iterator[Record]:
    import gzip

    _check_not_empty(path)
    with gzip.open(path) as file:
        yield from _lines(file, path, columns)


def _jsonl_zst(path: str, columns: Columns) -> Iterator[Record]:
    zstandard = require("zstandard", "a file that ends in .zst", "corpus")
    _check_not_empty(path)
    with Path(path).open("rb") as packed:
        yield from _lines(_split(_unpack_frames(packed, zstandard.ZstdDecompressor())), path, columns)


def _unpack_frames(packed: IO[bytes], decompressor: Any) -> Iterator[bytes]:
    """Unpack frames that follow one another. Raises EOFError where the last one does not end."""
    frame = None
    while data := packed.read(FRAME_STEP):
        while data:
            frame = frame or decompressor.decompressobj()
            yield frame.decompress(data)
            data = frame.unused_data if frame.eof else b""
            frame = None if frame.eof else frame
    if frame is not None:
        raise EOFError("the last frame does not end")


def _split(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Divide pieces of a file into its lines."""
    waiting: list[bytes] = []
    for piece in pieces:
        *ended, rest = piece.split(b"\n")
        for line in ended:
            yield b"".join([*waiting, line, b"\n"])
            waiting.clear()
        if rest:
            waiting.append(rest)
    if waiting:
        yield b"".join(waiting)


def _check_not_empty(path: str) -> None:
    if Path(path).stat().st_size == 0:
        raise EOFError("the file is empty, and a packed file never is")


def _lines(file: IO[bytes] | Iterator[bytes], path: str, columns: Columns) -> Iterator[Record]:
    for row, line in enumerate(file, 1):
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            if line.strip():
                yield Record("", path=path, row=row, error=f"the line is no JSON: {error}")
            continue
        if isinstance(values, Mapping):
            yield columns.record(values, path, row)
        else:
            yield Record("", path=path, row=row, error="the line is no JSON object")


# ---- Parquet ----------------------------------------------------------------------------------------------------


def _parquet(path: str, columns: Columns) -> Iterator[Record]:
    require("pyarrow", "a Parquet file", "corpus")
    import pyarrow.parquet as pq

    with pq.ParquetFile(path, memory_map=False, pre_buffer=False) as file:
        there = set(file.schema_arrow.names)
        asked = {name for names in (columns.texts, columns.urls, columns.dates, (META,)) for name in names}
        wanted = sorted((asked | {name.partition(".")[0] for name in asked}) & there)
        if not any(name in there or name.partition(".")[0] in there for name in columns.texts):
            raise ValueError(no_text(None, columns.texts, sorted(there)))
        rows = count(1)
        for batch in file.iter_batches(ROWS, columns=wanted):
            for values in batch.to_pylist():
                yield columns.record(values, path, next(rows))


# ---- WET --------------------------------------------------------------------------------------------------------


def _wet(path: str, _: Columns) -> Iterator[Record]:
    warc = require("fastwarc", "a WET file", "corpus").warc
    import gzip

    packed = path.lower().endswith(".gz")
    if packed:
        _check_not_empty(path)
    with gzip.open(path) if packed else Path(path).open("rb") as file:
        records = warc.ArchiveIterator(file, record_types=warc.WarcRecordType.conversion)
        for row, record in enumerate(records, 1):
            content = record.reader.read()
            if len(content) < record.content_length:
                raise EOFError(f"record {row} has {len(content):,} of its {record.content_length:,} bytes")
            text = content.decode("utf-8", "replace")
            url, date = (record.headers.get(name) for name in ("WARC-Target-URI", "WARC-Date"))
            yield Record(text, url, date, path, row)
        while file.read(1 << 20):  # The reader of WARC ends in silence where a packed file breaks.
            pass


READERS: dict[str, Callable[[str, Columns], Iterator[Record]]] = {
    ".txt": _text,
    ".jsonl": _jsonl,
    ".jsonl.gz": _jsonl_gz,
    ".jsonl.zst": _jsonl_zst,
    ".parquet": _parquet,
    ".wet": _wet,
    ".wet.gz": _wet,
}
"""What reads a file, by the ending of its name."""
