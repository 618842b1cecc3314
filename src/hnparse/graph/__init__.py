"""The graph: who replied to whom, how that is known, and queries about it."""

from .difference import Difference
from .navigation import ReplyGraph
from .quoting import Quote
from .statistics import Stats

__all__ = ["Difference", "Quote", "ReplyGraph", "Stats"]
