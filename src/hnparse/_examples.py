"""The example dumps, which are inside the installed package, or at the top of the source tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FIRST = "lighthouse"
"""The one for those who ask for no other."""


class Names:
    """Their names as a choice for `argparse`: the folder is read when somebody asks."""

    def __iter__(self) -> Iterator[str]:
        return iter(names())

    def __contains__(self, name: object) -> bool:
        return name in names()


def names() -> list[str]:
    """What the examples are called."""
    return sorted(file.name.removesuffix(".txt") for file in _folder().iterdir() if file.name.endswith(".txt"))


def example(name: str) -> str:
    """The text of one of them."""
    return (_folder() / f"{name}.txt").read_text("utf-8")


def _folder() -> Traversable:
    from importlib.resources import files

    package = files("hnparse")
    installed = package / "examples"
    return installed if installed.is_dir() else package / ".." / ".." / "examples"
