"""The second dialect: documents of The Pile's HackerNews component."""

from .dialect import PILE

__all__ = ["PILE"]
