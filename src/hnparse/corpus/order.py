"""An order: what is asked of a run over a corpus."""

from __future__ import annotations

import os
from typing import Any

from attrs import asdict, frozen

from .record import Columns

FORMS = ("jsonl", "parquet")


@frozen
class Order:
    """Which files to read, and how; the folder to write to, and what; whether to go on with what is there."""

    paths: tuple[str, ...]
    out: str
    form: str = "jsonl"
    jobs: int = 1
    merge: bool = False
    resume: bool = False
    columns: Columns = Columns()

    @property
    def terms(self) -> dict[str, Any]:
        """What must be the same in a run that goes on with another one."""
        columns = asdict(self.columns)
        return {
            "paths": [os.path.abspath(path) for path in self.paths],  # noqa: PTH100 -- what is a link stays one
            "format": self.form,
            "merge": self.merge,
            "columns": columns,
        }
