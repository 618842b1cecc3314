"""The first dialect: pages of the viewer Slacker News."""

from .dialect import SLACKER_NEWS

__all__ = ["SLACKER_NEWS"]
