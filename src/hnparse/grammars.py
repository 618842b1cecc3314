"""Where the grammars are, and the tables compiled from them when the package was built."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, cast

PACKAGE = Path(__file__).parent
LINES = "// ---- Lines"
"""The heading of the last chapter of a grammar: how a page that has lines is cut up."""


def read(dialect: str, layout: str = "lines") -> str:
    """The grammar of a dialect for pages that have ``"lines"``, or for those that are one line of ``"words"``."""
    grammar = _text(dialect)
    return grammar if layout == "lines" else grammar[: grammar.index(LINES)] + _text(f"{dialect}_{layout}")


def tables(dialect: str, layout: str) -> bytes:
    """The tables compiled from it; none where the package runs from a source tree that was never installed."""
    try:
        return _data(PACKAGE / tables_name(dialect, layout))
    except OSError:
        return b""


def tables_name(dialect: str, layout: str) -> str:
    """The file beside the package's modules in which the build of the package puts those tables."""
    return f"{dialect}.{layout}.tables"


def _text(name: str) -> str:
    """A file of the grammar folder, which is inside the installed package, or at the top of the source tree."""
    try:
        data = _data(PACKAGE / "grammar" / f"{name}.lark")
    except OSError:
        data = _data(PACKAGE / ".." / ".." / "grammar" / f"{name}.lark")
    return data.decode().replace("\r\n", "\n")


class _Loader(Protocol):
    def get_data(self, path: str) -> bytes: ...


def _data(path: Path) -> bytes:
    """What a file holds that is beside this module: read as the module was, which may be from a ZIP archive.

    The standard library's resources do that too, but it takes longer to import them than to parse a page.
    """
    return cast("_Loader", __spec__.loader).get_data(str(path))
