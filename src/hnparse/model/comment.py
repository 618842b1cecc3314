"""The class of a shown comment, and the class of a comment that is only named."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from .display import short
from .ids import to_ids
from .times import Interval, Stamp, read_interval, read_time

if TYPE_CHECKING:
    from .blocks import Block
    from .links import Link

ParentSource = Literal["reply_list", "parent_line", "context", "top_level", "position", "link", "layout", "unknown"]
"""How the parent of a comment is known.

- `reply_list`: the replies line of the parent names the comment.
- `parent_line`: the parent line of the comment names the parent.
- `context`: the parent is above the comment in the context of the page, and has lost its replies line.
- `top_level`: the page states that the comment is a reply to the story.
- `position`: the comment is where top-level comments are. 98 to 99 in 100 such comments are replies to the story.
- `link`: a link on the page leads to the parent.
- `layout`: the order of the comments and the marks of the page allow only one parent.
- `unknown`: the page does not show the parent.
"""


TOP_LEVEL = ("top_level", "position")
"""The parent sources of a top-level comment."""


@frozen(repr=False)
class Comment:
    """A comment shown on a page.

    Attributes:
        id: The id on Hacker News. A negative id is a position on the page: the text does not contain the real one.
        by: The name of the author. None if the name is lost, or if the page shows none, as for a deleted comment.
        text: The plain text, with one blank line between paragraphs.
        parent: The id of the parent. None for a reply to a story whose id is unknown, and if `parent_source` is
            ``"unknown"``.
        parent_source: How the parent is known: ``"reply_list"``, ``"parent_line"``, ``"context"``, ``"top_level"``,
            ``"position"``, ``"link"``, ``"layout"`` or ``"unknown"``.
        kids: The ids of the replies that the page names, shown or not, in page order. If pages of a dialect name no
            replies, these are the shown replies.
        depth: 1 for a top-level comment, 2 for a reply to one, and so on. None if unknown.
        dead: True if the page marks the comment as dead.
        truncated: True if the text ends in this comment, before the page does. Words or replies of it may be lost.
        deleted: True if the page shows the comment as deleted, without a name and words.
        age: The time as the page words it, such as ``3 hours ago``, or None.
        candidates: The ids of the possible parents if the parent is unknown and there are at most 8, or else empty. 0
            stands for a story whose id is unknown.

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
    kids: tuple[int, ...] = field(default=(), converter=to_ids)
    depth: int | None = field(default=None, metadata={"least": 1})
    dead: bool = False
    truncated: bool = False
    deleted: bool = False
    age: str | None = None
    _interval: Interval = field(default=None, alias="written", eq=read_interval)
    candidates: tuple[int, ...] = field(default=(), converter=to_ids, metadata={"most": 8})

    @property
    def time(self) -> datetime | None:
        """The time when the comment was written, in UTC. None if the page has no readable date.

        >>> Comment(id=42134893, by="ada", time="14 Nov 24 02:06 UTC").time.isoformat()
        '2024-11-14T02:06:00+00:00'
        """
        return read_time(self._stamp)

    @property
    def written(self) -> tuple[datetime, datetime] | None:
        """The interval in which the comment was written, in UTC, from its start (included) to its end (not included).

        None if `time` is known, or if the page states no interval.

        >>> written = ("2024-11-14T02:00Z", "2024-11-14T03:00Z")
        >>> start, end = Comment(id=42134893, by="ada", age="3 hours ago", written=written).written
        >>> end - start
        datetime.timedelta(seconds=3600)
        """
        return read_interval(self._interval)

    @property
    def is_top_level(self) -> bool:
        """Whether the parent is the story, so that `parent_source` is ``"top_level"`` or ``"position"``.

        >>> Comment(id=42134893, by="ada", parent_source="position").is_top_level
        True
        """
        return self.parent_source in TOP_LEVEL

    @property
    def blocks(self) -> tuple[Block, ...]:
        r"""The paragraphs, quotes, code, lists and footnotes of the text. Joined, they are the text.

        >>> comment = Comment(id=42134893, by="ada", text="> It rains.\n\nIt does.")
        >>> comment.blocks[0]
        Block(kind='quote', text='> It rains.\n\n', start=0)
        """
        from .blocks import blocks

        return blocks(self.text)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links in the text, with their offsets.

        >>> Comment(id=42134893, by="ada", text="See https://rain.example/.").links
        (Link(url='https://rain.example/', start=4, end=25, shortened=False),)
        """
        from .links import links

        return links(self.text)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the text as written, without links.

        >>> Comment(id=42134893, by="ada", text="It rains: https://rain.example/").words
        ('It', 'rains')
        """
        from .words import words

        return words(self.text)

    def __repr__(self) -> str:
        parent = self.parent if self.parent is not None else self.parent_source
        by = None if self.by is None else short(self.by, 40)
        return f"<Comment {self.id} by {by}, parent {parent}: {short(self.text, 40)!r}>"

    def _repr_html_(self) -> str:
        """Return the HTML that a notebook shows."""
        from .html import comment_html

        return comment_html(self)


@frozen
class Missing:
    """A comment that a page names but does not show.

    Attributes:
        id: The id of the comment.
        parent: The id of the comment whose replies line names it, or None if there is none.

    >>> import hnparse
    >>> hnparse.load("examples/lighthouse.txt").missing[0]
    Missing(id=31500044, parent=31500010)
    """

    id: int
    parent: int | None = None
