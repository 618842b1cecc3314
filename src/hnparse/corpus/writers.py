"""Writing threads and failures to files, which appear only when they are complete."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, Self, cast, get_args

from attrs import Factory, define

from ..inputs.parsed_record import ParsedRecord
from ..inputs.record import Record
from ..outputs.atomic_file import atomic_file
from ..thread import Thread
from .failures import FAILURES, Failure
from .tables import Rows, Table, tabulate

TEMPORARY = "_temporary"
"""The subfolder of the output folder for unfinished files. Engines skip names that begin with an underscore."""
PAGES = "_pages"
"""The subfolder of the output folder for pages that will be merged."""
ROWS = 20_000


class Writer:
    """Writes parsed records and failures. It is a context manager; its files appear when it ends without an error.

    In the form ``"parquet"``, threads are written as four tables, each in its own folder. In ``"jsonl"``, they are
    written as JSON into the folder `threads`. Failures are a table in both forms. With `pages`, the threads are pages
    that will be merged, which are JSON in both forms.
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
        """The files that it writes."""
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
            stack.push(self.stack)  # If writing the last rows fails, no file appears.
            if error[0] is None:
                for file in self.files.values():
                    file.flush()
            else:
                stack.pop_all()
                self.stack.__exit__(*error)

    def copy(self, line: bytes) -> None:
        """Write a thread that is already a line of JSON, with its line break."""
        for file in self.files.values():
            if isinstance(file, _Lines):
                file.file.write(line)

    def write_threads(self, threads: Iterable[Thread]) -> None:
        """Write threads that do not belong to a record."""
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
    """Open a file for bytes, which appears if the block ends without an error."""
    # A file, and not its path, because Arrow does not accept paths that are not UTF-8.
    with atomic_file(path, out / TEMPORARY) as place, place.open("wb") as file:
        yield file


@define
class _Lines:
    """A file of JSON Lines."""

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
    """A Parquet file. Rows are collected until there are enough of them to be written."""

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
