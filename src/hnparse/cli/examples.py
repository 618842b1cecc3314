"""The example dumps, which are in the installed package or at the top of the source tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FIRST = "lighthouse"
"""The default example."""


class Names:
    """The names of the examples, as choices for `argparse`. The folder is read only when they are needed."""

    def __iter__(self) -> Iterator[str]:
        return iter(names())

    def __contains__(self, name: object) -> bool:
        return name in names()


def names() -> list[str]:
    """Return the names of the examples."""
    return sorted(file.name.removesuffix(".txt") for file in _folder().iterdir() if file.name.endswith(".txt"))


def example(name: str) -> str:
    """Return the text of an example."""
    return (_folder() / f"{name}.txt").read_text("utf-8")


def _folder() -> Traversable:
    from importlib.resources import files

    package = files("hnparse")
    installed = package / "examples"
    return installed if installed.is_dir() else package / ".." / ".." / "examples"
