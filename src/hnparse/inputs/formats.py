"""Reading the records of a file of any kind, in batches."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ..dialects import may_hold_dump
from ..errors import ParseError
from ..text.files import decode
from ..text.html import is_html
from ..thread import Thread
from .ahead import ahead
from .csv_tables import has_text
from .json_lines import is_record_each_line, read_json_lines
from .kinds import Kind, WrongKindError, check_kind, column_names, kind_of, wrong_text
from .limits import RECORD_LIMIT, TooLongError, too_long
from .parquet import read_parquet
from .record import Batch, Columns, Record
from .streams import Stream
from .values import Found, found_in, is_own_parquet
from .wet import read_wet

ENDINGS = (
    *(f"{kind}{packing}" for kind in (".txt", ".jsonl", ".ndjson") for packing in ("", ".gz", ".zst")),
    *(".json.gz", ".json.zst", ".parquet", ".wet", ".wet.gz"),
)
"""The endings of file names that show that a file is part of a corpus."""

BATCHES = 2
"""The largest number of batches that wait until they are parsed."""

OWN_SIGNS = (b"hnparse.thread/", b"parent_source")
"""Words near the start of the files that hnparse writes."""

WITHOUT_RECORDS = {
    "text": "text that is too long",
    "json": "JSON without texts",
    "csv": "CSV without texts",
    "parquet": "Parquet without texts",
    "sqlite": "other databases",
    "wet": "broken WET",
}
"""The names of files without a readable record in the summary, by the kind of the file."""


def read_records(
    path: str | os.PathLike[str], columns: Columns | None = None, limit: int = RECORD_LIMIT
) -> Iterator[Record]:
    """Yield the records of a file, in order. The content determines the kind of file.

    A row that cannot be read, or has more than `limit` bytes, is a record with an `error`.

    Args:
        path: The file.
        columns: The names of the columns. By default, the usual names are tried.
        limit: The largest size of a record, in bytes. Files that must be read as a whole have the same limit.

    Raises:
        OSError: The file cannot be read.
        EOFError: The file is cut off.
        ValueError: hnparse does not read such files, or the file has no column for the text.
        ImportError: The file needs a package that is not installed.
        Exception: For a broken file, the error of the package that reads it.

    >>> [record] = read_records("examples/lighthouse.txt")
    >>> record.source
    'examples/lighthouse.txt'
    """
    return (record for _, records in read_batches(os.fspath(path), columns or Columns(), limit) for record in records)


def read_batches(path: str, columns: Columns, limit: int, *, dumps: bool = False) -> Iterator[Batch]:
    """Yield the records of a file in batches. Raises the same errors as `read_records`.

    With `dumps`, most records that hold no dump are only counted, and threads read ahead. Raises WrongKindError for a
    file that hnparse does not read.
    """
    stream = Stream.of_path(path)
    kind = kind_of(stream.start, path)
    check_kind(kind, stream.start)
    batches = _batches(kind, stream, path, columns, limit, dumps)
    first = next(batches, None)
    if first is None:
        return
    number, records = first
    if ending(path) is None and number == len(records) and all(record.error for record in records):
        why = records[0].error or ""
        if not _is_damaged(kind, stream.start, columns, why):
            raise WrongKindError(WITHOUT_RECORDS[kind], why)
    yield first
    yield from batches


def _is_damaged(kind: Kind, start: bytes, columns: Columns, why: str) -> bool:
    """Return True if a file without a readable record should have some: hnparse wrote it, or it has a text column."""
    if any(sign in start for sign in OWN_SIGNS):
        return True
    if kind == "json":
        return "not JSON" in why and any(f'"{name}"'.encode() in start for name in columns.texts)
    return kind == "csv" and has_text(column_names(start), columns)


def ending(name: str) -> str | None:
    """Return the ending of a file name if it shows that the file is part of a corpus, or None."""
    name = name.lower()
    return next((one for one in ENDINGS if name.endswith(one)), None)


def _batches(kind: Kind, stream: Stream, path: str, columns: Columns, limit: int, dumps: bool) -> Iterator[Batch]:
    if kind == "text":
        yield 1, [_text(stream, path, limit)]
    elif kind == "json" and is_record_each_line(stream.start, path):
        batches = read_json_lines(stream.pieces(), path, columns, limit, dumps=dumps)
        yield from ahead(batches, BATCHES) if dumps else batches
    elif kind == "wet":
        yield from read_wet(stream.pieces(), path, limit, dumps=dumps)
    elif kind == "parquet":
        with stream.as_path() as place:
            if is_own_parquet(place):
                if Path(place).stat().st_size > limit:
                    raise TooLongError(limit)
                yield from _of_found(found_in(kind, Stream.of((), place), path, columns), path)
            else:
                batches = read_parquet(place, path, columns, limit, dumps=dumps)
                yield from ahead(batches, BATCHES) if dumps else batches
    else:
        some = stream.limited(limit) if kind == "json" else stream
        yield from _of_found(found_in(kind, some, path, columns, limit), path)


def _text(stream: Stream, path: str, limit: int) -> Record:
    """Return the only record of a text file."""
    pieces: list[bytes] = []
    size = 0
    for piece in stream.pieces():
        size += len(piece)
        if size > limit:
            return Record("", path=path, error=too_long(limit))
        pieces.append(piece)
    source = decode(b"".join(pieces))
    text = source.text[1:]
    is_named_text = (ending(path) or ".txt").startswith(".txt")
    if is_html(text) or not (is_named_text or may_hold_dump(text)):
        raise wrong_text(text)
    return Record(text, path=path, findings=source.findings)


def _of_found(found: Iterator[Found], path: str) -> Iterator[Batch]:
    """Yield a batch for each thread, record or error in a file."""
    for one in found:
        if isinstance(one, Thread):
            yield 1, [Record("", path=path, thread=one)]
        elif isinstance(one, ParseError):
            yield 1, [Record("", path=path, row=one.line, error=one.message)]
        else:
            yield 1, [one]
