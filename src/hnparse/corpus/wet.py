"""WET: the records of the type `conversion` of a web archive (ISO 28500)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .pieces import PieceReader, read_pieces
from .record import Batch, Columns, Record, too_long
from .utf8 import decode_utf8

HEAD = 1 << 16
"""How many bytes a line of a head can have, and all of its lines together."""
VERSION = b"WARC/"


def read_wet(path: str, _: Columns, limit: int) -> Iterator[Batch]:
    """Return the records of a file, one a batch. Raises EOFError where a record is cut off.

    Where a record is longer or shorter than its head says, it is a failure, and reading goes on with the next head.
    """
    file = PieceReader(read_pieces(path))
    row = 0
    line = _next_line(file)
    while line:
        head = _head(file) if line.startswith(VERSION) else {}
        is_text = head.get("warc-type", "conversion") == "conversion"
        row += is_text
        size = int(head["content-length"]) if head.get("content-length", "").isdecimal() else None
        url, date = head.get("warc-target-uri"), head.get("warc-date")
        content = b""
        if size is not None:
            is_read = is_text and size <= limit
            content = file.read(size) if is_read else b""
            here = len(content) if is_read else file.skip(size)
            if here < size:
                raise EOFError(f"the file is cut off: record {row} has {here:,} of its {size:,} bytes")
        line = _next_line(file)
        if is_text:
            error = None
            if size is None:
                error = "the record has no length" if head else "no record begins here"
            elif line and not line.startswith(VERSION):
                error = "the record is not as long as its head says"
            elif size > limit:
                error = too_long(limit)
            text, findings = ("", ()) if error else decode_utf8(content)
            yield 1, [Record(text, url, date, path, row, error, findings=findings)]
        while line and not line.startswith(VERSION):
            line = file.line(HEAD)


def _next_line(file: PieceReader) -> bytes:
    """Return the next line that is not blank; nothing at the end of the file."""
    line = file.line(HEAD)
    while line and not line.strip():
        line = file.line(HEAD)
    return line


def _head(file: PieceReader) -> Mapping[str, str]:
    """Return the fields of a head, with their names in lower case. Raises EOFError where the file ends in it."""
    fields: dict[str, str] = {}
    size = 0
    while size < HEAD:
        line = file.line(HEAD)
        if not line.endswith(b"\n"):
            raise EOFError("the file is cut off within the head of a record")
        if not line.strip():
            break
        size += len(line)
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return fields
