"""Mojibake: UTF-8 that was decoded as Windows-1252, and how to reverse that."""

from __future__ import annotations

import re

CHARACTERS = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)]
"""The Windows-1252 character of each byte from 0x80 on; the five undefined bytes become control characters."""
BYTES = {character: byte for byte, character in enumerate(CHARACTERS, start=0x80)}


def _any_of(first: int, last: int) -> str:
    return "[" + "".join(CHARACTERS[first - 0x80 : last - 0x7F]) + "]"


_MORE = _any_of(0x80, 0xBF)
MOJIBAKE = re.compile(
    f"{_any_of(0xC2, 0xDF)}{_MORE}|{_any_of(0xE0, 0xEF)}{_MORE}{{2}}|{_any_of(0xF0, 0xF4)}{_MORE}{{3}}"
)


def is_all_mojibake(text: str) -> bool:
    """Return True if all non-ASCII characters of a text are UTF-8 decoded as Windows-1252."""
    try:
        text.replace("\u00a0", " ").encode("ascii")
    except UnicodeEncodeError as error:
        # In most texts, the first non-ASCII character rules mojibake out. Finding it is fast.
        return MOJIBAKE.match(text, error.start) is not None and _is_ascii_without_mojibake(text)
    return False


def _is_ascii_without_mojibake(text: str) -> bool:
    return MOJIBAKE.sub("", text).replace("\u00a0", "").isascii()


def decode_mojibake(sequence: re.Match[str]) -> str:
    """Return the original characters of a match of MOJIBAKE."""
    try:
        return bytes([BYTES[character] for character in sequence[0]]).decode("utf-8")
    except UnicodeDecodeError:
        return sequence[0]
