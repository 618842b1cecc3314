"""Options: what a run over a corpus is asked to do."""

from __future__ import annotations

import os
from typing import Any

from attrs import asdict, frozen

from .._version import __version__
from .record import RECORD_LIMIT, Columns

MEMORY = 1_000_000_000
"""How many bytes merging may take, if nothing else is asked for."""
FORMS = ("jsonl", "parquet")


@frozen
class Options:
    """Which files to read, and how; the folder to write to, and what; whether to go on with what is there.

    `record_limit` is in bytes: a longer record is a failure. `memory` is how many bytes merging may take to find out
    which pages belong together.
    """

    paths: tuple[str, ...]
    out: str
    form: str = "jsonl"
    jobs: int = 1
    merge: bool = False
    resume: bool = False
    columns: Columns = Columns()
    record_limit: int = RECORD_LIMIT
    memory: int = MEMORY

    @property
    def terms(self) -> dict[str, Any]:
        """Return what must be the same in a run that goes on with another one."""
        return {
            "version": __version__,
            "paths": [os.path.abspath(path) for path in self.paths],  # noqa: PTH100 -- what is a link stays one
            "format": self.form,
            "merge": self.merge,
            "record_limit": self.record_limit,
            **{f"{name}_column": value for name, value in asdict(self.columns).items()},
        }
