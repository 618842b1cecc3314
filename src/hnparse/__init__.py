"""hnparse reads the text of Hacker News pages and returns the discussion: the comments and who replied to whom."""

from ._version import __version__

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

# Type checkers take this name for the constant in `typing`, whose import takes longer than that of this package.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .errors import ParseError
    from .grammars import grammar
    from .graph.difference import Difference
    from .graph.quoting import Quote
    from .graph.statistics import Stats
    from .json_schema import schema
    from .merging import merge
    from .model import Comment, Diagnostic, Missing, Page, Story
    from .model.blocks import Block
    from .model.links import Link
    from .parsing import detect, is_dump, load, load_all, parse, parse_pages
    from .rendering import render
    from .thread import Thread
else:
    MODULES = {
        "errors": ("ParseError",),
        "grammars": ("grammar",),
        "graph.difference": ("Difference",),
        "graph.quoting": ("Quote",),
        "graph.statistics": ("Stats",),
        "json_schema": ("schema",),
        "merging": ("merge",),
        "model": ("Comment", "Diagnostic", "Missing", "Page", "Story"),
        "model.blocks": ("Block",),
        "model.links": ("Link",),
        "parsing": ("detect", "is_dump", "load", "load_all", "parse", "parse_pages"),
        "rendering": ("render",),
        "thread": ("Thread",),
    }

    def __getattr__(name):
        """Import a public name when it is first used, so that no program loads what it does not use."""
        for module, names in MODULES.items():
            if name in names:
                from importlib import import_module

                globals()[name] = found = getattr(import_module(f".{module}", __name__), name)
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__():
        return sorted({*globals(), *__all__})
