"""Packages that only some users need: imported when they are asked for, and named when they are not there."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def require(package: str, method: str, extra: str) -> Any:
    """The package that a method needs; raises ImportError that says how to install it when it is not there."""
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:  # it is there, and lacks something itself
            raise
        how = f"pip install {package}, or the extra '{extra}' of hnparse"
        raise ImportError(f"{method} needs {package}: {how}", name=package) from None
