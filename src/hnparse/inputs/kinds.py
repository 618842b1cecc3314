"""The kind of a file, detected from its first bytes. The suffix of its name only decides whether it is JSON."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["text", "json", "gzip", "zstd", "parquet", "sqlite", "wet"]

SIGNATURES: dict[bytes, Kind] = {
    b"\x1f\x8b": "gzip",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"PAR1": "parquet",
    b"SQLite format 3\0": "sqlite",
    b"WARC/1.": "wet",
}
"""The first bytes of each kind of file."""

JSON_LINES_NAME = re.compile(r"\.(?:jsonl|ndjson)(?:\.(?:gz|zst))?$", re.IGNORECASE)
JSON_NAME = re.compile(r"\.(?:json|jsonl|ndjson)(?:\.(?:gz|zst))?$", re.IGNORECASE)
NAMED_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")
JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*[{\[\]])')


def kind_of(start: bytes, name: str | None = None) -> Kind:
    """Return the kind of a file with these first bytes.

    >>> kind_of(b"PAR1"), kind_of(b'{"text": "..."}'), kind_of(b"Show HN: A knitting simulator")
    ('parquet', 'json', 'text')
    """
    for signature, kind in SIGNATURES.items():
        if start.startswith(signature):
            return kind
    pattern = NAMED_JSON if is_named_json(name) else JSON
    return "json" if pattern.match(start) else "text"


def is_named_json(name: str | None) -> bool:
    """Return True if a file name has a suffix of JSON."""
    return name is not None and JSON_NAME.search(name) is not None


def is_named_json_lines(name: str) -> bool:
    """Return True if a file name has a suffix of JSON Lines."""
    return JSON_LINES_NAME.search(name) is not None
