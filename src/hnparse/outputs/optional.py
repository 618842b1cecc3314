"""Imports of optional packages."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def require(package: str, method: str, extra: str) -> Any:
    """Return the package that a method needs. The ImportError says how to install it."""
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:  # the package is installed, but one of its own imports is not
            raise
        how = f"pip install {package}, or the extra '{extra}' of hnparse"
        raise ImportError(f"{method} needs {package}: {how}", name=package) from None
