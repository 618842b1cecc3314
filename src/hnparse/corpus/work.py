"""Processing one shard: its files are read, filtered, parsed and written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import asdict, frozen

from ..inputs.formats import ending, read_batches
from ..inputs.kinds import WrongKindError
from ..inputs.limits import RECORD_LIMIT, TooLongError
from ..inputs.parsed_record import parse_record
from ..inputs.record import Batch, Columns
from ..outputs.atomic_file import atomic_file
from .counts import Counts
from .failures import Failure
from .shards import Shard
from .writers import TEMPORARY, Writer

DONE = "_done"
"""The subfolder of the output folder with a file for each shard that is done."""


@frozen
class Job:
    """How each shard is processed: the folder and the form of its outputs, and how its files are read.

    With `pages`, the outputs are pages that will be merged.
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
        """Return the file that marks a shard as done."""
        return Path(self.out, DONE, f"{shard.name}.json")

    def is_done(self, shard: Shard) -> Counts | None:
        """Return the counts of a shard if it is done, or None if it must be processed.

        It must be processed again if one of its files changed or was broken, or if an output is missing or has another
        size.
        """
        try:
            state = json.loads(self.done_file(shard).read_bytes())
            counts = Counts(**state["counts"])
            sizes = [path.stat().st_size for path in self.writer(shard.name).paths]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        files = [list(file) for file in shard.state()]
        return counts if state["files"] == files and state["sizes"] == sizes and not counts.broken else None

    def mark_done(self, shard: Shard, files: list[tuple[str, int, int]], counts: Counts) -> None:
        """Mark a shard as done, with the state of its input files and the sizes of its outputs."""
        sizes = [path.stat().st_size for path in self.writer(shard.name).paths]
        with atomic_file(self.done_file(shard), Path(self.out, TEMPORARY)) as place:
            place.write_text(json.dumps({"files": files, "sizes": sizes, "counts": asdict(counts)}), "utf-8")


def do_shard(shard: Shard, job: Job, tick: Callable[[int], None]) -> Counts:
    """Process a shard, and return its counts. `tick` is called with the number of records read since the last call.

    If a file is broken, its records before the break are kept, and the file is recorded as a failure.
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
    job.mark_done(shard, files, counts)
    return counts


def give_up(shard: Shard, job: Job, why: str) -> Counts:
    """Record a shard that cannot be processed as a failure of each of its files, and return its counts."""
    counts = Counts(files=len(shard.files), bytes=shard.size)
    with job.writer(shard.name) as out:
        for file in shard.files:
            _fail(Failure(file, "process", why), counts, out)
    job.mark_done(shard, shard.state(), counts)
    return counts


def _batches(file: str, job: Job, counts: Counts, out: Writer) -> Iterator[Batch]:
    """Yield the records of a file up to the place where it is broken. Raises ImportError if a package is missing."""
    before = counts.records
    try:
        yield from read_batches(file, job.columns, job.record_limit, dumps=True)
    except ImportError:
        raise
    except (WrongKindError, TooLongError) as error:
        if isinstance(error, WrongKindError) and ending(file) in (None, ".txt"):
            counts.skip(file, error.what, str(error))
        else:
            _fail(Failure(file, "file", str(error)), counts, out)
    except Exception as error:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        read = counts.records - before
        _fail(Failure(file, "file", f"broken after {read:,} record{'s' if read != 1 else ''}: {why}"), counts, out)


def _fail(failure: Failure, counts: Counts, out: Writer) -> None:
    counts.fail(failure)
    out.fail(failure)
