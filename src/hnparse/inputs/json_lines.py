"""Reading JSON Lines: one JSON object per line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import Any

from .ahead import ahead
from .arrow_filter import any_may_hold_dumps
from .kinds import is_named_json_lines
from .limits import too_long
from .pieces import split_lines
from .record import Batch, Columns, Record
from .together import together
from .utf8 import decode_utf8
from .values import is_item, read_object

NOT_JSON = "the line is not JSON: "
BLOCK = 1 << 21
"""The number of bytes of lines that are searched together."""
BLOCKS = 2
"""The largest number of blocks that are decompressed before they are searched."""


def is_record_each_line(start: bytes, name: str) -> bool:
    """Return True if each line of a JSON file is a record or a thread, according to its first bytes and its name."""
    first, ended, _ = start.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return is_named_json_lines(name) or (first.startswith(b"{") and not ended)
    if isinstance(value, Mapping):
        return not is_item(value)
    return not isinstance(value, list | None) and is_named_json_lines(name)


def read_json_lines(
    pieces: Iterator[bytes], path: str, columns: Columns, limit: int, *, dumps: bool = False
) -> Iterator[Batch]:
    """Yield the records of a file in batches. With `dumps`, yield only those that may hold a dump or cannot be read.

    With `dumps`, a thread decompresses the next lines. Raises EOFError if the last line is cut off.
    """
    blocks = _blocks(pieces, limit)
    before = 0
    for lines, ended in ahead(blocks, BLOCKS) if dumps else blocks:
        full = [(row, line) for row, line in enumerate(lines, before + 1) if line is None or line.strip()]
        chosen = _may_hold_dumps([line for _, line in full], columns) if dumps and ended else None
        records = [
            Record("", path=path, row=row, error=too_long(limit)) if line is None else _record(line, path, row, columns)
            for row, line in (full if chosen is None else compress(full, chosen))
        ]
        before += len(lines)
        if not ended and records and (records[0].error or "").startswith(NOT_JSON):
            raise EOFError(f"the file is cut off within its last line: {records[0].error}")
        yield len(full), records


def _blocks(pieces: Iterator[bytes], limit: int) -> Iterator[tuple[list[bytes | None], bool]]:
    """Yield blocks of lines, and whether the block ends with a line break. A block has about `BLOCK` bytes."""
    for some in together(split_lines(pieces, limit), _size, BLOCK):
        lines = [line for lines, ended in some if ended for line in lines]
        if lines:
            yield lines, True
        last, ended = some[-1]
        if not ended:
            yield last, False


def _size(found: tuple[list[bytes | None], bool]) -> int:
    return sum(map(len, filter(None, found[0])))


def _may_hold_dumps(lines: Sequence[bytes | None], columns: Columns) -> list[bool] | None:
    """Return for each line whether its text may hold a dump. No line is blank. Uses the JSON reader of Arrow.

    Return None if that is not possible: pyarrow is missing, a line is too long, the first line has no text, or the
    other lines are not like the first one.
    """
    try:
        import pyarrow as pa
        import pyarrow.json as reader
    except ImportError:
        return None
    full = [line for line in lines if line is not None]
    if not full or len(full) < len(lines):
        return None
    names = _names(full[0], columns.texts)
    if not names:
        return None
    data = b"\n".join(full)
    parse = reader.ParseOptions(pa.schema([(name, pa.string()) for name in names]), unexpected_field_behavior="ignore")
    try:
        table = reader.read_json(pa.BufferReader(data), reader.ReadOptions(False, len(data) + 1), parse)
    except (pa.ArrowException, ValueError):
        return None
    if table.num_rows != len(full):
        return None
    return [found for batch in table.to_batches() for found in any_may_hold_dumps(batch.columns).to_pylist()]


def _names(line: bytes, texts: Sequence[str]) -> list[str]:
    """Return the names to try up to the one that is the text of a line. Empty if the line has no text."""
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return []
    if not isinstance(values, Mapping) or "children" in values:
        return []
    place = next((place for place, name in enumerate(texts) if isinstance(values.get(name), str)), None)
    return [] if place is None else list(texts[: place + 1])


def _record(line: bytes, path: str, row: int, columns: Columns) -> Record:
    text, findings = decode_utf8(line)
    try:
        values: Any = json.loads(text.removeprefix("\ufeff") if row == 1 else text)
    except (ValueError, RecursionError) as error:
        return Record("", path=path, row=row, error=f"{NOT_JSON}{error}")
    if not isinstance(values, Mapping):
        return Record("", path=path, row=row, error="the line is not a JSON object")
    try:
        found = read_object(values, path, row, columns, findings)
    except ValueError as error:
        return Record("", path=path, row=row, error=str(error))
    return found if isinstance(found, Record) else Record("", path=path, row=row, thread=found)
