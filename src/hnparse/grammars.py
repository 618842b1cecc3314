"""The grammars: their files, how Lark loads them, and the parser tables compiled when the package is built."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, cast

from .model.page import DialectName

if TYPE_CHECKING:
    import lark

PACKAGE, _, _ = __file__.rpartition("grammars")
LAYOUTS: Mapping[DialectName, tuple[str, ...]] = MappingProxyType(
    {
        "slacker_news": ("lines", "words"),
        "pile": ("lines", "words"),
        "hacker_news": ("lines", "pieces", "words"),
    }
)
"""The layouts of each dialect.

A grammar imports the file of the layout for lines, which is beside it. The files of the other layouts have the same
name and are in a folder of the layout's name.
"""


def grammar(dialect: DialectName = "slacker_news", layout: str = "lines") -> lark.Lark:
    r"""Return Lark's parser for the grammar of a dialect. It returns the usual trees and tokens of Lark.

    The parser accepts any text that begins with a line break; each line token begins with its line break. To read a
    discussion, use `parse`: it uses the same grammar with a faster lexer, and then decides what a grammar cannot,
    because it depends on distant lines.

    Args:
        dialect: The name of a dialect, as `detect` returns it.
        layout: ``"lines"``, or ``"words"`` for a page that is on one line. The dialect ``"hacker_news"`` also has
            ``"pieces"``, for a page with each of its pieces on its own line.

    Raises:
        ValueError: There is no such dialect, or it has no such layout.

    >>> import hnparse
    >>> tree = hnparse.grammar().parse("\n1. ada ◴[] No.101[source]\nWords.\nreplies(1): >>102 #")
    >>> [token.type for token in tree.scan_values(lambda token: True)]
    ['MARKER', 'TEXT', 'REPLIES_LINE']
    """
    if dialect not in LAYOUTS:
        raise ValueError(f"the dialect must be one of {', '.join(LAYOUTS)}, not {dialect!r}")
    if layout not in LAYOUTS[dialect]:
        raise ValueError(f"the layout of {dialect} must be one of {', '.join(LAYOUTS[dialect])}, not {layout!r}")
    return build_parser(dialect, layout, lexer="basic")


def build_parser(dialect: DialectName, layout: str, **options: Any) -> lark.Lark:
    """Return Lark's parser for a grammar, built with these options."""
    import lark

    return lark.Lark(_text(f"{dialect}.lark"), parser="lalr", import_paths=[_importer(layout)], **options)


def read_grammar(dialect: DialectName, layout: str) -> str:
    """Return the text of a grammar and its layout, from which the tables are compiled."""
    load = _importer(layout)
    return _text(f"{dialect}.lark") + load(None, f"{dialect}_layout.lark")[1]


def read_tables(dialect: DialectName, layout: str) -> bytes:
    """Return the tables compiled from a grammar; empty if the package runs from a source tree and was never built."""
    try:
        return _data(PACKAGE + tables_file(dialect, layout))
    except OSError:
        return b""


def tables_file(dialect: DialectName, layout: str) -> str:
    """Return the name of the file that holds the tables; the build puts it beside this module."""
    return f"{dialect}.{layout}.tables"


def _importer(layout: str) -> Callable[[object, str], tuple[str, str]]:
    """Return the loader of imported grammar files. Lark calls it before it searches for a file.

    A file in the folder of the layout replaces the file beside the grammar.
    """

    def load(_base: object, name: str) -> tuple[str, str]:
        for path in (f"{layout}/{name}", name):
            try:
                return path, _text(path)
            except OSError:
                continue
        raise OSError(name)

    return load


def _text(name: str) -> str:
    """Return a file of the grammar folder, which is in the installed package or at the top of the source tree."""
    try:
        data = _data(f"{PACKAGE}grammar/{name}")
    except OSError:
        data = _data(f"{PACKAGE}../../grammar/{name}")
    return data.decode().replace("\r\n", "\n")


class _Loader(Protocol):
    def get_data(self, path: str) -> bytes: ...


def _data(path: str) -> bytes:
    """Return the content of a file beside this module. This also works in a ZIP archive.

    `importlib.resources` does the same, but importing it takes longer than parsing a page.
    """
    return cast("_Loader", __spec__.loader).get_data(path)
