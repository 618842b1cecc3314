"""Reading the decompressed bytes of a file in pieces of limited size, and the lines in them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Protocol

from ..outputs.optional import require

PIECE = 1 << 18
"""The largest number of bytes in a piece."""
PACKED = 1 << 16
"""The number of compressed bytes that are read at a time."""
BREAK = 64
"""The number of compressed bytes that are decompressed at a time if some of them are broken."""
PACKED_NAMES = (".gz", ".zst")
Packing = Literal["gzip", "zstd"]
FRAME_HEAD, SKIPPED_HEAD, BLOCK_HEAD = 5, 8, 3
"""The sizes of headers in zstd: the fixed part of a frame header, a skippable frame's header, and a block header."""
CUT_OFF = "the file is cut off: the compressed data has no end"


class Readable(Protocol):
    """A source of bytes."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, at most `size`. At the end, return no bytes."""


def read_pieces(path: str) -> Iterator[bytes]:
    """Yield the bytes of a file in pieces, decompressed if it is compressed by gzip or zstd.

    Raises EOFError if a compressed file is cut off or empty. If it is broken, the decompressor raises its own error.
    """
    with Path(path).open("rb") as file:
        start = file.read(4)
        file.seek(0)
        if len(start) < 4 and path.lower().endswith(PACKED_NAMES):
            raise EOFError(CUT_OFF if start else "the file is empty, but a compressed file has at least a header")
        packing = packing_of(start)
        if packing is not None:
            yield from unpack(file, packing)
            return
        while piece := file.read(PIECE):
            yield piece


def packing_of(start: bytes) -> Packing | None:
    """Return how a file with these first bytes is compressed, or None."""
    if start.startswith(b"\x1f\x8b"):
        return "gzip"
    return "zstd" if start.startswith(b"\x28\xb5\x2f\xfd") or is_skippable(start) else None


def is_skippable(start: bytes) -> bool:
    """Return True if a zstd frame with these first bytes is a skippable frame."""
    return start[1:4] == b"\x2a\x4d\x18" and start[0] & 0xF0 == 0x50


def unpack(file: Readable, packing: Packing) -> Iterator[bytes]:
    """Yield the decompressed content of a file in pieces. Raises the same errors as `read_pieces`."""
    return _unpack_gzip(file) if packing == "gzip" else _unpack_zstd(file)


def split_lines(pieces: Iterator[bytes], limit: int) -> Iterator[tuple[list[bytes | None], bool]]:
    r"""Yield lists of lines, and whether the lines end with a line break. Only the last line of a file may not.

    A line of more than `limit` bytes becomes None. Memory is limited by the size of a piece plus `limit`.

    >>> list(split_lines(iter([b"a\nb", b"c\nlonger\nd"]), 5))
    [([b'a'], True), ([b'bc', None], True), ([b'd'], False)]
    """
    begun: list[bytes] = []
    size = 0
    for piece in pieces:
        *ended, rest = piece.split(b"\n")
        lines: list[bytes | None] = [line if len(line) <= limit else None for line in ended]
        if lines and size:
            lines[0] = b"".join([*begun, ended[0]]) if size + len(ended[0]) <= limit else None
        if lines:
            begun, size = [], 0
            yield lines, True
        size += len(rest)
        if size <= limit:
            begun.append(rest)
        else:
            begun.clear()
    if size:
        yield [b"".join(begun) if size <= limit else None], False


