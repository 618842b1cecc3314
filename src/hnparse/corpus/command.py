"""The corpus mode of the command: it writes a folder of outputs, in one run or several, and prints a summary."""

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
"""The exit statuses: records could not be read, the run could not be done, files or folders could not be read."""


def run_corpus(options: Options) -> int:
    """Run over a corpus, print a summary or an error to standard error, and return the exit status."""
    try:
        with ended_by_signals():
            return _run(options)
    except (OSError, ValueError, ImportError) as error:
        print(f"hnparse: {printable_line(_message(error))}", file=sys.stderr)
        return UNUSABLE
    except Ended as error:
        print("hnparse: ended by a signal: run the same command with --resume to continue", file=sys.stderr)
        return 128 + error.number


def _run(options: Options) -> int:
    start = time.monotonic()
    listing = list_files(options.paths)
    if not listing.files and not listing.unread:  # Otherwise all outputs of an earlier run would be removed.
        raise ValueError(f"{', '.join(options.paths)}: no file to read")
    _check_outside(listing.files, options)
    shards = list(divide(listing.files, base_of(options.paths)))
    job = Job(options.out, options.form, options.columns, options.record_limit, options.merge)
    with open_folder(options):
        counts, fresh = _process(shards, job, options.jobs, listing)
        if options.merge:
            counts.discussions = write_discussions(shards, job, options.memory)
    failures = () if options.quiet else counts.failure_lines()
    for line in (*failures, *counts.lines(time.monotonic() - start, fresh, listing.skipped)):
        print(line, file=sys.stderr)
    if not counts.files and not counts.failed:
        raise ValueError(f"{', '.join(options.paths)}: no file of a kind that hnparse reads")
    return FILES if counts.broken else RECORDS if counts.failed else 0


def _check_outside(files: Sequence[str], options: Options) -> None:
    """Raise ValueError if an input file is in the output folder."""
    out = Path(options.out).resolve()
    for file in files:
        if Path(file).resolve().is_relative_to(out):
            raise ValueError(f"{file} is in the output folder, {options.out}: choose another output folder")


def _process(shards: Sequence[Shard], job: Job, jobs: int, listing: Listing) -> tuple[Counts, int]:
    """Process the shards that are not done. Return the counts of all shards and the bytes read in this run."""
    known = {shard: counts for shard in shards if (counts := job.is_done(shard))}
    folders = Shard("folders", ())
    if not listing.unread:  # The files of an unreadable folder may still exist, so their outputs must stay.
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
        job.mark_done(folders, [], total)
    return total, sum(shard.size for shard in todo)


def _message(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is not None:
        name = error.filename if isinstance(error.filename, str) else str(error.filename)
        return f"{name}: {error.strerror}"
    return str(error)
