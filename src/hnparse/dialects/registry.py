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

    The best fit is the dialect whose page has its head above those of the others, because a page of one dialect can be
    quoted on a page of another. A page without a head is the best fit if it begins above all heads and has more
    comments. Raises ValueError if there is no dialect with this name.
    """
    if is_html(source.text):  # because its words can look like those of a page
        return iter(())
    if name is not None:
        return dialect_named(name).read(source)
    found = []
    for dialect in DIALECTS:
        if dialect.may_hold(source.text):
            drafts = dialect.read(source)
            first = next(drafts, None)
            if first is not None:
                found.append((first, drafts))
    if not found:
        return iter(())
    found.sort(key=lambda page: _fit(page[0]))
    first, drafts = found[0]
    for other, others in found[1:]:
        is_above = other.head is None and _start(other) < _start(first)
        if is_above and len(other.comments) > len(first.comments):
            first, drafts = other, others
    for other, _ in found:
        if other is not first and other.head is not None:
            message = f"here is a page of the dialect {other.dialect}: a comment quotes it, or it is not read"
            first.log.add("other-dialect", message, other.head)
    return chain([first], drafts)


def _fit(draft: Draft) -> tuple[bool, int]:
    """Return a key by which the best fit is first."""
    return (True, -len(draft.comments)) if draft.head is None else (False, draft.head)


def _start(draft: Draft) -> int:
    """Return the offset of the head of a page or, if it is lost, that of the first comment."""
    return (
        min([comment.offset for comment in draft.comments], default=draft.offset) if draft.head is None else draft.head
    )
