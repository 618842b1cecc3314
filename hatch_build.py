"""Compile the grammars into tables when the package is built, so that no process has to; bring the examples along."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Complete(BuildHookInterface[Any]):
    """Writes the tables of each grammar beside the package's modules, and names the dumps that the wheel is to have."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        from hnparse.dialects.parsers import compile_tables

        for name, tables in compile_tables():
            (source / "hnparse" / name).write_bytes(tables)

        for dump in (Path(self.root) / "examples").glob("*.txt"):
            build_data["force_include"][str(dump)] = f"hnparse/examples/{dump.name}"
