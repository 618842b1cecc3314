"""hnparse reads the text of Hacker News pages and returns the discussion: the comments and who replied to whom."""

from ._version import __version__
from .errors import ParseError
from .grammars import grammar
from .graph import Difference, Quote, Stats
from .json_schema import schema
from .merging import merge
from .model import Block, Comment, Diagnostic, Link, Missing, Page, Story
from .parsing import detect, is_dump, load, load_all, parse, parse_pages
from .rendering import render
from .thread import Thread

__all__ = [
    "Block",
    "Comment",
    "Diagnostic",
    "Difference",
    "Link",
    "Missing",
    "Page",
    "ParseError",
    "Quote",
    "Stats",
    "Story",
    "Thread",
    "__version__",
    "detect",
    "grammar",
    "is_dump",
    "load",
    "load_all",
    "merge",
    "parse",
    "parse_pages",
    "render",
    "schema",
]
