"""The output of the command: its format by the ending of the file, and special files."""

from __future__ import annotations

import stat
from pathlib import Path

FORMS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".txt": "tree",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".csv": "csv",
    ".db": "sqlite",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".parquet": "parquet",
}
"""The formats by the endings of file names."""


def form_of(path: str) -> str | None:
    """Return the format for the ending of a file name, or None.

    >>> form_of("out/tides.html"), form_of("out.xml")
    ('html', None)
    """
    return FORMS.get(Path(path).suffix.lower())


def is_special(path: Path) -> bool:
    """Return True for a device, a pipe or a socket, which is written to but never replaced."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
