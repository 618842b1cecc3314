"""Grouping pairs of a key and a number by their keys, on disk if memory does not suffice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

KEY, SIZE = 16, 24
"""The size of a key and of a pair, in bytes."""
IN_MEMORY = 130
"""The number of bytes that a pair takes while it is sorted."""


class Sorter:
    """Collects pairs in any order, and yields the numbers of each key.

    Pairs are divided into 256 parts by the last byte of their key. When they take a quarter of `memory`, each part is
    written to a file in `folder`. One part at a time is sorted. A part that is too large is divided by the byte before.

    >>> sorter = Sorter(Path("never-made"), 10**6)
    >>> for number, letter in enumerate("abab"):
    ...     sorter.add(16 * letter.encode(), number)
    >>> list(sorter.groups())
    [[0, 2], [1, 3]]
    """

    def __init__(self, folder: Path, memory: int, place: int = KEY - 1) -> None:
        self._folder = folder
        self._memory = memory
        self._place = place
        self._waiting = [bytearray() for _ in range(256)]
        self._number = 0
        self._has_files = False

    def add(self, key: bytes, number: int) -> None:
        """Add a pair: a key of 16 bytes, and a number below 2**64."""
        self._add(key + number.to_bytes(SIZE - KEY, "big"))

    def groups(self) -> Iterator[list[int]]:
        """Yield the sorted numbers of each key. After that, no more pairs can be added."""
        for part in range(256):
            path = self._folder / f"{part:02x}"
            size = len(self._waiting[part]) + (path.stat().st_size if self._has_files and path.exists() else 0)
            if size // SIZE * IN_MEMORY > self._memory and self._place:
                yield from self._divided(part, path).groups()
            else:
                data = path.read_bytes() if size > len(self._waiting[part]) else b""
                yield from _grouped(data + self._waiting[part])
            path.unlink(missing_ok=True)
            self._waiting[part] = bytearray()

    def _add(self, pair: bytes) -> None:
        self._waiting[pair[self._place]] += pair
        self._number += 1
        if self._number * SIZE > self._memory // 4:
            self._write()

    def _write(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for part, waiting in enumerate(self._waiting):
            if waiting:
                with (self._folder / f"{part:02x}").open("ab") as file:
                    file.write(waiting)
                waiting.clear()
        self._number = 0
        self._has_files = True

    def _divided(self, part: int, path: Path) -> Sorter:
        finer = Sorter(self._folder / f"by-{part:02x}", self._memory, self._place - 1)
        if path.exists():
            with path.open("rb") as file:
                while data := file.read(SIZE * 10_000):
                    for pair in _pairs(data):
                        finer._add(pair)
        for pair in _pairs(bytes(self._waiting[part])):
            finer._add(pair)
        return finer


def _pairs(data: bytes) -> list[bytes]:
    return [data[start : start + SIZE] for start in range(0, len(data), SIZE)]


def _grouped(data: bytes) -> Iterator[list[int]]:
    for _, pairs in groupby(sorted(_pairs(data)), key=lambda pair: pair[:KEY]):
        yield [int.from_bytes(pair[KEY:], "big") for pair in pairs]
