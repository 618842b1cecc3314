"""The draft of a page: what a dialect read, before the graph decides who replied to whom.

A dialect states facts. It never sets a parent: it makes claims, and `graph/claims.py` resolves them.
"""

from __future__ import annotations

from typing import Literal

from attrs import Factory, define

from ..model import ParentSource
from ..model.page import DialectName
from ..text import DiagnosticLog, Source

STORY = 0
"""The story as the parent in a claim, because its id may be unknown."""


@define
class Claim:
    """The statement of a page that `child` is a reply to `parent`, an id or STORY. `source` is the kind of evidence."""

    child: int
    parent: int
    source: ParentSource
    offset: int


@define(eq=False, repr=False)
class DraftComment:
    """A comment as one page shows it. Its fields mean the same as those of `Comment`.

    `offset` is the start of the comment in the text of the source. `id` is negative if the text does not tell it: see
    `place_id`. `kids` are the ids in the replies line. A dialect without such lines leaves them empty; they become the
    shown replies whose parent is known. `level` is the distance from the root of the page, its focus or else the story,
    as far as the page shows it. Depths follow from parents and levels.
    """

    offset: int
    id: int
    by: str | None
    text: str
    time: str | None = None
    age: str | None = None
    written: tuple[str, str] | None = None
    kids: tuple[int, ...] = ()
    level: int | None = None
    dead: bool = False
    deleted: bool = False
    truncated: bool = False
    candidates: tuple[int, ...] = ()


@define(eq=False, repr=False)
class DraftStory:
    """The story as one page shows it. Its fields mean the same as those of `Story`."""

    id: int | None = None
    title: str | None = None
    site: str | None = None
    by: str | None = None
    score: int | None = None
    time: str | None = None
    text: str | None = None


@define(eq=False, repr=False)
class Draft:
    """One page: its story, its comments in page order, and the claims about their parents.

    `has_reply_lists` is true if pages of this dialect list the ids of replies, so that `kids` have them. `source` is
    the text that offsets refer to, and `offset` is where the page starts. `head` is the offset of what the page states
    about the story or the focus, or None if it is lost. `missing` has the ids that the page names but does not show,
    with the parent if no claim tells it. The other fields mean the same as those of `Page`.
    """

    dialect: DialectName
    source: Source
    offset: int
    story: DraftStory = Factory(DraftStory)
    comments: list[DraftComment] = Factory(list)
    claims: list[Claim] = Factory(list)
    missing: dict[int, int | None] = Factory(dict)
    log: DiagnosticLog = Factory(DiagnosticLog)
    kind: Literal["story", "comment"] | None = None
    focus: int | None = None
    context: tuple[int, ...] = ()
    numbered: tuple[int, ...] = ()
    declared_comments: int | None = None
    request_seconds: float | None = None
    active_commenters: tuple[tuple[str, int], ...] = ()
    popular: tuple[int, ...] = ()
    complete: bool | None = None
    head: int | None = None
    has_reply_lists: bool = False


def place_id(place: int, count: int) -> int:
    """Return the id for a comment whose text does not tell it: the k-th (from 1) of `count` comments on a page.

    >>> [place_id(place, 3) for place in (1, 2, 3)]
    [-3, -2, -1]
    """
    return place - count - 1
