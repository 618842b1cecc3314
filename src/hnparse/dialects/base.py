"""The interface of a dialect: a name, a fast pre-filter, a reader and a writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from ..model.page import DialectName
from ..model.thread_like import ThreadLike
from ..text import Source
from .draft import Draft


@frozen(eq=False, repr=False)
class Dialect:
    """A form in which texts hold discussions.

    `may_hold` is the pre-filter. It is True for each text of the dialect, and nearly as fast as a substring search.
    `signs` is a pre-filter for the bytes of a text in UTF-8: a regular expression that matches somewhere in each text
    for which `may_hold` is True, and in few other texts. See `byte_patterns.py` for its syntax.
    `read` yields a draft for each page of a source, in page order, and nothing if the source has no page of the
    dialect. The first draft reports how many pages there are. `render` writes a thread as a text of the dialect.
    """

    name: DialectName
    may_hold: Callable[[str], bool]
    signs: bytes
    read: Callable[[Source], Iterator[Draft]]
    render: Callable[[ThreadLike], str]
