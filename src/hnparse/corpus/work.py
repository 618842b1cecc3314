"""Work: one shard, read, filtered, parsed and written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import asdict, frozen

from ..outputs.atomic_file import atomic_file
from .counts import Counts
from .failures import Failure
from .formats import read_batches
from .parsed_record import parse_record
from .record import RECORD_LIMIT, Batch, Columns
from .shards import Shard
from .writers import TEMPORARY, Writer

DONE = "_done"
"""The folder in the output with a file for each shard that is done."""


@frozen
class Job:
    """What is to be done with each shard: the folder and the form of its outputs, and how its files are read.

    With `pages`, the outputs are pages that are to be merged.
    """

    out: str
    form: str
    columns: Columns = Columns()
    record_limit: int = RECORD_LIMIT
    pages: bool = False

    def writer(self, name: str) -> Writer:
        """Return the writer of the shard with this name."""
        return Writer(Path(self.out), self.form, name, pages=self.pages)

    def done_file(self, shard: Shard) -> Path:
        """Return the file that says that a shard is done."""
        return Path(self.out, DONE, f"{shard.name}.json")

    def is_done(self, shard: Shard) -> Counts | None:
        """Return the counts of a shard that is done.

        None for one that is not done, that was made of other files, that had a broken file, or whose outputs are gone
        or have another size.
        """
        try:
            told = json.loads(self.done_file(shard).read_bytes())
            counts = Counts(**told["counts"])
            sizes = [path.stat().st_size for path in self.writer(shard.name).paths]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        files = [list(file) for file in shard.state()]
        return counts if told["files"] == files and told["sizes"] == sizes and not counts.broken else None

    def say_done(self, shard: Shard, files: list[tuple[str, int, int]], counts: Counts) -> None:
        """Write the file that says that a shard is done: what it was made of, and what it made."""
        sizes = [path.stat().st_size for path in self.writer(shard.name).paths]
        with atomic_file(self.done_file(shard), Path(self.out, TEMPORARY)) as place:
            place.write_text(json.dumps({"files": files, "sizes": sizes, "counts": asdict(counts)}), "utf-8")


def do_shard(shard: Shard, job: Job, tick: Callable[[int], None]) -> Counts:
    """Do a shard, and return its counts. `tick` gets the number of records that were read since it was last called.

    A file that breaks costs what comes behind the break, and is among the failures.
    """
    files = shard.state()
    counts = Counts(files=len(files), bytes=sum(size for _, size, _ in files))
    with job.writer(shard.name) as out:
        for file in shard.files:
            for number, records in _batches(file, job, counts, out):
                counts.records += number
                for record in records:
                    parsed = parse_record(record)
                    if parsed.error is not None:
                        _fail(Failure(record.source, "record", parsed.error, record.url), counts, out)
                    if not parsed.is_empty:
                        counts.add_threads(parsed.threads)
                        out.write(parsed)
                tick(number)
    job.say_done(shard, files, counts)
    return counts


def give_up(shard: Shard, job: Job, why: str) -> Counts:
    """Write a shard that cannot be done as a failure of each of its files, and return its counts."""
    counts = Counts(files=len(shard.files), bytes=shard.size)
    with job.writer(shard.name) as out:
        for file in shard.files:
            _fail(Failure(file, "process", why), counts, out)
    job.say_done(shard, shard.state(), counts)
    return counts


def _batches(file: str, job: Job, counts: Counts, out: Writer) -> Iterator[Batch]:
    """Return the records of a file, up to where it breaks; a package that is missing is missing for all of them."""
    before = counts.records
    try:
        yield from read_batches(file, job.columns, job.record_limit, dumps=True)
    except ImportError:
        raise
    except Exception as error:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        read = counts.records - before
        _fail(Failure(file, "file", f"broken after {read:,} record{'s' if read != 1 else ''}: {why}"), counts, out)


def _fail(failure: Failure, counts: Counts, out: Writer) -> None:
    counts.fail(failure)
    out.fail(failure)
