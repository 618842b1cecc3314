"""A page: what one dump says about itself."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from attrs import field, frozen

from .display import short
from .times import Stamp, read_time

DialectName = Literal["slacker_news", "hacker_news", "pile"]
"""The name of a dialect, which is a way in which texts hold discussions."""


@frozen(repr=False)
class Page:
    """Where a dump came from, what kind of page it is, and the numbers that it states.

    `line` is the line of the text that the page starts at. `kind` is None where the head is lost that tells it.
    `focus` is the comment whose page it is, None on a story's page. `context` and `numbered` are ids in the order of
    the page: the chain of ancestors, and the comments. `active_commenters` are names with the number of their comments,
    `popular` the ids listed as popular. `complete` says whether all that the page declares is here, and
    nothing was cut or put in doubt; None where the page does not tell. `dialect` is what the text was read as.

    `score` is what the page says the story's points are, `seen` when the page was crawled, as it was given to `parse`.
    `story`, `title`, `site` and `by` are the story's id, its title, the host that it links to and its submitter, as far
    as this page tells them: when pages are merged, what each of them says is kept here.

    >>> import hnparse
    >>> hnparse.load("examples/lighthouse.txt").pages[0]
    <Page of comment 31500150 in examples/lighthouse.txt:1: 3 of 3 comments, complete>
    """

    source: str | None = None
    url: str | None = None
    line: int = 1
    kind: Literal["story", "comment"] | None = None
    focus: int | None = None
    context: tuple[int, ...] = ()
    numbered: tuple[int, ...] = ()
    declared_comments: int | None = None
    request_seconds: float | None = None
    active_commenters: tuple[tuple[str, int], ...] = ()
    popular: tuple[int, ...] = ()
    complete: bool | None = None
    dialect: str | None = None
    score: int | None = None
    _seen: Stamp = field(default=None, alias="seen", eq=read_time)
    story: int | None = None
    title: str | None = None
    site: str | None = None
    by: str | None = None

    @property
    def seen(self) -> datetime | None:
        """When the page was crawled, in UTC; None where nobody said."""
        return read_time(self._seen)

    def __repr__(self) -> str:
        kinds = {"story": "of the story", "comment": f"of comment {self.focus}", None: "of unknown kind"}
        declared = "?" if self.declared_comments is None else self.declared_comments
        whole = {True: "complete", False: "not complete", None: "perhaps complete"}[self.complete]
        place = f"{short(self.source or '<text>', 80)}:{self.line}"
        return f"<Page {kinds[self.kind]} in {place}: {len(self.numbered)} of {declared} comments, {whole}>"
