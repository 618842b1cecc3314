"""The story that a discussion is about."""

from __future__ import annotations

from datetime import datetime

from attrs import field, frozen

from .blocks import Block, blocks
from .display import short
from .links import Link, links
from .times import Stamp, read_time
from .words import words


@frozen(repr=False)
class Story:
    """The head of a discussion; what the page does not tell is None.

    `site` is the host that the story links to, `score` its points, `text` its own words, if it has any.

    >>> Story(title="Show HN: A knitting simulator", by="ada", score=12)
    <Story 'Show HN: A knitting simulator' by ada, 12 points>
    """

    id: int | None = None
    title: str | None = None
    site: str | None = None
    by: str | None = None
    score: int | None = None
    _stamp: Stamp = field(default=None, alias="time", eq=read_time)
    text: str | None = None

    @property
    def time(self) -> datetime | None:
        """When it was submitted, in UTC; None where the page has no date, or none that can be read."""
        return read_time(self._stamp)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of its own text, as those of a `Comment`; none where it has no text."""
        return blocks(self.text or "")

    @property
    def links(self) -> tuple[Link, ...]:
        """The addresses in its own text, with their places."""
        return links(self.text or "")

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its own text; links are no words."""
        return words(self.text or "")

    def __repr__(self) -> str:
        title, by = (None if words is None else short(words, 80) for words in (self.title, self.by))
        return f"<Story {title!r} by {by}, {self.score} points>"
