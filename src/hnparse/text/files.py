"""Reading files: their bytes are decoded as text."""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import IO

from attrs import evolve

from .diagnostic_log import LogEntry
from .source import Source

File = str | os.PathLike[str] | IO[str] | IO[bytes]
"""A path, or a file opened for reading, as text or as bytes."""


def read_source(file: File, url: str | None = None) -> Source:
    """Return the text of a file, with the name of the file. Raises OSError if it cannot be read."""
    if isinstance(file, str | os.PathLike):
        return decode(Path(file).read_bytes(), os.fspath(file), url)
    name = getattr(file, "name", None)
    name = name if isinstance(name, str) else None
    content = file.read()
    return Source.of(content, name, url) if isinstance(content, str) else decode(content, name, url)


def decode(data: bytes, name: str | None = None, url: str | None = None) -> Source:
    """Return bytes as text. They are decoded as UTF-16 or UTF-32 if they begin with its byte order mark, else as UTF-8.

    Invalid bytes become U+FFFD and are reported.
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
        message = f"invalid {encoding.upper()}: undecodable bytes became U+FFFD; decode the file yourself to keep them"
        source = Source.of(data.decode(encoding, "replace"), name, url)
        return evolve(source, findings=(LogEntry("undecodable", message, len(before.text)),))
