"""Discussions: the pages of a whole corpus put together, with no more of them in memory than what joins them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, islice
from pathlib import Path

from attrs import evolve, frozen

from ..graph.merging import group
from ..merging import merge
from ..model import Comment, Diagnostic, Missing, Page, Story
from ..thread import Thread
from .parsed_record import ParsedRecord
from .record import Record
from .shards import Shard
from .work import Job
from .writers import Writer

DISCUSSIONS = 10_000
"""How many discussions have outputs of their own."""


def write_discussions(shards: Sequence[Shard], job: Job) -> int:
    """Write the discussions that all pages make, and return their number."""
    files = [path for shard in shards for path in job.writer(shard.name).threads.values()]
    threads = merge_files(files)
    number = 0
    for place in count():
        out = Writer(Path(job.out), job.form, f"discussions-{place:05}", failures=False)
        some = islice(threads, DISCUSSIONS)
        first = next(some, None)
        if first is None:
            break
        with out:
            for thread in chain([first], some):
                out.write(ParsedRecord(Record(""), (thread,)))
                number += 1
    # What an earlier run of this folder made of more pages.
    while any(path.exists() for path in out.paths):
        for path in out.paths:
            path.unlink(missing_ok=True)
        place += 1
        out = Writer(Path(job.out), job.form, f"discussions-{place:05}", failures=False)
    return number


@frozen(eq=False)
class Skeleton:
    """A thread without the words of its comments, and the place where its JSON stands: a file, and an offset in it."""

    story: Story
    comments: tuple[Comment, ...]
    missing: tuple[Missing, ...]
    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...]
    file: int
    offset: int


def merge_files(files: Iterable[Path]) -> Iterator[Thread]:
    """Return the discussions in files of threads, one JSON object a line, in the order of their first pages.

    In memory are the ids of all comments and what their pages say of themselves, and the words of one discussion.
    """
    paths = list(files)
    skeletons = [skeleton for number, path in enumerate(paths) for skeleton in _skeletons(path, number)]
    for parts in group(skeletons):
        yield from merge([_read(paths[part.file], part.offset) for part in parts])


def _skeletons(path: Path, number: int) -> Iterator[Skeleton]:
    offset = 0
    with path.open("rb") as file:
        for line in file:
            thread = Thread.from_dict(json.loads(line))
            comments = tuple(evolve(comment, text="") for comment in thread.comments)
            yield Skeleton(thread.story, comments, thread.missing, thread.pages, thread.diagnostics, number, offset)
            offset += len(line)


def _read(path: Path, offset: int) -> Thread:
    with path.open("rb") as file:
        file.seek(offset)
        return Thread.from_dict(json.loads(file.readline()))
