"""Files: their bytes as text, whatever their encoding."""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import IO

from attrs import evolve

from .diagnostic_log import LogEntry
from .source import Source

File = str | os.PathLike[str] | IO[str] | IO[bytes]
"""A path, or a file that is open for reading, as text or as bytes."""


def read_source(file: File, url: str | None = None) -> Source:
    """The text of a file, named after it. Raises OSError when it cannot be read."""
    if isinstance(file, str | os.PathLike):
        return decode(Path(file).read_bytes(), os.fspath(file), url)
    name = getattr(file, "name", None)
    name = name if isinstance(name, str) else None
    content = file.read()
    return Source.of(content, name, url) if isinstance(content, str) else decode(content, name, url)


def decode(data: bytes, name: str | None = None, url: str | None = None) -> Source:
    """Bytes as text: UTF-16 or UTF-32 where a byte order mark says so, else UTF-8.

    Bytes that are neither become U+FFFD each, and are reported.
    """
    encoding = "utf-8"
    for mark, marked in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            encoding = marked
            break
    try:
        return Source.of(data.decode(encoding), name, url)
    except UnicodeDecodeError as error:
        before = Source.of(data[: error.start].decode(encoding, "ignore"))
        message = f"the bytes here are no {encoding.upper()}: what cannot be decoded became U+FFFD"
        source = Source.of(data.decode(encoding, "replace"), name, url)
        return evolve(source, findings=(LogEntry("undecodable", message, len(before.text)),))
