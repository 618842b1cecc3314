"""The graph: who answered whom, how that is known, and the questions one can ask of it."""

from .navigation import ReplyGraph
from .quoting import Quote
from .statistics import Stats

__all__ = ["Quote", "ReplyGraph", "Stats"]
