"""The dialect `hacker_news`: pages of news.ycombinator.com as plain text."""

from .dialect import HACKER_NEWS

__all__ = ["HACKER_NEWS"]
