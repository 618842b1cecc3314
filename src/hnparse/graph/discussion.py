"""The data of a discussion: a reply graph with its story, pages and diagnostics."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from ..model import Diagnostic, Page, Story
from ..model.short_tuple import ShortTuple
from .navigation import ReplyGraph


# Converters are functions because calling `tuple[Page, ...]` takes several times as long.
def _pages(pages: Iterable[Page]) -> tuple[Page, ...]:
    return ShortTuple(pages)


def _diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return ShortTuple(diagnostics)


@frozen(repr=False)
class Discussion(ReplyGraph):
    """The fields of a thread. Exports and views derive from this class, so that type checkers see the fields."""

    story: Story = Story()
    pages: tuple[Page, ...] = field(default=(), converter=_pages)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), converter=_diagnostics)
