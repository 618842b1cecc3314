"""Merging the pages of a whole corpus into discussions. Memory does not grow with the number of comments."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Sequence
from itertools import chain, count, islice
from pathlib import Path

from ..graph.union_find import UnionFind
from ..merging import merge
from ..thread import Thread
from .page_tokens import tokens_of
from .shards import Shard
from .sorting import Sorter
from .work import Job
from .writers import TEMPORARY, Writer

DISCUSSIONS = 10_000
"""The number of discussions in one output, or a few more."""


def write_discussions(shards: Sequence[Shard], job: Job, memory: int) -> int:
    """Write the discussions of all pages, in the order of their first pages, and return the number of discussions.

    Memory: at most `memory` bytes for sorting, 24 bytes for each page, and the pages of one discussion.
    """
    files = [path for shard in shards for path in job.writer(shard.name).threads.values()]
    groups = pages_together(files, Path(job.out, TEMPORARY, "merging"), memory)
    number = 0
    for place in count():
        out = _writer(job, place)
        some = islice(groups, DISCUSSIONS)
        first = next(some, None)
        if first is None:
            break
        with out:
            for pages in chain([first], some):
                if len(pages) == 1 and out.is_lines:
                    out.copy(pages[0])
                    number += 1
                else:
                    threads = merge([Thread.from_dict(json.loads(page)) for page in pages])
                    out.write_threads(threads)
                    number += len(threads)
    # Remove the outputs of an earlier run that had more discussions.
    while any(path.exists() for path in out.paths):
        for path in out.paths:
            path.unlink(missing_ok=True)
        place += 1
        out = _writer(job, place)
    return number


def _writer(job: Job, place: int) -> Writer:
    return Writer(Path(job.out), job.form, f"discussions-{place:05}", failures=False)


def pages_together(files: Sequence[Path], folder: Path, memory: int) -> Iterator[list[bytes]]:
    """Yield the pages in files, one per line, in groups. All pages of a discussion are in the same group.

    `folder` is for temporary files.
    """
    places, offsets = array("I"), array("Q")
    sorter = Sorter(folder, memory)
    for place, path in enumerate(files):
        offset = 0
        with path.open("rb") as file:
            for line in file:
                for token, joins in tokens_of(json.loads(line)):
                    sorter.add(token, len(places) << 1 | joins)
                places.append(place)
                offsets.append(offset)
                offset += len(line)
    sets = UnionFind(len(places))
    for numbers in sorter.groups():
        if any(number & 1 for number in numbers):
            sets.unite(*[number >> 1 for number in numbers])
    for group in sets.groups():
        yield [_read(files[places[number]], offsets[number]) for number in group]


def _read(path: Path, offset: int) -> bytes:
    with path.open("rb") as file:
        file.seek(offset)
        return file.readline()
