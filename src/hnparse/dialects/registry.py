"""The list of all dialects, and the choice of the dialect of a text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..text import Source
from ..text.html import is_html
from .base import Dialect
from .draft import Draft
from .hacker_news import HACKER_NEWS
from .pile import PILE
from .slacker_news import SLACKER_NEWS

DIALECTS: tuple[Dialect, ...] = (SLACKER_NEWS, PILE, HACKER_NEWS)
"""The dialects, in the order in which they are tried."""
SIGNS = b"|".join([dialect.signs for dialect in DIALECTS])
"""The signs of all dialects: a pre-filter for bytes that is weaker than `may_hold_dump`."""


def dialect_named(name: str) -> Dialect:
    """Return the dialect with this name. Raises ValueError if there is none."""
    for dialect in DIALECTS:
        if dialect.name == name:
            return dialect
    raise ValueError(f"the dialect must be one of {', '.join(dialect.name for dialect in DIALECTS)}, not {name!r}")


def may_hold_dump(text: str) -> bool:
    """Return True if a text may hold a dump of any dialect. It is True for each dump, and for few other texts."""
    return any(dialect.may_hold(text) for dialect in DIALECTS)


def read_drafts(source: Source, name: str | None = None) -> Iterator[Draft]:
    """Yield the pages of a source in one dialect: the named one, or else the one that fits best.

    The best fit is the first dialect that finds a head with a submitter on the first page. If there is no such head, it
    is the dialect that finds the most comments. Raises ValueError if there is no dialect with this name.
    """
    if is_html(source.text):  # because its words can look like those of a page
        return iter(())
    if name is not None:
        return dialect_named(name).read(source)
    headless: list[list[Draft]] = []
    for dialect in DIALECTS:
        if dialect.may_hold(source.text):
            drafts = dialect.read(source)
            first = next(drafts, None)
            if first is not None and first.story.by is not None:
                return chain([first], drafts)
            if first is not None:
                headless.append([first, *drafts])
    # A page of one dialect can be quoted on a page of another.
    return iter(max(headless, key=lambda drafts: sum(len(draft.comments) for draft in drafts), default=[]))
