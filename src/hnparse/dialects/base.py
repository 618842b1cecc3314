"""What a dialect offers: a name, a cheap pre-filter, a reader and a writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from ..model.page import DialectName
from ..model.thread_like import ThreadLike
from ..text import Source
from .draft import Draft


@frozen
class Dialect:
    """One way in which texts hold discussions.

    `may_hold` is the pre-filter: it is never false for a text of the dialect, and nearly as fast as a search for a
    word. `read` returns the pages of a source in page order; it yields nothing if the source holds no page of the
    dialect. The first draft reports how many pages there are. `render` writes a thread as such a text.
    """

    name: DialectName
    may_hold: Callable[[str], bool]
    read: Callable[[Source], Iterator[Draft]]
    render: Callable[[ThreadLike], str]
