"""The command over a corpus: a folder of outputs, made at once or in several runs, and a summary."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from ..outputs.atomic_file import atomic_file
from ..thread import Thread
from .counts import Counts
from .discussions import merge_files
from .files import base_of, find_files
from .order import Order
from .outcome import Outcome
from .parts import Part, divide
from .progress import Progress
from .record import Record
from .run import run
from .work import DONE, Job
from .writers import TEMPORARY, writer

RUN = "_run.json"
PAGES = "_pages"
"""The folder for the pages that are to be merged."""
DISCUSSIONS = 10_000
"""How many discussions have an output of their own."""


def run_corpus(order: Order) -> int:
    """Do what is asked for, say on standard error how it went, and give the exit status."""
    start = time.monotonic()
    try:
        files = find_files(order.paths)
        if not files:  # All outputs would be those of parts that there are no more.
            raise ValueError(f"{', '.join(order.paths)}: no file of a kind that a corpus has")
        parts = list(divide(files, base_of(order.paths)))
        _open(order)
        _check_outside(files, order)
    except (OSError, ValueError) as error:
        print(f"hnparse: {_words(error)}", file=sys.stderr)
        return 2
    # What is merged is written as pages first, and what they join to only then.
    job = Job(str(Path(order.out, PAGES)), "jsonl", order.columns) if order.merge else _job(order)
    try:
        counts, fresh = _do(parts, job, order.jobs)
        if order.merge:
            counts.discussions = _merge(parts, job, order)
    except (OSError, ImportError) as error:
        print(f"hnparse: {_words(error)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("hnparse: interrupted; the same command with --resume goes on", file=sys.stderr)
        return 130
    finally:
        shutil.rmtree(Path(job.out, TEMPORARY), ignore_errors=True)
        shutil.rmtree(Path(order.out, TEMPORARY), ignore_errors=True)
    for line in counts.lines(time.monotonic() - start, fresh):
        print(line, file=sys.stderr)
    return 1 if counts.failed else 0


def _job(order: Order) -> Job:
    return Job(order.out, order.form, order.columns)


def _check_outside(files: Sequence[str], order: Order) -> None:
    """Refuse a run that would read what it writes."""
    out = Path(order.out).resolve()
    for file in files:
        if Path(file).resolve().is_relative_to(out):
            raise ValueError(f"{file} is in the folder of the outputs, {order.out}: name another folder")


def _open(order: Order) -> None:
    """Make the folder, or look that it is one to go on with."""
    out, terms = Path(order.out), Path(order.out, RUN)
    if out.exists() and any(out.iterdir()):
        if not terms.exists():
            raise ValueError(f"{out} has files that are of no run: name another folder")
        if not order.resume:
            raise ValueError(f"{out} has the output of a run: go on with it by --resume, or name another folder")
        try:
            before = dict(json.loads(terms.read_bytes()))
        except (ValueError, TypeError) as error:
            raise ValueError(f"{terms} cannot be read, so nothing is changed: name another folder") from error
        if changed := sorted(key for key, value in order.terms.items() if before.get(key) != value):
            raise ValueError(
                f"{out} has the output of another command ({', '.join(changed)} changed): "
                "--resume goes on with the same one"
            )
    else:
        with atomic_file(terms, out / TEMPORARY) as place:
            place.write_text(json.dumps(order.terms), "utf-8")


def _do(parts: Sequence[Part], job: Job, jobs: int) -> tuple[Counts, int]:
    """Do the parts that are not done; the counts of all of them, and the bytes that were read only now."""
    known = {part: counts for part in parts if (counts := job.is_done(part))}
    _forget(parts, job)
    todo = [part for part in parts if part not in known]
    with Progress(todo) as progress:
        known.update(run(todo, job, jobs, progress.watch))
    total = Counts()
    for part in parts:
        total.add(known[part])
    return total, sum(part.size for part in todo)


def _forget(parts: Sequence[Part], job: Job) -> None:
    """Remove the outputs of parts that there are no more."""
    here = {job.done_file(part) for part in parts}
    for done in Path(job.out, DONE).rglob("*.json"):
        if done not in here:
            name = str(done.relative_to(Path(job.out, DONE)))[: -len(".json")]
            done.unlink()
            for path in writer(job.form, Path(job.out), name).paths:
                path.unlink(missing_ok=True)


# ---- Merging ----------------------------------------------------------------------------------------------------


def _merge(parts: Sequence[Part], job: Job, order: Order) -> int:
    """Write the discussions of all pages, and give their number."""
    files = [path for part in parts for path in writer(job.form, Path(job.out), part.name).paths]
    threads = merge_files(path for path in files if path.exists())
    final = _job(order)
    written, number = [], 0
    for place, some in enumerate(_runs(threads, DISCUSSIONS)):
        part = Part(f"discussions-{place:05}", ())
        with writer(final.form, Path(final.out), part.name) as out:
            for thread in some:
                out.write(Outcome(Record(""), (thread,)))
                number += 1
        with atomic_file(final.done_file(part), Path(final.out, TEMPORARY)) as path:
            path.write_text("{}", "utf-8")
        written.append(part)
    _forget(written, final)
    return number


def _runs(threads: Iterable[Thread], size: int) -> Iterator[Iterator[Thread]]:
    """So many threads at a time."""
    threads = iter(threads)
    for first in threads:
        yield _chain(first, islice(threads, size - 1))


def _chain(first: Thread, others: Iterable[Thread]) -> Iterator[Thread]:
    yield first
    yield from others


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return str(error)
