"""The class of a page: what a dump states about itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from attrs import field, frozen

from .display import short
from .ids import to_ids
from .times import Stamp, read_time

DialectName = Literal["slacker_news", "hacker_news", "pile"]
"""The name of a dialect: a form in which texts hold discussions."""


def _counts(pairs: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple([(name, count) for name, count in pairs])


@frozen(repr=False)
class Page:
    """One page of a discussion: where it came from, its kind, and what it states about itself.

    After a merge, the thread keeps the pages, so that `story`, `title`, `site`, `by` and `score` are what each one
    states.

    Attributes:
        source: The name of the text, or None.
        url: The address of the page, as given to `parse`.
        line: The line of the text on which the page starts, counted from 1.
        kind: ``"story"`` or ``"comment"``: the item that the page is of. None if the head is lost.
        focus: The id of the comment that the page is of; None on the page of a story.
        context: The ids of the ancestors shown above that comment, in page order.
        numbered: The ids of the comments outside the context, in page order. On the page of a comment, `focus` is the
            first one.
        declared_comments: The number of comments that the page states.
        request_seconds: The request time that the page states, in seconds.
        active_commenters: The names of the most active commenters, each with its number of comments.
        popular: The ids of the comments listed as popular.
        complete: True if everything that the page declares is here, and nothing is damaged or in doubt. None if the
            page does not show it.
        dialect: The dialect in which the page was read.
        score: The points of the story on this page.
        story: The id of the story.
        title: The title of the story.
        site: The host that the story links to.
        by: The name of the submitter.

    >>> import hnparse
    >>> hnparse.load("examples/lighthouse.txt").pages[0]
    <Page of comment 31500150 in examples/lighthouse.txt:1: 3 of 3 comments, complete>
    """

    source: str | None = None
    url: str | None = None
    line: int = field(default=1, metadata={"least": 1})
    kind: Literal["story", "comment"] | None = None
    focus: int | None = None
    context: tuple[int, ...] = field(default=(), converter=to_ids)
    numbered: tuple[int, ...] = field(default=(), converter=to_ids)
    declared_comments: int | None = field(default=None, metadata={"least": 0})
    request_seconds: float | None = None
    active_commenters: tuple[tuple[str, int], ...] = field(default=(), converter=_counts, metadata={"least": 0})
    popular: tuple[int, ...] = field(default=(), converter=to_ids)
    complete: bool | None = None
    dialect: DialectName | None = None
    score: int | None = None
    _seen: Stamp = field(default=None, alias="seen", eq=read_time)
    story: int | None = None
    title: str | None = None
    site: str | None = None
    by: str | None = None

    @property
    def seen(self) -> datetime | None:
        """The time when the page was crawled, in UTC, as given to `parse`, or None.

        >>> Page(seen="2024-11-14T02:06Z").seen.isoformat()
        '2024-11-14T02:06:00+00:00'
        """
        return read_time(self._seen)

    def __repr__(self) -> str:
        kinds = {"story": "of the story", "comment": f"of comment {self.focus}", None: "of unknown kind"}
        declared = "?" if self.declared_comments is None else self.declared_comments
        whole = {True: "complete", False: "not complete", None: "perhaps complete"}[self.complete]
        place = f"{short(self.source or '<text>', 80)}:{self.line}"
        return f"<Page {kinds[self.kind]} in {place}: {len(self.numbered)} of {declared} comments, {whole}>"
