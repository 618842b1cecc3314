"""Writers: what threads are written as, into files that appear whole or not at all."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol, Self, get_args

from ..outputs.atomic_file import atomic_file
from .outcome import Outcome
from .tables import Rows, Table, tabulate

TEMPORARY = "_temporary"
"""The folder in the output for what is not whole yet; engines pass over names that begin with an underscore."""
ROWS = 20_000


class Writer(Protocol):
    """What takes the outcomes of a part, one after the other; leaving it without an error makes its files appear."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def write(self, outcome: Outcome) -> None:
        """Write the threads of a record."""

    @property
    def paths(self) -> list[Path]:
        """The files that it makes."""


def writer(form: str, out: Path, name: str) -> Writer:
    """The writer of a part: ``"parquet"`` has a file in each of three folders, ``"jsonl"`` one in `threads`."""
    return ParquetWriter(out, name) if form == "parquet" else LinesWriter(out / "threads" / f"{name}.jsonl", out)


class LinesWriter:
    """Threads as JSON, a line each."""

    def __init__(self, path: Path, out: Path) -> None:
        self.paths = [path]
        self.out = out
        self.stack = ExitStack()
        self.file: IO[str]

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            place = stack.enter_context(atomic_file(self.paths[0], self.out / TEMPORARY))
            file = place.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
            self.file = stack.enter_context(file)
            self.stack = stack.pop_all()
        return self

    def __exit__(self, *error: Any) -> None:
        self.stack.__exit__(*error)

    def write(self, outcome: Outcome) -> None:
        self.file.writelines(thread.to_json() + "\n" for thread in outcome.threads)


class ParquetWriter:
    """The tables of comments, pages and diagnostics, a Parquet file each."""

    def __init__(self, out: Path, name: str) -> None:
        self.out = out
        name = f"{name}.parquet"
        self.places: dict[Table, Path] = {table: out / table / name for table in get_args(Table)}
        self.paths = list(self.places.values())
        self.stack = ExitStack()
        self.tables: dict[Table, _Waiting] = {}

    def __enter__(self) -> Self:
        from ..outputs.optional import require

        require("pyarrow", "--format parquet", "corpus")
        import pyarrow.parquet as pq

        from ..arrow import SCHEMAS

        with ExitStack() as stack:
            for table, path in self.places.items():
                place = stack.enter_context(atomic_file(path, self.out / TEMPORARY))
                file = stack.enter_context(pq.ParquetWriter(place, SCHEMAS[table], compression="zstd"))
                self.tables[table] = _Waiting(table, file)
            self.stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: Any) -> None:
        with ExitStack() as stack:
            stack.push(self.stack)  # An error of the last rows reaches the files, too: they do not appear.
            if kind is None:
                for waiting in self.tables.values():
                    waiting.flush()
            else:
                stack.pop_all()
                self.stack.__exit__(kind, *error)

    def write(self, outcome: Outcome) -> None:
        for table, waiting in self.tables.items():
            waiting.add(tabulate(outcome, table))


class _Waiting:
    """Rows that wait until they are many enough to be written."""

    def __init__(self, table: Table, file: Any) -> None:
        self.table = table
        self.file = file
        self.parts: list[Rows] = []
        self.rows = 0

    def add(self, rows: Rows) -> None:
        self.parts.append(rows)
        self.rows += len(rows["error"])
        if self.rows >= ROWS:
            self.flush()

    def flush(self) -> None:
        from ..arrow import to_batch

        if self.rows:
            self.file.write_batch(to_batch(self.parts, self.table))
        self.parts, self.rows = [], 0
