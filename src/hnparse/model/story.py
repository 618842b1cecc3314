"""The class of a story, which a discussion is about."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from .display import short
from .times import Stamp, read_time

if TYPE_CHECKING:
    from .blocks import Block
    from .links import Link


@frozen(repr=False)
class Story:
    """The story at the head of a discussion. Fields that the page does not state are None.

    Attributes:
        id: The id on Hacker News.
        title: The title.
        site: The host that the story links to.
        by: The name of the submitter.
        score: The number of points.
        text: The plain text of the story itself, if it has any.

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
        """The time when the story was submitted, in UTC. None if the page has no readable date.

        >>> Story(time="14 Nov 24 02:06 UTC").time.isoformat()
        '2024-11-14T02:06:00+00:00'
        """
        return read_time(self._stamp)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the story's text, as in `Comment.blocks`.

        >>> Story(text="Does it purl?").blocks
        (Block(kind='paragraph', text='Does it purl?', start=0),)
        """
        from .blocks import blocks

        return blocks(self.text or "")

    @property
    def links(self) -> tuple[Link, ...]:
        """The links in the story's text, as in `Comment.links`.

        >>> Story(text="See https://rain.example/.").links
        (Link(url='https://rain.example/', start=4, end=25, shortened=False),)
        """
        from .links import links

        return links(self.text or "")

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the story's text, as in `Comment.words`.

        >>> Story(text="Does it purl?").words
        ('Does', 'it', 'purl')
        """
        from .words import words

        return words(self.text or "")

    def __repr__(self) -> str:
        title, by = (None if words is None else short(words, 80) for words in (self.title, self.by))
        return f"<Story {title!r} by {by}, {self.score} points>"
