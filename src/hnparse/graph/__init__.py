"""The graph: who replied to whom, how that is known, and queries about it."""

from .navigation import ReplyGraph

__all__ = ["ReplyGraph"]
