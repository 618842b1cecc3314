"""Formats: the records of a file, whatever kind of file it is."""

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
    """Return the records of a file, in its order; the ending of its name says what kind of file it is.

    A row that cannot be read, or has more than `limit` bytes, is a record with an `error`. Raises OSError when the file
    cannot be read, EOFError where it is cut off, ValueError when its name or its content is of no known kind,
    ImportError where a package is missing that it needs, and what that package raises for a file that is broken.

    >>> [record] = read_records("examples/lighthouse.txt")
    >>> record.source
    'examples/lighthouse.txt'
    """
    return (record for _, records in read_batches(os.fspath(path), columns or Columns(), limit) for record in records)


def read_batches(path: str, columns: Columns, limit: int, *, dumps: bool = False) -> Iterator[Batch]:
    """Return the records of a file in batches, and raise what `read_records` does.

    With `dumps`, records that can hold no dump are counted, and nothing is made of them.
    """
    kind = suffix(path)
    if kind is None:
        raise ValueError(f"{path}: a corpus has files that end in {', '.join(READERS)}")
    return READERS[kind](path, columns, limit, dumps=dumps)


def suffix(name: str) -> str | None:
    """Return the ending of a file's name that tells its kind, or None."""
    name = name.lower()
    return next((ending for ending in READERS if name.endswith(ending)), None)


class Reader(Protocol):
    """Reads a file: see `read_batches`."""

    def __call__(self, path: str, columns: Columns, limit: int, /, *, dumps: bool) -> Iterator[Batch]: ...


def read_text(path: str, _: Columns, limit: int, *, dumps: bool = False) -> Iterator[Batch]:
    """Return the only record of a text file."""
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
"""What reads a file, by the ending of its name."""
