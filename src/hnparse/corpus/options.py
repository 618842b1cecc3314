"""The options of a run over a corpus."""

from __future__ import annotations

import os
from typing import Any

from attrs import asdict, frozen

from .._version import __version__
from ..inputs.limits import RECORD_LIMIT
from ..inputs.record import Columns

MEMORY = 1_000_000_000
"""The default memory limit of merging, in bytes."""
FORMS = ("jsonl", "parquet")


@frozen
class Options:
    """The options of a run: what it reads, where and in which form it writes, and whether it continues a run.

    `record_limit` is in bytes; a longer record is a failure. `memory` is the memory limit, in bytes, for finding the
    pages that belong to the same discussion. With `quiet`, the summary does not name the failures.
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
    quiet: bool = False

    @property
    def terms(self) -> dict[str, Any]:
        """The values that must be equal in a run and in the run that it continues."""
        return {
            "version": __version__,
            "paths": [os.path.abspath(path) for path in self.paths],  # noqa: PTH100 -- keep links
            "format": self.form,
            "merge": self.merge,
            "record_limit": self.record_limit,
            **{f"{name}_column": value for name, value in asdict(self.columns).items()},
        }