class PieceReader:
    """A reader of pieces of bytes, by lines or by a number of bytes."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces
        self.piece = b""
        self.at = 0

    def line(self, limit: int) -> bytes:
        """Return the next line with its line break, but at most `limit` bytes. Empty at the end of the file."""
        end = self.piece.find(b"\n", self.at, self.at + limit) + 1
        if end:  # This is so for nearly all lines.
            return self._take(end - self.at, limit)
        found: list[bytes] = []
        size = 0
        while size < limit and self._has_more():
            end = self.piece.find(b"\n", self.at) + 1
            taken = self._take((end or len(self.piece)) - self.at, limit - size)
            found.append(taken)
            size += len(taken)
            if end and self.at == end:
                break
        return b"".join(found)

    def until(self, end: bytes, limit: int) -> bytes:
        """Return the next bytes up to and including `end`. Empty if `end` is not within this piece and the limit."""
        place = self.piece.find(end, self.at, self.at + limit)
        return b"" if place < 0 else self._take(place + len(end) - self.at, limit)

    def read(self, size: int) -> bytes:
        """Return the next `size` bytes, or fewer at the end of the file."""
        here = self._take(size, size)
        return here if len(here) == size else b"".join([here, *self._parts(size - len(here))])

    def skip(self, size: int) -> int:
        """Skip `size` bytes, or fewer at the end of the file. Return the number of skipped bytes."""
        return sum(map(len, self._parts(size)))

    def _parts(self, size: int) -> Iterator[bytes]:
        while size > 0 and self._has_more():
            taken = self._take(size, size)
            size -= len(taken)
            yield taken

    def _take(self, size: int, limit: int) -> bytes:
        start, self.at = self.at, min(self.at + min(size, limit), len(self.piece))
        return self.piece[start : self.at]

    def _has_more(self) -> bool:
        while self.at == len(self.piece):
            piece = next(self.pieces, None)
            if piece is None:
                return False
            self.piece, self.at = piece, 0
        return True


def _unpack_gzip(file: Readable) -> Iterator[bytes]:
    data = file.read(PACKED)
    while data:
        member = zlib.decompressobj(wbits=31)
        while not member.eof:
            before = member.copy()
            try:
                piece = member.decompress(data, PIECE)
            except zlib.error:
                yield from _before_break(before, data)
                raise
            data = member.unconsumed_tail
            if piece:
                yield piece
            # After a full piece, the decompressor can yield more bytes without more data.
            if not member.eof and not data and len(piece) < PIECE:
                data = file.read(PACKED)
                if not data:
                    raise EOFError(CUT_OFF)
        data = member.unused_data
        while not data.strip(b"\0"):  # gzip allows zeros after a member.
            data = file.read(PACKED)
            if not data:
                return
        data = data.lstrip(b"\0")


def _before_break(member: Any, data: bytes) -> Iterator[bytes]:
    """Yield the bytes before the first error in compressed data."""
    for start in range(0, len(data), BREAK):
        try:
            piece = member.decompress(data[start : start + BREAK])
        except zlib.error:
            return
        if piece:
            yield piece


def _unpack_zstd(file: Readable) -> Iterator[bytes]:
    zstandard = require("zstandard", "a file compressed by zstd", "corpus")
    frames = _Frames(file)
    reader = zstandard.ZstdDecompressor().stream_reader(frames, PACKED, read_across_frames=True, closefd=False)
    while piece := reader.read(PIECE):
        yield piece
    # The reader does not report that a file is cut off.
    if not frames.are_whole:
        raise EOFError(CUT_OFF)


class _Frames:
    """A source of zstd data that checks whether the data that was read ends with a complete frame (RFC 8878)."""

    def __init__(self, file: Readable) -> None:
        self.file = file
        self.head = b""
        self.needed = FRAME_HEAD
        self.skipped = self.checksum = 0

    @property
    def are_whole(self) -> bool:
        """Whether the bytes that were read end with a complete frame."""
        return self.needed == FRAME_HEAD and not self.skipped and not self.head

    def read(self, size: int) -> bytes:
        """Return the next bytes of the file."""
        data = self.file.read(size)
        place = 0
        while place < len(data):
            if self.skipped:
                taken = min(self.skipped, len(data) - place)
                self.skipped -= taken
            else:
                taken = min(self.needed - len(self.head), len(data) - place)
                self.head += data[place : place + taken]
                if len(self.head) == self.needed:
                    self._use_head()
            place += taken
        return data

    def _use_head(self) -> None:
        """Set how many bytes follow a header, and the size of the next header."""
        head, flags = self.head, self.head[-1]
        if self.needed == BLOCK_HEAD:
            block = int.from_bytes(head, "little")
            self.skipped = 1 if block >> 1 & 3 == 1 else block >> 3
            if block & 1:  # the last one
                self.skipped += self.checksum
                self.needed = FRAME_HEAD
        elif self.needed == SKIPPED_HEAD:
            self.skipped, self.needed = int.from_bytes(head[4:], "little"), FRAME_HEAD
        elif is_skippable(head):
            self.needed = SKIPPED_HEAD
            return
        else:
            is_single = flags >> 5 & 1
            self.skipped = 1 - is_single + (0, 1, 2, 4)[flags & 3] + (is_single, 2, 4, 8)[flags >> 6]
            self.checksum = 4 * (flags >> 2 & 1)
            self.needed = BLOCK_HEAD
        self.head = b""
