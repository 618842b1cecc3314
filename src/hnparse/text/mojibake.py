"""UTF-8 that was read as Windows-1252, and how to undo that."""

from __future__ import annotations

import re

CHARACTERS = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)]
"""What Windows-1252 makes of each byte from 0x80 on; the five that it leaves undefined become control characters."""
BYTES = {character: byte for byte, character in enumerate(CHARACTERS, start=0x80)}


def _any_of(first: int, last: int) -> str:
    return "[" + "".join(CHARACTERS[first - 0x80 : last - 0x7F]) + "]"


_MORE = _any_of(0x80, 0xBF)
MOJIBAKE = re.compile(
    f"{_any_of(0xC2, 0xDF)}{_MORE}|{_any_of(0xE0, 0xEF)}{_MORE}{{2}}|{_any_of(0xF0, 0xF4)}{_MORE}{{3}}"
)


def is_all_mojibake(text: str) -> bool:
    """Whether all that is not ASCII is UTF-8 read as Windows-1252."""
    try:
        text.replace("\u00a0", " ").encode("ascii")
    except UnicodeEncodeError as error:
        # In most texts, the first character that is not ASCII shows that they are not; to find it is fast.
        return MOJIBAKE.match(text, error.start) is not None and _is_ascii_without_mojibake(text)
    return False


def _is_ascii_without_mojibake(text: str) -> bool:
    return MOJIBAKE.sub("", text).replace("\u00a0", "").isascii()


def decode_mojibake(sequence: re.Match[str]) -> str:
    """Return the characters that a match of MOJIBAKE was before."""
    try:
        return bytes([BYTES[character] for character in sequence[0]]).decode("utf-8")
    except UnicodeDecodeError:
        return sequence[0]
