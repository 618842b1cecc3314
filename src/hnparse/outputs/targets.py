"""Targets: where the command writes, and the form that the ending of a file tells."""

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
"""The form of a file, by the ending of its name."""


def form_of(path: str) -> str | None:
    """Return the form that the ending of a file's name tells, or None.

    >>> form_of("out/tides.html"), form_of("out.xml")
    ('html', None)
    """
    return FORMS.get(Path(path).suffix.lower())


def is_special(path: Path) -> bool:
    """Return whether a path is a device, a pipe or a socket: it is written to, and never replaced."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
