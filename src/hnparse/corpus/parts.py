"""Parts: how a run over a corpus is divided into pieces of work, each with an output of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

TEXTS = 1000
"""How many text files make a part, for an output for each of them would be a file for each of them."""


@frozen
class Part:
    """A piece of work: some files, and the name that its outputs have."""

    name: str
    files: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many bytes its files have; none where they cannot be seen."""
        return sum(size for _, size, _ in self.state())

    def state(self) -> list[tuple[str, int, int]]:
        """Its files, each with its size and the time of its last change: what it was made of."""
        return [_state(file) for file in self.files]


def divide(files: Sequence[str], base: str) -> Iterator[Part]:
    """The parts, in the order of the files: a file each, or a thousand of one text each."""
    texts: list[str] = []
    number = 0
    for file in files:
        if file.lower().endswith(".txt"):
            texts.append(file)
        else:
            yield Part(os.path.relpath(file, base), (file,))
        if len(texts) == TEXTS:
            yield Part(f"texts-{number:05}", tuple(texts))
            number, texts = number + 1, []
    if texts:
        yield Part(f"texts-{number:05}", tuple(texts))


def _state(file: str) -> tuple[str, int, int]:
    try:
        status = Path(file).stat()
    except OSError:
        return file, 0, 0
    return file, status.st_size, status.st_mtime_ns
