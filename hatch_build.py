"""Compile the grammars into tables when the package is built, so that no process has to."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileGrammars(BuildHookInterface[Any]):
    """Writes `src/hnparse/DIALECT.tables` for each `grammar/DIALECT.lark`, before the wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from hnparse.tokens.parser import compile_tables

        for grammar in (root / "grammar").glob("*.lark"):
            (root / "src" / "hnparse" / f"{grammar.stem}.tables").write_bytes(compile_tables(grammar.stem))
