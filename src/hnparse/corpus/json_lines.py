"""JSON Lines: a JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from .pieces import read_pieces, split_lines
from .record import Batch, Columns, Record, too_long
from .utf8 import decode_utf8


def read_json_lines(path: str, columns: Columns, limit: int) -> Iterator[Batch]:
    """Return the records of a file in batches. Raises EOFError where the file ends within its last line."""
    before = 0
    for lines, ended in split_lines(read_pieces(path), limit):
        records = []
        for row, line in enumerate(lines, before + 1):
            if line is None:
                records.append(Record("", path=path, row=row, error=too_long(limit)))
            elif line.strip():
                records.append(_record(line, path, row, columns))
        before += len(lines)
        if not ended and records and records[0].error is not None:
            raise EOFError(f"the file is cut off within its last line: {records[0].error}")
        yield len(records), records


def _record(line: bytes, path: str, row: int, columns: Columns) -> Record:
    text, findings = decode_utf8(line)
    try:
        values = json.loads(text.removeprefix("\ufeff") if row == 1 else text)
    except (ValueError, RecursionError) as error:
        return Record("", path=path, row=row, error=f"the line is no JSON: {error}")
    if isinstance(values, Mapping):
        return columns.record(values, path, row, findings)
    return Record("", path=path, row=row, error="the line is no JSON object")
