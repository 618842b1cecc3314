"""Shards: the pieces of work that a run is divided into, each with outputs of its own."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

TEXTS = 1000
"""How many text files make a shard: an output for each of them would be as many files again."""
NAME_BYTES = 200
"""How long a name can be, so that an ending still fits behind it on every file system."""
LIKE_AN_OUTPUT = re.compile(r"\.(?:jsonl|parquet|json)_*\Z", re.IGNORECASE)


@frozen
class Shard:
    """A piece of work: some files, and the name that its outputs have."""

    name: str
    files: tuple[str, ...]

    @property
    def size(self) -> int:
        """Return how many bytes its files have; none where they cannot be seen."""
        return sum(size for _, size, _ in self.state())

    def state(self) -> list[tuple[str, int, int]]:
        """Return its files, each with its size and the time of its last change."""
        return [_state(file) for file in self.files]


def divide(files: Sequence[str], base: str) -> Iterator[Shard]:
    """Return the shards in the order of the files: one for each file, or for a thousand text files."""
    texts: list[str] = []
    number = 0
    for file in files:
        if file.lower().endswith(".txt"):
            texts.append(file)
        else:
            yield Shard(output_name(os.path.relpath(file, base)), (file,))
        if len(texts) == TEXTS:
            yield Shard(f"texts-{number:05}", tuple(texts))
            number, texts = number + 1, []
    if texts:
        yield Shard(f"texts-{number:05}", tuple(texts))


def output_name(path: str) -> str:
    """Return the name of the outputs of a file: another one for each path, and one that a file system takes.

    Outputs get an ending behind this name. A folder that has such an ending itself gets an underscore, so that it never
    has the name of an output. A name that is too long for an ending ends in a hash.

    >>> output_name("crawl/a.jsonl"), output_name("a.jsonl/b.parquet")
    ('crawl/a.jsonl', 'a.jsonl_/b.parquet')
    """
    *folders, name = Path(path).parts
    return str(Path(*[f"{folder}_" if LIKE_AN_OUTPUT.search(folder) else folder for folder in folders], _short(name)))


def _short(name: str) -> str:
    data = os.fsencode(name)
    if len(data) <= NAME_BYTES:
        return name
    ending = f"~{hashlib.sha256(data).hexdigest()[:32]}"
    return os.fsdecode(data[: NAME_BYTES - len(ending)]) + ending


def _state(file: str) -> tuple[str, int, int]:
    try:
        status = Path(file).stat()
    except OSError:
        return file, 0, 0
    return file, status.st_size, status.st_mtime_ns
