"""Reading the records of a file of any kind. The ending of its name determines the kind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Protocol

from ..text.files import decode
from .json_lines import read_json_lines
from .parquet import read_parquet
from .pieces import read_pieces
from .record import RECORD_LIMIT, Batch, Columns, Record, too_long
from .wet import read_wet


def read_records(
    path: str | os.PathLike[str], columns: Columns | None = None, limit: int = RECORD_LIMIT
) -> Iterator[Record]:
    """Yield the records of a file, in order. The ending of its name determines the kind of file.

    A row that cannot be read, or has more than `limit` bytes, is a record with an `error`.

    Args:
        path: The file.
        columns: The names of the columns. By default, the usual names are tried.
        limit: The largest size of a record, in bytes.

    Raises:
        OSError: The file cannot be read.
        EOFError: The file is cut off.
        ValueError: The name has an unknown ending, or the file has no column for the text.
        ImportError: The file needs a package that is not installed.
        Exception: For a broken file, the error of the package that reads it.

    >>> [record] = read_records("examples/lighthouse.txt")
    >>> record.source
    'examples/lighthouse.txt'
    """
    return (record for _, records in read_batches(os.fspath(path), columns or Columns(), limit) for record in records)


def read_batches(path: str, columns: Columns, limit: int, *, dumps: bool = False) -> Iterator[Batch]:
    """Yield the records of a file in batches. Raises the same errors as `read_records`.

    With `dumps`, records that cannot hold a dump are only counted.
    """
    kind = suffix(path)
    if kind is None:
        raise ValueError(f"{path}: unknown ending; {KNOWN_ENDINGS}")
    return READERS[kind](path, columns, limit, dumps=dumps)


def suffix(name: str) -> str | None:
    """Return the known ending of a file name, or None."""
    name = name.lower()
    return next((ending for ending in READERS if name.endswith(ending)), None)


class Reader(Protocol):
    """A function that reads a file: see `read_batches`."""

    def __call__(self, path: str, columns: Columns, limit: int, /, *, dumps: bool) -> Iterator[Batch]: ...


def read_text(path: str, _: Columns, limit: int, *, dumps: bool = False) -> Iterator[Batch]:
    """Yield the only record of a text file."""
    data = b""
    for piece in read_pieces(path):
        data += piece
        if len(data) > limit:
            break
    if len(data) > limit:
        yield 1, [Record("", path=path, error=too_long(limit))]
    else:
        source = decode(data)
        yield 1, [Record(source.text[1:], path=path, findings=source.findings)]


READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".txt.gz": read_text,
    ".txt.zst": read_text,
    ".jsonl": read_json_lines,
    ".jsonl.gz": read_json_lines,
    ".jsonl.zst": read_json_lines,
    ".ndjson": read_json_lines,
    ".ndjson.gz": read_json_lines,
    ".ndjson.zst": read_json_lines,
    ".json.gz": read_json_lines,
    ".json.zst": read_json_lines,
    ".parquet": read_parquet,
    ".wet": read_wet,
    ".wet.gz": read_wet,
}
"""The reader for each ending of a file name."""
KNOWN_ENDINGS = f"a corpus consists of files that end in {', '.join(READERS)}"
"""A part of error messages."""
