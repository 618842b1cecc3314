"""Packages that only some outputs need, and how to get them."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def need(package: str, extra: str, what: str) -> ModuleType:
    """The package, or an ImportError that says what to install.

    >>> need("no_such_package", "plot", "plot")
    Traceback (most recent call last):
    ImportError: plot needs no_such_package: pip install 'hnparse[plot]'
    """
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{package}.".startswith(f"{error.name}."):
            raise  # the package is there, and something that it needs itself is not
        raise ImportError(f"{what} needs {package}: pip install 'hnparse[{extra}]'", name=package) from None
