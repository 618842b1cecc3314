"""Shards: the parts of a run. Each shard has its own outputs."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from ..inputs.formats import ending

TEXTS = 1000
"""The number of text files in a shard. One output per text file would be too many files."""
SMALL = 1_000_000
"""The largest size, in bytes, of a file that shares a shard although its name does not tell its kind."""
NAME_BYTES = 200
"""The largest length of a name, in bytes. With an ending, it is valid on every file system."""
LIKE_AN_OUTPUT = re.compile(r"\.(?:jsonl|parquet|json)_*\Z", re.IGNORECASE)


@frozen
class Shard:
    """Some files, and the name of the outputs that are made of them."""

    name: str
    files: tuple[str, ...]

    @property
    def size(self) -> int:
        """The total size of the files, in bytes. A file that does not exist counts as 0."""
        return sum(size for _, size, _ in self.state())

    def state(self) -> list[tuple[str, int, int]]:
        """Return the files, each with its size in bytes and the time of its last change in nanoseconds."""
        return [_state(file) for file in self.files]


def divide(files: Sequence[str], base: str) -> Iterator[Shard]:
    """Yield the shards, in the order of the files. A shard is one file, or up to a thousand text files.

    A small file whose name does not tell its kind counts as a text file.
    """
    texts: list[str] = []
    number = 0
    for file in files:
        kind = ending(file)
        if kind == ".txt" or (kind is None and _state(file)[1] <= SMALL):
            texts.append(file)
        else:
            yield Shard(output_name(os.path.relpath(file, base)), (file,))
        if len(texts) == TEXTS:
            yield Shard(f"texts-{number:05}", tuple(texts))
            number, texts = number + 1, []
    if texts:
        yield Shard(f"texts-{number:05}", tuple(texts))


def output_name(path: str) -> str:
    """Return the name of the outputs of a file. Names of different files differ, and are valid in a file system.

    An ending is added to the name later. A folder that already has such an ending gets an underscore, so that it never
    has the name of an output. A name that is too long is shortened and ends in a hash.

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
