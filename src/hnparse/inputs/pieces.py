"""Reading the decompressed bytes of a file in pieces of limited size, and the lines in them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from ..outputs.optional import require

PIECE = 1 << 18
"""The largest number of bytes in a piece."""
PACKED = 1 << 16
"""The number of compressed bytes that are read at a time."""
BREAK = 64
"""The number of compressed bytes that are decompressed at a time if some of them are broken."""
CUT_OFF = "the file is cut off: the compressed data has no end"


def read_pieces(path: str) -> Iterator[bytes]:
    """Yield the bytes of a file in pieces, decompressed if its name ends in ``.gz`` or ``.zst``.

    Raises EOFError if a compressed file is cut off or empty. If it is broken, the decompressor raises its own error.
    """
    ending = Path(path).suffix.lower()
    with Path(path).open("rb") as file:
        if ending == ".gz":
            yield from _unpack_gzip(file)
        elif ending == ".zst":
            yield from _unpack_zstandard(file)
        else:
            while piece := file.read(PIECE):
                yield piece


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
        return b"".join(self._parts(size))

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


def _unpack_gzip(file: IO[bytes]) -> Iterator[bytes]:
    data = file.read(PACKED)
    if not data:
        raise EOFError("the file is empty, but a compressed file has at least a header")
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


def _unpack_zstandard(file: IO[bytes]) -> Iterator[bytes]:
    zstandard = require("zstandard", "a file that ends in .zst", "corpus")
    reader = zstandard.ZstdDecompressor().stream_reader(file, PACKED, read_across_frames=True, closefd=False)
    while piece := reader.read(PIECE):
        yield piece
    # The reader does not report that a file is cut off.
    if not _ends_with_frame(file, zstandard):
        raise EOFError(CUT_OFF)


def _ends_with_frame(file: IO[bytes], zstandard: Any) -> bool:
    """Return True if a file consists of complete frames, according to the sizes of the frames and their blocks."""
    end = file.seek(0, 2)
    start = 0
    while start < end:
        file.seek(start)
        head = file.read(18)
        if len(head) < 8:
            return False
        if head[1:4] == b"\x2a\x4d\x18" and head[0] & 0xF0 == 0x50:  # a skippable frame
            start += 8 + int.from_bytes(head[4:8], "little")
            continue
        start += zstandard.frame_header_size(head)
        last = False
        while not last:
            file.seek(start)
            block = int.from_bytes(file.read(3), "little")
            last, kind, size = bool(block & 1), block >> 1 & 3, block >> 3
            start += 3 + (1 if kind == 1 else size)
            if start > end:
                return False
        start += 4 * zstandard.get_frame_parameters(head).has_checksum
    return start == end > 0
