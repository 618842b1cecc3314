"""The dialect `pile`: documents of the HackerNews component of The Pile."""

from .dialect import PILE

__all__ = ["PILE"]
