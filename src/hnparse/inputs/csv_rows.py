"""Reading the rows of a CSV file, as programs and spreadsheets write it."""

from __future__ import annotations

import codecs
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

from .csv_cells import cells_of, delimiter_of, names_in
from .limits import too_long

NOT_CLOSED = "a quotation mark is not closed, or one inside a text is not doubled"


@frozen
class Row:
    """A row and its place.

    `number` counts from 1, and the row of names is row 1. `line` is the first line of the row in the file. `error` is
    the reason if the row is unreadable. `is_crlf` is True if the row ends with CRLF, as spreadsheets write it.
    `is_last` is True if the row ends without a line break, where the file ends.
    """

    number: int
    line: int
    cells: tuple[str, ...] = ()
    error: str | None = None
    is_crlf: bool = False
    is_last: bool = False


@frozen
class Csv:
    """A CSV file: the names of its columns, and its rows. Bytes that are not UTF-8 become lone surrogates."""

    names: tuple[str, ...]
    rows: Iterator[Row]

    @classmethod
    def of(cls, lines: Iterable[bytes | None], limit: int = sys.maxsize) -> Csv:
        """Return the table in the lines of a file. A row of more than `limit` bytes has an error.

        Raises ValueError if the first row does not name columns.
        """
        rows = _texts(_records(_as_utf8(lines), limit))
        _, _, head = next(rows, (0, 0, ""))
        names = names_in(head or "")
        if not names:
            raise ValueError(f"row 1 does not name the columns: {NOT_CLOSED}")
        twice = next((name for name, number in Counter(names).items() if name and number > 1), None)
        if twice is not None:
            raise ValueError(f"row 1 names two columns {twice}: rename one of them")
        return cls(names, _rows(rows, len(names), delimiter_of(head or ""), limit))


def _rows(texts: Iterator[tuple[int, int, str | None]], width: int, delimiter: str, limit: int) -> Iterator[Row]:
    for number, line, text in texts:
        if text is None:
            yield Row(number, line, error=too_long(limit))
            continue
        row = text.removesuffix("\n")
        cells = cells_of(row.removesuffix("\r"), delimiter)
        if cells is None:
            yield Row(number, line, error=NOT_CLOSED)
        elif any(cells):
            while len(cells) > width and not cells[-1]:
                cells.pop()
            error = None
            if len(cells) != width:
                error = f"it has {len(cells)} cells, and row 1 names {width} columns"
            yield Row(number, line, tuple(cells), error, row.endswith("\r"), is_last=row == text)


def _texts(records: Iterator[tuple[int, bytes | None]]) -> Iterator[tuple[int, int, str | None]]:
    """Yield the number, the line and the text of each row."""
    for number, (line, data) in enumerate(records, 1):
        yield number, line, None if data is None else data.decode("utf-8", "surrogateescape")


def _records(lines: Iterable[bytes | None], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield the number of the first line of each row, and its bytes, or None if the row is too long.

    Quoted cells can contain line breaks.
    """
    waiting: list[bytes] = []
    size = begun = 0
    is_open = False
    for place, line in enumerate(lines, 1):
        begun = begun or place
        size += limit + 1 if line is None else len(line)
        if size <= limit:
            waiting.append(line or b"")
        else:
            waiting.clear()
        is_open ^= line is not None and line.count(b'"') % 2 == 1
        if not is_open or line is None:
            yield begun, b"".join(waiting) if size <= limit else None
            waiting, size, begun, is_open = [], 0, 0, False
    if begun:
        yield begun, b"".join(waiting) if size <= limit else None


def _as_utf8(lines: Iterable[bytes | None]) -> Iterator[bytes | None]:
    """Yield the lines in UTF-8, also those of a file in UTF-16, without a byte order mark."""
    waiting = iter(lines)
    first = next(waiting, b"")
    if first is not None and first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = b"".join([first, *[line or b"" for line in waiting]])
        yield from data.decode("utf-16", "replace").encode("utf-8", "replace").splitlines(keepends=True)
        return
    yield None if first is None else first.removeprefix(codecs.BOM_UTF8)
    yield from waiting
