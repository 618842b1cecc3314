"""Merging: which threads are pages of one discussion, and what they say of it together.

What is merged is a thread again, and can be merged again. So everything here is a union: of pages, of ids, of what is
told. Where pages contradict each other, the diagnostic that says so is what later merging remembers it by.
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
