"""The kind of a file, detected from its first bytes. The suffix of its name only decides what these leave open."""

from __future__ import annotations

import codecs
import re
from typing import Literal

from ..expressions import expression
from ..text.files import decode
from .column_names import TEXTS
from .csv_cells import names_in
from .pieces import PACKED_NAMES, packing_of

Kind = Literal["text", "json", "csv", "gzip", "zstd", "parquet", "sqlite", "wet"]

SIGNATURES: dict[bytes, Kind] = {
    b"PAR1": "parquet",
    b"SQLite format 3\0": "sqlite",
    b"WARC/1.": "wet",
}
"""The first bytes of the kinds of files that have such bytes, apart from compressed files."""

JSON_LINES_SUFFIXES = ("jsonl", "ndjson")
JSON_SUFFIXES = ("json", *JSON_LINES_SUFFIXES)
CSV_SUFFIXES = ("csv", "tsv")

NAMED_JSON = expression(rb"(?:\xef\xbb\xbf)?\s*[{\[]")
JSON = expression(rb'(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*[{\[\]])')
JSON_LINE = expression(rb'\n\s*\{\s*["}]')
WEB_ARCHIVE = expression(rb"^WARC-Type:[ \t]*(?:request|response|resource|revisit)\b", re.IGNORECASE | re.MULTILINE)
CONVERSION = expression(rb"^WARC-Type:[ \t]*conversion\b", re.IGNORECASE | re.MULTILINE)
COLUMN = expression(r"[A-Za-z_][\w.-]*")
OWN_COLUMNS = {"parent_source", "unknown_parents"}
"""Columns that only tables of hnparse have."""
LONGEST_HEAD = 2000
"""The largest length of a first line that names columns, in characters."""

WRITTEN = bytes(byte for byte in range(256) if byte >= 32 or byte in b"\b\t\n\f\r\x1b")
"""The bytes that occur in texts: all but most control characters."""
MOST_CONTROLS = 0.05
"""The largest share of other bytes in a text. In compressed data, one byte in ten is such a byte."""


class WrongKindError(ValueError):
    """The file is of a kind that hnparse does not read. `what` names the kind in the summary."""

    def __init__(self, what: str, message: str) -> None:
        super().__init__(message)
        self.what = what


def kind_of(start: bytes, name: str | None = None) -> Kind:
    """Return the kind of a file with these first bytes.

    >>> kind_of(b"PAR1"), kind_of(b'{"text": "..."}'), kind_of(b"Show HN: A knitting simulator")
    ('parquet', 'json', 'text')
    """
    if packing := packing_of(start):
        return packing
    for signature, kind in SIGNATURES.items():
        if start.startswith(signature):
            return kind
    name = name or ""
    suffix = _suffix(name)
    is_json = NAMED_JSON if suffix in JSON_SUFFIXES else JSON
    if is_json().match(start):
        return "json"
    # A damaged first line does not make the file a text.
    if suffix in JSON_LINES_SUFFIXES and start.strip() and (b"\n" not in start or JSON_LINE().search(start)):
        return "json"
    if suffix == "wet" and b"WARC/1." in start:
        return "wet"
    return "csv" if _is_csv(start, suffix in CSV_SUFFIXES) else "text"


def check_kind(kind: Kind, start: bytes) -> None:
    """Raise WrongKindError if a file of this kind with these first bytes cannot be read."""
    if kind in ("gzip", "zstd"):
        raise WrongKindError("compressed twice", "this is compressed more than once: decompress it first")
    if kind == "wet" and WEB_ARCHIVE().search(start) and not CONVERSION().search(start):
        raise WrongKindError("WARC", "this is a web archive of pages: use its WET file, which has their text")
    if kind == "text" and _is_binary(start):
        raise wrong_text(decode(start).text[1:], "this is binary data, and hnparse reads text")


def wrong_text(text: str, otherwise: str | None = None) -> WrongKindError:
    """Return the error for a text without a dump. `otherwise` is the reason if `why_no_dump` does not know one."""
    from ..text.wrong_text import why_no_dump  # imported here because only errors need it

    why = why_no_dump(text)
    if otherwise is not None and not why.startswith("this "):
        why = otherwise
    found = re.match(r"this (?:is|looks like) (?:the |an? )?([^:,]+)", why)
    return WrongKindError(found[1] if found else "other text", f"no dump: {why}")


def is_named_json_lines(name: str) -> bool:
    """Return True if a file name has a suffix of JSON Lines."""
    return _suffix(name) in JSON_LINES_SUFFIXES


def _suffix(name: str) -> str:
    """Return the suffix of a file name, in lower case and without the suffix of a compressed file."""
    name = name.lower()
    for packed in PACKED_NAMES:
        if name.endswith(packed):
            name = name.removesuffix(packed)
            break
    _, dot, suffix = name.rpartition(".")
    return suffix if dot else ""


def column_names(start: bytes) -> tuple[str, ...]:
    """Return the names of columns in the first line of a CSV file with these first bytes."""
    return names_in(_first_line(start))


def _first_line(start: bytes) -> str:
    is_utf16 = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = start.decode("utf-16" if is_utf16 else "utf-8", "replace")
    return text.removeprefix("\ufeff").partition("\n")[0]


def _is_binary(start: bytes) -> bool:
    """Return True if many of these bytes do not occur in texts."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return False
    return len(start.translate(None, WRITTEN)) > MOST_CONTROLS * len(start)


def _is_csv(start: bytes, is_named: bool) -> bool:
    """Return True if the first line names columns. If the name is that of a CSV file, any names will do."""
    line = _first_line(start)
    if len(line) > LONGEST_HEAD:
        return False
    names = names_in(line)
    if is_named and (len(names) > 1 or '"' in line):
        return True
    has_text = not set(names).isdisjoint(TEXTS) and all(COLUMN().fullmatch(name) for name in names)
    return (has_text and (is_named or len(names) > 1)) or not OWN_COLUMNS.isdisjoint(names)
