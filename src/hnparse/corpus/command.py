"""The command over a corpus: a folder of outputs, made at once or in several runs, and a summary."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from .counts import Counts, printable_line
from .discussions import write_discussions
from .failures import Failure
from .files import Listing, base_of, list_files
from .options import Options
from .output_folder import forget, open_folder
from .progress import Progress
from .shards import Shard, divide
from .signals import Ended, ended_by_signals
from .work import Job
from .workers import run

RECORDS, UNUSABLE, FILES = 1, 2, 3
"""The exit statuses: records could not be read, nothing could be done, files or folders could not be read."""


def run_corpus(options: Options) -> int:
    """Do what is asked for, say on standard error how it went, and return the exit status."""
    try:
        with ended_by_signals():
            return _run(options)
    except (OSError, ValueError, ImportError) as error:
        print(f"hnparse: {printable_line(_words(error))}", file=sys.stderr)
        return UNUSABLE
    except Ended as error:
        print("hnparse: ended by a signal; the same command with --resume goes on", file=sys.stderr)
        return 128 + error.number


def _run(options: Options) -> int:
    start = time.monotonic()
    listing = list_files(options.paths)
    if not listing.files and not listing.unread:  # All outputs would be those of shards that there are no more.
        raise ValueError(f"{', '.join(options.paths)}: no file of a kind that a corpus has")
    _check_outside(listing.files, options)
    shards = list(divide(listing.files, base_of(options.paths)))
    job = Job(options.out, options.form, options.columns, options.record_limit, options.merge)
    with open_folder(options):
        counts, fresh = _do(shards, job, options.jobs, listing)
        if options.merge:
            counts.discussions = write_discussions(shards, job, options.memory)
    for line in counts.lines(time.monotonic() - start, fresh, listing.skipped):
        print(line, file=sys.stderr)
    return FILES if counts.broken else RECORDS if counts.failed else 0


def _check_outside(files: Sequence[str], options: Options) -> None:
    """Raise ValueError for a run that would read what it writes."""
    out = Path(options.out).resolve()
    for file in files:
        if Path(file).resolve().is_relative_to(out):
            raise ValueError(f"{file} is in the folder of the outputs, {options.out}: name another folder")


def _do(shards: Sequence[Shard], job: Job, jobs: int, listing: Listing) -> tuple[Counts, int]:
    """Do the shards that are not done; return the counts of all of them, and the bytes that were read only now."""
    known = {shard: counts for shard in shards if (counts := job.is_done(shard))}
    folders = Shard("folders", ())
    if not listing.unread:  # Else their outputs may be of files that cannot be seen now.
        forget(shards, job)
    todo = [shard for shard in shards if shard not in known]
    with Progress(todo) as progress:
        known.update(run(todo, job, jobs, progress.watch))
    total = Counts()
    for shard in shards:
        total.add(known[shard])
    if listing.unread:
        with job.writer(folders.name) as out:
            for folder, why in listing.unread:
                failure = Failure(folder, "folder", why)
                total.fail(failure)
                out.fail(failure)
        job.say_done(folders, [], total)
    return total, sum(shard.size for shard in todo)


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is not None:
        name = error.filename if isinstance(error.filename, str) else str(error.filename)
        return f"{name}: {error.strerror}"
    return str(error)
