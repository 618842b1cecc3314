"""UTF-8: the bytes of a record as text, with a note of what is none."""

from __future__ import annotations

from ..text.diagnostic_log import LogEntry

UNDECODABLE = "the bytes here are no UTF-8: what cannot be decoded became U+FFFD"


def decode_utf8(data: bytes) -> tuple[str, tuple[LogEntry, ...]]:
    r"""Return the text of bytes, and what is to be said of it; the offset is that in a text with a line above it.

    >>> text, [finding] = decode_utf8(b"caf\xe9")
    >>> text, finding.code, finding.offset
    ('caf�', 'undecodable', 4)
    """
    try:
        return data.decode(), ()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        return data.decode("utf-8", "replace"), (LogEntry("undecodable", UNDECODABLE, len(before) + 1),)
