"""Reading WET: the records of the type `conversion` in a web archive (ISO 28500)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice, repeat
from typing import NamedTuple

from .arrow_filter import bytes_may_hold_dumps
from .limits import too_long
from .pieces import PieceReader
from .record import Batch, Record
from .together import together
from .utf8 import decode_utf8

HEAD = 1 << 16
"""The largest size of a header, and of a line in it, in bytes."""
BATCH = 1 << 20
"""The size of the texts that are searched together, in bytes."""
SMALLEST = 100
"""The size of a record without a text, in bytes."""
VERSION = b"WARC/"
FIELD = re.compile(
    rb"^(WARC-Type|Content-Length|WARC-Target-URI|WARC-Date)[ \t]*:([^\n]*)", re.IGNORECASE | re.MULTILINE
)


def read_wet(pieces: Iterator[bytes], path: str, limit: int, *, dumps: bool = False) -> Iterator[Batch]:
    """Yield the records of a file that is given in pieces, in batches.

    With `dumps`, yield only those that may hold a dump or cannot be read. A record that is longer or shorter than its
    header states is an error; the next header is searched, and reading continues there.

    Raises EOFError if a record is cut off.
    """
    contents = _contents(PieceReader(pieces), limit)
    # The first record is a batch of its own, because it shows whether the file is WET.
    for some in chain([[first] for first in islice(contents, 1)], together(contents, _size, BATCH)):
        chosen = bytes_may_hold_dumps([one.text for one in some]) if dumps else repeat(True)
        # A record with an error has no text, and is yielded too.
        yield len(some), [one.record(path) for one, found in zip(some, chosen, strict=False) if found or one.error]


class _Content(NamedTuple):
    """A record whose text is not decoded."""

    text: bytes
    url: str | None
    date: str | None
    row: int
    error: str | None

    def record(self, path: str) -> Record:
        text, findings = decode_utf8(self.text)
        return Record(text, self.url, self.date, path, self.row, self.error, findings=findings)


def _size(content: _Content) -> int:
    return len(content.text) + SMALLEST


def _contents(file: PieceReader, limit: int) -> Iterator[_Content]:
    """Yield the records of a file. A record with an error has no text."""
    row = 0
    line = _next_line(file)
    while line:
        head = _head(file) if line.startswith(VERSION) else {}
        is_text = head.get("warc-type", "conversion") == "conversion"
        row += is_text
        size = int(head["content-length"]) if head.get("content-length", "").isdecimal() else None
        text = b""
        if size is not None:
            is_read = is_text and size <= limit
            text = file.read(size) if is_read else b""
            here = len(text) if is_read else file.skip(size)
            if here < size:
                raise EOFError(f"the file is cut off: record {row} has {here:,} of its {size:,} bytes")
        line = _next_line(file)
        if is_text:
            error = None
            if size is None:
                error = "the header of the record has no Content-Length" if head else "no record begins here"
            elif line and not line.startswith(VERSION):
                error = "the record does not have the length that its header states"
            elif size > limit:
                error = too_long(limit)
            yield _Content(b"" if error else text, head.get("warc-target-uri"), head.get("warc-date"), row, error)
        while line and not line.startswith(VERSION):
            line = file.line(HEAD)


def _next_line(file: PieceReader) -> bytes:
    """Return the next line that is not blank. Empty at the end of the file."""
    line = file.line(HEAD)
    while line and not line.strip():
        line = file.line(HEAD)
    return line


def _head(file: PieceReader) -> dict[str, str]:
    """Return the fields of a header, with their names in lower case. Raises EOFError if the header is cut off."""
    head = file.until(b"\r\n\r\n", HEAD) or b"".join(_head_lines(file))
    fields: dict[str, str] = {}
    for name, value in FIELD.findall(head):
        fields.setdefault(name.decode().lower(), value.decode("utf-8", "replace").strip())
    return fields


def _head_lines(file: PieceReader) -> Iterator[bytes]:
    size = 0
    while size < HEAD:
        line = file.line(HEAD)
        if not line.endswith(b"\n"):
            raise EOFError("the file is cut off within the header of a record")
        if not line.strip():
            break
        size += len(line)
        yield line
