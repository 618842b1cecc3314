"""Decoding the bytes of a record as UTF-8, and reporting invalid bytes."""

from __future__ import annotations

from ..text.diagnostic_log import LogEntry

UNDECODABLE = "invalid UTF-8: undecodable bytes became U+FFFD"


def decode_utf8(data: bytes) -> tuple[str, tuple[LogEntry, ...]]:
    r"""Return the decoded text and the findings. Their offset is that in a `Source`, which adds a line break in front.

    >>> text, [finding] = decode_utf8(b"caf\xe9")
    >>> text, finding.code, finding.offset
    ('caf�', 'undecodable', 4)
    """
    try:
        return data.decode(), ()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        return data.decode("utf-8", "replace"), (LogEntry("undecodable", UNDECODABLE, len(before) + 1),)
