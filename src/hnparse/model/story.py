"""The story that a discussion is about."""

from __future__ import annotations

from datetime import datetime

from attrs import field, frozen

from .times import Stamp, read_time


@frozen(repr=False)
class Story:
    """The head of a discussion; what the page does not tell is None.

    `site` is the host that the story links to, `score` its points, `text` its own words, if it has any.
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

    def __repr__(self) -> str:
        return f"<Story {self.title!r} by {self.by}, {self.score} points>"
