"""The graph: who answered whom, how that is known, and the questions one can ask of it."""

from .navigation import ReplyGraph

__all__ = ["ReplyGraph"]
