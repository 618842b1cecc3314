"""Forms: what the command writes threads as, to standard output or into one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from .outputs.atomic_file import atomic_file

if TYPE_CHECKING:
    from .thread import Thread

Threads = Iterable["Thread"]


def _json(threads: Threads) -> Iterator[str]:
    """One object after the other; a single one is indented."""
    waiting: Thread | None = None
    several = False
    for thread in threads:
        if waiting is not None:
            several = True
            yield waiting.to_json() + "\n"
        waiting = thread
    if waiting is not None:
        yield waiting.to_json(indent=None if several else 2) + "\n"


def _json_lines(threads: Threads) -> Iterator[str]:
    return (thread.to_json() + "\n" for thread in threads)


def _items(threads: Threads) -> Iterator[str]:
    import json  # as in the module that writes threads

    return (json.dumps(item, ensure_ascii=False) + "\n" for thread in threads for item in thread.to_items())


def _trees(threads: Threads) -> Iterator[str]:
    return (("\n" if place else "") + f"{thread}\n" for place, thread in enumerate(threads))


def _html(threads: Threads) -> Iterator[str]:
    for place, thread in enumerate(threads):
        if place:
            raise ValueError("html is one discussion a file: name one page, or --merge those of one discussion")
        yield thread.to_html() or ""


def _csv(threads: Threads) -> Iterator[str]:
    from .outputs.csv import to_csv

    return to_csv(threads)


TEXTS: dict[str, Callable[[Threads], Iterator[str]]] = {
    "json": _json,
    "jsonl": _json_lines,
    "tree": _trees,
    "markdown": lambda threads: (thread.to_markdown() for thread in threads),
    "html": _html,
    "dot": lambda threads: (thread.to_dot() for thread in threads),
    "mermaid": lambda threads: (thread.to_mermaid() for thread in threads),
    "csv": _csv,
    "items": _items,
}
"""Forms that are text."""


def _sqlite(threads: Threads, path: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("BEGIN")
        for thread in threads:
            thread.to_sqlite(connection)


def _parquet(threads: Threads, path: Path) -> None:
    from .outputs.optional import require
    from .outputs.rows import COLUMNS
    from .outputs.tables import arrow_schema

    require("pyarrow", "--format parquet", "arrow")
    import pyarrow.parquet as pq

    with pq.ParquetWriter(path, arrow_schema(COLUMNS), compression="zstd") as file:
        for thread in threads:
            file.write_table(thread.to_arrow())


FILES: dict[str, Callable[[Threads, Path], None]] = {"sqlite": _sqlite, "parquet": _parquet}
"""Forms that are no text, and need a file."""


def write_file(threads: Threads, form: str, path: Path) -> None:
    """Write threads into a file, which appears when all are written, and not before; without a thread, no file.

    Raises ValueError when the form cannot hold them, ImportError when it needs a package that is not here, and OSError
    when the file cannot be written.
    """
    some = iter(threads)
    first = next(some, None)
    if first is None:
        return
    threads = chain([first], some)
    with atomic_file(path) as place:
        if form in FILES:
            FILES[form](threads, place)
        else:
            with place.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.writelines(TEXTS[form](threads))
