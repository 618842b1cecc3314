"""Streams: the decompressed bytes of a file, whose beginning can be inspected before they are read."""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Any

from attrs import define

from ..outputs.optional import require
from .pieces import split_lines

START = 4096
"""The number of bytes that suffice to detect the kind of a file."""
STEP = 1 << 14
"""The number of bytes read at a time. With gzip, they decompress to a thousand times as many at most."""


@define
class Stream:
    """Bytes that are read once. `start` is their beginning. `path` is a file with exactly these bytes, or None."""

    start: bytes
    rest: Iterator[bytes]
    path: str | None = None

    @classmethod
    def of(cls, pieces: Iterable[bytes], path: str | None = None) -> Stream:
        """Return the stream of some pieces of bytes."""
        waiting = iter(pieces)
        start = b""
        for piece in waiting:
            start += piece
            if len(start) >= START:
                break
        return cls(start, waiting, path)

    @classmethod
    def of_file(cls, file: IO[bytes], path: str | None = None) -> Stream:
        """Return the stream of an open file."""
        return cls.of(read_pieces(file), path)

    def pieces(self) -> Iterator[bytes]:
        """Yield all bytes, in pieces."""
        return chain([self.start], self.rest)

    def read(self) -> bytes:
        """Return all bytes."""
        return b"".join(self.pieces())

    def lines(self) -> Iterator[bytes]:
        """Yield the lines, each with its line break."""
        for lines, ended in split_lines(self.pieces(), sys.maxsize):
            for line in lines:
                if line is not None:  # None stands for a line above the limit, and there is no limit here
                    yield line + b"\n" if ended else line

    def unpacked(self, kind: str) -> Stream:
        """Return the content of a ``gzip`` or ``zstd`` stream. Reading it raises EOFError if the stream is cut off."""
        if kind == "gzip":
            return Stream.of(_unpack(self.pieces(), lambda: zlib.decompressobj(31)))
        zstandard = require("zstandard", "a file packed by zstd", "corpus")
        return Stream.of(_unpack(self.pieces(), zstandard.ZstdDecompressor().decompressobj))

    @contextmanager
    def as_path(self) -> Iterator[str]:
        """Yield the path of a file with these bytes. If there is no such file, write a temporary one."""
        if self.path is not None:
            yield self.path
            return
        from tempfile import TemporaryDirectory

        with TemporaryDirectory() as folder:
            place = Path(folder, "input")
            with place.open("wb") as file:
                file.writelines(self.pieces())
            yield str(place)


def read_pieces(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the bytes of an open file, in pieces."""
    # A short piece is the last one. At a terminal, reading on would require a second end of input.
    short_is_last = isinstance(file, io.BufferedReader)
    while piece := file.read(STEP):
        yield piece
        if short_is_last and len(piece) < STEP:
            return


def _unpack(pieces: Iterable[bytes], new: Callable[[], Any]) -> Iterator[bytes]:
    """Yield the content of the members, or frames, of a compressed file."""
    member = None
    for piece in pieces:
        data = piece
        while data:
            if member is None:
                data = data.lstrip(b"\0")  # gzip allows zeros after a member
                if not data:
                    break
                member = new()
            yield member.decompress(data)
            data = member.unused_data if member.eof else b""
            member = None if member.eof else member
    if member is not None:
        raise EOFError("the compressed file is cut off")
