"""Where the grammars are: a file for each dialect, and the tables compiled from it when the package was built."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PACKAGE = files("hnparse")


def read(dialect: str) -> str:
    """The grammar of a dialect: inside the installed package, or at the top of the source tree."""
    installed = PACKAGE / "grammar"
    folder = installed if installed.is_dir() else PACKAGE / ".." / ".." / "grammar"
    return (folder / f"{dialect}.lark").read_text("utf-8")


def tables(dialect: str) -> bytes:
    """The tables compiled from it; none where the package runs from a source tree that was never installed."""
    path = tables_path(dialect)
    return path.read_bytes() if path.is_file() else b""


def tables_path(dialect: str) -> Traversable:
    """Where the build of the package puts those tables."""
    return PACKAGE / f"{dialect}.tables"
