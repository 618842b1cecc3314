"""Merging: finds the threads that are pages of one discussion, and joins them into one thread.

A merged thread can be merged again, so every step is a union: of pages, of ids, of claims. Contradictions between pages
are kept as diagnostics, and the next merge reads them back.
"""

from .groups import group
from .join import join
from .matching import join_placed
from .pages import page_order
from .placed import attach, equal_throughout, join_equal, without_known_pages
from .renaming import without_shared_ids
from .separate import separate

__all__ = [
    "attach",
    "equal_throughout",
    "group",
    "join",
    "join_equal",
    "join_placed",
    "page_order",
    "separate",
    "without_known_pages",
    "without_shared_ids",
]
