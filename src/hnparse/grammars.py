"""The grammars: where they are, how Lark loads them, and the tables compiled from them when the package was built."""

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

A grammar imports the layout for lines, a file beside it. The file of another layout has the same name, in a folder.
"""


def grammar(dialect: DialectName = "slacker_news", layout: str = "lines") -> lark.Lark:
    r"""Return a parser of Lark for the grammar of a dialect. Its trees and tokens are Lark's own.

    Every text that begins with a line break has a tree: a line brings the line break before it along. To read a
    discussion, use `parse`. It uses the same grammar with a faster lexer, and then decides what depends on more than
    a line and its neighbours.

    `dialect` is a name that `detect` returns. `layout` is ``"lines"``; ``"words"`` for a page that is all on one line;
    or, in the dialect ``"hacker_news"``, ``"pieces"`` for a page each of whose pieces is on a line of its own.

    Raises:
        ValueError: there is no such dialect, or it has no such layout.

    Example:
        >>> import hnparse
        >>> tree = hnparse.grammar().parse("\n1. ada ◴[] No.101[source]\nWords.\nreplies(1): >>102 #")
        >>> [token.type for token in tree.scan_values(lambda token: True)]
        ['MARKER', 'TEXT', 'REPLIES_LINE']
    """
    if dialect not in LAYOUTS:
        raise ValueError(f"the dialect must be one of {', '.join(LAYOUTS)}, not {dialect!r}")
    if layout not in LAYOUTS[dialect]:
        raise ValueError(f"the layout of {dialect} must be one of {', '.join(LAYOUTS[dialect])}, not {layout!r}")
    return build(dialect, layout, lexer="basic")


def build(dialect: DialectName, layout: str, **options: Any) -> lark.Lark:
    """Return Lark's parser for a grammar, made with these options."""
    import lark

    return lark.Lark(_text(f"{dialect}.lark"), parser="lalr", import_paths=[_importer(layout)], **options)


def read_all(dialect: DialectName, layout: str) -> str:
    """Return the grammar and its layout: the source of its tables."""
    load = _importer(layout)
    return _text(f"{dialect}.lark") + load(None, f"{dialect}_layout.lark")[1]


def tables(dialect: DialectName, layout: str) -> bytes:
    """Return the tables compiled from a grammar; none where the package runs from a source tree never installed."""
    try:
        return _data(PACKAGE + tables_name(dialect, layout))
    except OSError:
        return b""


def tables_name(dialect: DialectName, layout: str) -> str:
    """Return the name of the file beside the package's modules in which the build of the package puts those tables."""
    return f"{dialect}.{layout}.tables"


def _importer(layout: str) -> Callable[[object, str], tuple[str, str]]:
    """Return what loads a file that a grammar imports: Lark asks it before it looks for the file itself.

    A file in the folder of the layout takes the place of one beside the grammar.
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
    """A file of the grammar folder, which is inside the installed package, or at the top of the source tree."""
    try:
        data = _data(f"{PACKAGE}grammar/{name}")
    except OSError:
        data = _data(f"{PACKAGE}../../grammar/{name}")
    return data.decode().replace("\r\n", "\n")


class _Loader(Protocol):
    def get_data(self, path: str) -> bytes: ...


def _data(path: str) -> bytes:
    """What a file holds that is beside this module: read as the module was, which may be from a ZIP archive.

    The standard library's resources do that too, but it takes longer to import them than to parse a page.
    """
    return cast("_Loader", __spec__.loader).get_data(path)
