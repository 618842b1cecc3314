"""A comment that is shown, and one that is only named."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from attrs import field, frozen

from .blocks import Block, blocks
from .display import comment_html, short
from .links import Link, links
from .times import Interval, Stamp, read_interval, read_time
from .words import words

ParentSource = Literal["reply_list", "parent_line", "context", "top_level", "position", "link", "layout", "unknown"]
"""How a comment's parent is known.

`reply_list`: the parent's replies line names the comment. `parent_line`: the comment's own parent line names the
parent. `context`: the parent stands above it in the context, and has lost its replies line. `top_level`: the page tells
that it answers the story. `position`: only its place says so, which is true of 98 to 99 in 100. `link`: a link leads to
the parent. `layout`: the order of the comments and the marks of the page leave one parent only. `unknown`: the page
does not tell.
"""


TOP_LEVEL = ("top_level", "position")
"""The sources that make the story the parent."""


def _ids(ids: Iterable[int]) -> tuple[int, ...]:
    return tuple(ids)


def known_id(id_: int | None) -> int | None:
    """Return an id of Hacker News; None for a negative one, which is only a place on a page."""
    return None if id_ is None or id_ < 0 else id_


@frozen(repr=False)
class Comment:
    """A comment that a page shows.

    `by` is None where the name is cut off. `parent` is None for a top-level comment of a story whose id is not known,
    and wherever `parent_source` is ``unknown``. `kids` are the ids that its replies line names, in the order of the
    line, shown or not. `depth` is 1 for a top-level comment, None where it cannot be known. `truncated` says that the
    text ends in this comment, before the page does: the end of its words or of its replies may be lost. `deleted` says
    that it is shown as deleted: without a name and without words. A negative `id` is a place on the page, and no id of
    Hacker News: the text does not tell that one.

    `age` has the words in which the page tells the time, such as ``3 hours ago``; `written` is the interval that they
    mean, where it is known. `candidates` are the ids among which an unknown parent is, where the page leaves at most 8;
    0 among them is the story, while its id is not known.

    >>> comment = Comment(id=42134892, by="fransje26", time="14 Nov 24 02:06 UTC", text="From one …")
    >>> comment.time
    datetime.datetime(2024, 11, 14, 2, 6, tzinfo=datetime.timezone.utc)
    """

    id: int
    by: str | None
    _stamp: Stamp = field(default=None, alias="time", eq=read_time)
    text: str = ""
    parent: int | None = None
    parent_source: ParentSource = "unknown"
    kids: tuple[int, ...] = field(default=(), converter=_ids)
    depth: int | None = None
    dead: bool = False
    truncated: bool = False
    deleted: bool = False
    age: str | None = None
    _interval: Interval = field(default=None, alias="written", eq=read_interval)
    candidates: tuple[int, ...] = field(default=(), converter=_ids)

    @property
    def time(self) -> datetime | None:
        """When it was written, in UTC; None where the page has no date, or none that can be read."""
        return read_time(self._stamp)

    @property
    def written(self) -> tuple[datetime, datetime] | None:
        """The interval in which it was written, in UTC: its start, and its end, which is not part of it.

        None where `time` is known, and where the page tells less than an interval.
        """
        return read_interval(self._interval)

    @property
    def is_top_level(self) -> bool:
        """Whether its parent is the story, as far as the page tells it (`top_level`) or its place says (`position`)."""
        return self.parent_source in TOP_LEVEL

    @property
    def blocks(self) -> tuple[Block, ...]:
        r"""The paragraphs, quotes, code, lists and foot-notes of its text; joined, they are the text.

        >>> comment = Comment(id=42134893, by="ada", text="> It rains.\n\nIt does.")
        >>> comment.blocks[0]
        Block(kind='quote', text='> It rains.\n\n', start=0)
        """
        return blocks(self.text)

    @property
    def links(self) -> tuple[Link, ...]:
        """The addresses in its text, with their places.

        >>> Comment(id=42134893, by="ada", text="See https://rain.example/.").links
        (Link(url='https://rain.example/', start=4, end=25, shortened=False),)
        """
        return links(self.text)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its text, as they are written; links are no words.

        >>> Comment(id=42134893, by="ada", text="It rains: https://rain.example/").words
        ('It', 'rains')
        """
        return words(self.text)

    def __repr__(self) -> str:
        parent = self.parent if self.parent is not None else self.parent_source
        by = None if self.by is None else short(self.by, 40)
        return f"<Comment {self.id} by {by}, parent {parent}: {short(self.text, 40)!r}>"

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return comment_html(self)


@frozen
class Missing:
    """A comment that is named and not shown; `parent` is the one whose replies line names it, None where none does.

    >>> import hnparse
    >>> hnparse.load("examples/lighthouse.txt").missing[0]
    Missing(id=31500044, parent=31500010)
    """

    id: int
    parent: int | None = None
