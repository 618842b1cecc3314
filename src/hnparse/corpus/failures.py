"""Failures: records, files and folders that could not be read, as rows of a table."""

from __future__ import annotations

from typing import Any, Literal

from attrs import asdict, frozen

from ..outputs.rows import Type
from ..outputs.unicode import encodable

FAILURES: dict[str, Type] = {"source": "string", "url": "string", "kind": "string", "error": "string"}
"""The columns of the table of failures."""


@frozen
class Failure:
    """A record, a file or a folder that could not be read, or a file whose process died, and the reason."""

    source: str | None
    kind: Literal["record", "file", "folder", "process"]
    error: str
    url: str | None = None

    @property
    def row(self) -> dict[str, Any]:
        """The row of the table."""
        values = asdict(self)
        return {name: encodable(values[name]) for name in FAILURES}
