"""The command `hnparse`."""

from .command import main

__all__ = ["main"]
