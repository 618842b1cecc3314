"""Where the grammars are, and the tables compiled from them when the package was built."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PACKAGE = files("hnparse")
LINES = "// ---- Lines"
"""The heading of the last chapter of a grammar: how a page that has lines is cut up."""


def read(dialect: str, layout: str = "lines") -> str:
    """The grammar of a dialect for pages that have ``"lines"``, or for those that are one line of ``"words"``."""
    grammar = _text(dialect)
    return grammar if layout == "lines" else grammar[: grammar.index(LINES)] + _text(f"{dialect}_{layout}")


def tables(dialect: str, layout: str) -> bytes:
    """The tables compiled from it; none where the package runs from a source tree that was never installed."""
    path = PACKAGE / tables_name(dialect, layout)
    return path.read_bytes() if path.is_file() else b""


def tables_name(dialect: str, layout: str) -> str:
    """The file beside the package's modules in which the build of the package puts those tables."""
    return f"{dialect}.{layout}.tables"


def _text(name: str) -> str:
    """A file of the grammar folder, which is inside the installed package, or at the top of the source tree."""
    installed: Traversable = PACKAGE / "grammar"
    folder = installed if installed.is_dir() else PACKAGE / ".." / ".." / "grammar"
    return (folder / f"{name}.lark").read_text("utf-8")
