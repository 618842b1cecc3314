"""The output forms of the command: how threads are written to standard output or to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from ..outputs.targets import is_special

if TYPE_CHECKING:
    from ..thread import Thread

Threads = Iterable["Thread"]


@frozen(eq=False, repr=False)
class Style:
    """How a form is written: the table of CSV and Parquet, whether CSV is safe for spreadsheets, the width of trees."""

    table: str = "comments"
    safe_csv: bool = False
    width: int = 80


def _json(threads: Threads, _: Style) -> Iterator[str]:
    """Yield one JSON object per thread; a single one is indented."""
    waiting: Thread | None = None
    several = False
    for thread in threads:
        if waiting is not None:
            several = True
            yield waiting.to_json() + "\n"
        waiting = thread
    if waiting is not None:
        yield waiting.to_json(indent=None if several else 2) + "\n"


def _json_lines(threads: Threads, _: Style) -> Iterator[str]:
    return (thread.to_json() + "\n" for thread in threads)


def _items(threads: Threads, _: Style) -> Iterator[str]:
    import json  # imported here because other forms do not need it

    return (json.dumps(item, ensure_ascii=False) + "\n" for thread in threads for item in thread.to_items())


def _trees(threads: Threads, style: Style) -> Iterator[str]:
    return (("\n" if place else "") + f"{thread.to_tree(style.width)}\n" for place, thread in enumerate(threads))


def _html(threads: Threads, _: Style) -> Iterator[str]:
    for place, thread in enumerate(threads):
        if place:
            raise ValueError("html holds one discussion per file: pass one page, or --merge the pages of a discussion")
        yield thread.to_html() or ""


def _csv(threads: Threads, style: Style) -> Iterator[str]:
    from ..outputs.csv import to_csv

    return to_csv(threads, style.table, safe=style.safe_csv)


TEXTS: dict[str, Callable[[Threads, Style], Iterator[str]]] = {
    "json": _json,
    "jsonl": _json_lines,
    "tree": _trees,
    "markdown": lambda threads, _: (thread.to_markdown() for thread in threads),
    "html": _html,
    "dot": lambda threads, _: (thread.to_dot() for thread in threads),
    "mermaid": lambda threads, _: (thread.to_mermaid() for thread in threads),
    "csv": _csv,
    "items": _items,
}
"""The text forms."""


def _sqlite(threads: Threads, path: Path, _: Style) -> None:
    import sqlite3
    from contextlib import closing

    try:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("BEGIN")
            for thread in threads:
                thread.to_sqlite(connection)
    except sqlite3.Error as error:
        raise ValueError(f"cannot write the database: {error}") from None


def _parquet(threads: Threads, path: Path, style: Style) -> None:
    from ..outputs.layout import column_types
    from ..outputs.optional import require
    from ..outputs.tables import arrow_schema, to_arrow

    require("pyarrow", "--format parquet", "arrow")
    import pyarrow.parquet as pq

    schema = arrow_schema(column_types(style.table))
    with path.open("wb") as out, pq.ParquetWriter(out, schema, compression="zstd") as file:
        for thread in threads:
            file.write_table(to_arrow(thread, style.table, flat=False, path=False))


FILES: dict[str, Callable[[Threads, Path, Style], None]] = {"sqlite": _sqlite, "parquet": _parquet}
"""The binary forms, which need a file."""


def write_file(threads: Threads, form: str, path: Path, style: Style, *, append: bool = False) -> None:
    """Write threads into a file. The file appears once it is complete; without any thread, no file is written.

    A device or a pipe is written directly.

    Args:
        threads: The threads to write.
        form: A key of `TEXTS` or `FILES`.
        path: The file to write or replace.
        style: How the form is written.
        append: Add the threads, all or none, to an existing database.

    Raises:
        ValueError: The form cannot hold these threads.
        ImportError: The form needs a package that is not installed.
        OSError: The file cannot be written.
    """
    some = iter(threads)
    first = next(some, None)
    if first is None:
        return
    threads = chain([first], some)
    if is_special(path):
        if form == "sqlite":
            raise ValueError(f"{path} is a device or a pipe, but a database needs a file")
        _write(threads, form, path, style)
    elif append:
        _write(threads, form, path, style)
    else:
        from ..outputs.atomic_file import atomic_file

        with atomic_file(path) as place:
            _write(threads, form, place, style)


def _write(threads: Threads, form: str, path: Path, style: Style) -> None:
    if form in FILES:
        FILES[form](threads, path, style)
    else:
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(TEXTS[form](threads, style))
