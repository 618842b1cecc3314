"""The example dumps, which are inside the installed package, or at the top of the source tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._grammar import PACKAGE

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FIRST = "lighthouse"
"""The one for those who ask for no other."""


def names() -> list[str]:
    """What the examples are called."""
    return sorted(file.name.removesuffix(".txt") for file in _folder().iterdir() if file.name.endswith(".txt"))


def example(name: str) -> str:
    """The text of one of them."""
    return (_folder() / f"{name}.txt").read_text("utf-8")


def _folder() -> Traversable:
    installed: Traversable = PACKAGE / "examples"
    return installed if installed.is_dir() else PACKAGE / ".." / ".." / "examples"
