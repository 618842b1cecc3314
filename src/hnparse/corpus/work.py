"""Work: one part, read, filtered, parsed and written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from ..outputs.atomic_file import atomic_file
from .counts import Counts
from .formats import read_records
from .outcome import parse_record
from .parts import Part
from .record import Columns, Record
from .writers import TEMPORARY, writer

DONE = "_done"
"""The folder in the output with a file for each part that is done."""
STEP = 1000


@frozen
class Job:
    """What is to be done with each part: the folder and the form of its outputs, and the names of its columns."""

    out: str
    form: str
    columns: Columns = Columns()

    def done_file(self, part: Part) -> Path:
        """The file that says that a part is done."""
        return Path(self.out, DONE, f"{part.name}.json")

    def is_done(self, part: Part) -> Counts | None:
        """The counts of a part that is done, from these same files; None for one that is not, or that has failed."""
        try:
            said = json.loads(self.done_file(part).read_bytes())
            counts = Counts(**said["counts"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        state = [list(file) for file in part.state()]
        if not all(path.exists() for path in writer(self.form, Path(self.out), part.name).paths):
            return None
        return counts if said["files"] == state and not counts.broken else None


class Stopped(Exception):  # noqa: N818 -- no error
    """The run is to end before its work is done."""


def do_part(part: Part, job: Job, tick: Callable[[int], None]) -> Counts:
    """Do a part, and say so in a file: what it is made of, and its counts.

    A file that breaks costs what comes behind the break, and is among the failures. `tick` is told now and then how
    many more records are read; it raises Stopped to end the work, and then nothing is left of it.
    """
    state = part.state()
    counts = Counts(files=len(part.files), bytes=part.size)
    with writer(job.form, Path(job.out), part.name) as out:
        for file in part.files:
            records = _records(file, job.columns, counts)
            for record in records:
                outcome = parse_record(record)
                counts.records += 1
                if counts.records % STEP == 0:
                    tick(STEP)
                if outcome.is_empty:
                    continue
                counts.add_threads(outcome.threads)
                if outcome.error is not None:
                    counts.fail(record.source, outcome.error)
                out.write(outcome)
        tick(counts.records % STEP)
    _say_done(job, part, {"files": state, "counts": asdict(counts)})
    return counts


def _records(file: str, columns: Columns, counts: Counts) -> Iterator[Record]:
    """The records of a file, up to where it breaks; a package that is missing is missing for all of them."""
    try:
        yield from read_records(file, columns)
    except ImportError:
        raise
    except Exception as error:
        counts.broken += 1
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        counts.fail(file, f"broken after record {counts.records:,}: {why}")


def _say_done(job: Job, part: Part, said: dict[str, Any]) -> None:
    path = job.done_file(part)
    with atomic_file(path, Path(job.out, TEMPORARY)) as place:
        place.write_text(json.dumps(said), "utf-8")
