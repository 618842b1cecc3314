"""Writers: what threads and failures are written as, into files that appear whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, Self, cast, get_args

from attrs import Factory, define

from ..outputs.atomic_file import atomic_file
from ..thread import Thread
from .failures import FAILURES, Failure
from .parsed_record import ParsedRecord
from .record import Record
from .tables import Rows, Table, tabulate

TEMPORARY = "_temporary"
"""The folder in the output for what is not whole yet; engines pass over names that begin with an underscore."""
PAGES = "_pages"
"""The folder in the output for pages that are to be merged."""
ROWS = 20_000


class Writer:
    """Takes parsed records and failures one after the other; leaving it without an error makes its files appear.

    Of the form ``"parquet"``, threads are written as three tables, a folder each; of ``"jsonl"``, as JSON into
    `threads`. Failures are a table in either form. With `pages`, threads are pages that are to be merged: these are
    JSON in either form.
    """

    def __init__(self, out: Path, form: str, name: str, *, pages: bool = False, failures: bool = True) -> None:
        self.out = out
        self.is_lines = form == "jsonl" or pages
        names: tuple[str, ...] = (PAGES if pages else "threads",) if self.is_lines else get_args(Table)
        self.threads = {table: out / table / f"{name}.{'jsonl' if self.is_lines else 'parquet'}" for table in names}
        self.failures = {"failures": out / "failures" / f"{name}.{form}"} if failures else {}
        self.files: dict[str, _Lines | _Table] = {}
        self.stack = ExitStack()

    @property
    def paths(self) -> list[Path]:
        """Return the files that it makes."""
        return [*self.threads.values(), *self.failures.values()]

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            for table, path in {**self.threads, **self.failures}.items():
                file = stack.enter_context(_opened(path, self.out))
                made = _Lines(file) if path.suffix == ".jsonl" else stack.enter_context(_table(table, file))
                self.files[table] = made
            self.stack = stack.pop_all()
        return self

    def __exit__(self, *error: Any) -> None:
        with ExitStack() as stack:
            stack.push(self.stack)  # An error of the last rows reaches all files: none of them appears.
            if error[0] is None:
                for file in self.files.values():
                    file.flush()
            else:
                stack.pop_all()
                self.stack.__exit__(*error)

    def copy(self, line: bytes) -> None:
        """Write a thread that is JSON already, with the end of its line."""
        for file in self.files.values():
            if isinstance(file, _Lines):
                file.file.write(line)

    def write_threads(self, threads: Iterable[Thread]) -> None:
        """Write threads that are of no record."""
        self.write(ParsedRecord(Record(""), tuple(threads)))

    def write(self, parsed: ParsedRecord) -> None:
        """Write the threads of a record."""
        for table in self.threads:
            file = self.files[table]
            if isinstance(file, _Lines):
                for thread in parsed.threads:
                    file.add(thread.to_json())
            else:
                file.add(tabulate(parsed, cast("Table", table)))

    def fail(self, failure: Failure) -> None:
        """Write a failure."""
        file = self.files["failures"]
        if isinstance(file, _Lines):
            file.add(json.dumps(failure.row, ensure_ascii=False))
        else:
            file.add({name: [value] for name, value in failure.row.items()})


@contextmanager
def _opened(path: Path, out: Path) -> Iterator[IO[bytes]]:
    """Open a file of bytes that appears when it is left without an error; Arrow takes no path that is not UTF-8."""
    with atomic_file(path, out / TEMPORARY) as place, place.open("wb") as file:
        yield file


@define
class _Lines:
    """JSON, a line each."""

    file: IO[bytes]

    def add(self, line: str) -> None:
        self.file.write(line.encode("utf-8", "backslashreplace") + b"\n")

    def flush(self) -> None:
        self.file.flush()


@contextmanager
def _table(name: str, file: IO[bytes]) -> Iterator[_Table]:
    from ..outputs.optional import require

    require("pyarrow", "--format parquet", "corpus")
    import pyarrow.parquet as pq

    from ..arrow import SCHEMAS
    from ..outputs.tables import arrow_schema

    schema = arrow_schema(FAILURES) if name == "failures" else SCHEMAS[cast("Table", name)]
    with pq.ParquetWriter(file, schema, compression="zstd") as rows:
        yield _Table(schema, rows)


@define
class _Table:
    """Rows of a Parquet file, which wait until they are many enough to be written."""

    schema: Any
    file: Any
    rows: Rows = Factory(dict)
    number: int = 0

    def add(self, rows: Rows) -> None:
        for name in self.schema.names:
            self.rows.setdefault(name, []).extend(rows[name])
        self.number += len(rows["error"])
        if self.number >= ROWS:
            self.flush()

    def flush(self) -> None:
        import pyarrow as pa

        if self.number:
            self.file.write_batch(pa.RecordBatch.from_pydict(self.rows, self.schema))
        self.rows, self.number = {}, 0
