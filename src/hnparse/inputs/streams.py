"""Streams: the decompressed bytes of a file, whose beginning can be inspected before they are read."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from attrs import define

from .limits import TooLongError
from .pieces import PieceReader, packing_of, read_pieces, split_lines, unpack

START = 4096
"""The number of bytes that suffice to detect the kind of a file."""
STEP = 1 << 14
"""The number of bytes read at a time of an open file."""


@define(eq=False, repr=False)
class Stream:
    """Bytes that are read once.

    `start` is their beginning. `path` is the file with these bytes, compressed or not, or None. `error` is raised after
    `start`, unless it is None.
    """

    start: bytes
    rest: Iterator[bytes]
    path: str | None = None
    error: Exception | None = None

    @classmethod
    def of(cls, pieces: Iterable[bytes], path: str | None = None) -> Stream:
        """Return the stream of some pieces of bytes. An error in the first pieces is raised when they are read."""
        waiting = iter(pieces)
        start = b""
        try:
            for piece in waiting:
                start += piece
                if len(start) >= START:
                    break
        except ImportError:
            raise
        except Exception as error:
            return cls(start, waiting, path, error)
        return cls(start, waiting, path)

    @classmethod
    def of_path(cls, path: str) -> Stream:
        """Return the stream of a file, decompressed if it is compressed."""
        return cls.of(read_pieces(path), path)

    @classmethod
    def of_file(cls, file: IO[bytes], path: str | None = None) -> Stream:
        """Return the stream of an open file."""
        return cls.of(_pieces(file), path)

    def pieces(self) -> Iterator[bytes]:
        """Yield all bytes, in pieces."""
        yield self.start
        if self.error is not None:
            raise self.error
        yield from self.rest

    def read(self) -> bytes:
        """Return all bytes."""
        return b"".join(self.pieces())

    def lines(self) -> Iterator[bytes]:
        """Yield the lines, each with its line break."""
        return (line for line in self.short_lines(sys.maxsize) if line is not None)

    def short_lines(self, limit: int) -> Iterator[bytes | None]:
        """Yield the lines, each with its line break, and None for each line of more than `limit` bytes."""
        for lines, ended in split_lines(self.pieces(), limit):
            for line in lines:
                yield line + b"\n" if ended and line is not None else line

    def unpacked(self) -> Stream:
        """Return the decompressed stream. Reading it raises EOFError if the compressed data is cut off."""
        packing = packing_of(self.start)
        return self if packing is None else Stream.of(unpack(PieceReader(self.pieces()), packing))

    def limited(self, limit: int) -> Stream:
        """Return a stream that raises TooLongError after `limit` bytes."""
        return Stream.of(_limited(self.pieces(), limit), self.path)

    @contextmanager
    def as_path(self) -> Iterator[str]:
        """Yield the path of a file with these bytes. If there is no such file, write a temporary one."""
        if self.path is not None:
            with Path(self.path).open("rb") as opened:
                is_packed = packing_of(opened.read(4)) is not None
            if not is_packed:
                yield self.path
                return
        from tempfile import TemporaryDirectory

        with TemporaryDirectory() as folder:
            place = Path(folder, "input")
            with place.open("wb") as file:
                file.writelines(self.pieces())
            yield str(place)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the bytes of an open file, in pieces."""
    # A short piece is the last one. At a terminal, reading on would require a second end of input.
    short_is_last = isinstance(file, io.BufferedReader)
    while piece := file.read(STEP):
        yield piece
        if short_is_last and len(piece) < STEP:
            return


def _limited(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Yield the pieces. Raises TooLongError after `limit` bytes."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise TooLongError(limit)
        yield piece
