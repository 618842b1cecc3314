"""Facts: what a page shows and states, and where these contradict each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from ...text import Source
from ..draft import DraftStory, place_id
from .headers import CommentRow, is_cut_subline
from .pages import NEAR, read_layout
from .parser import Layout, PageParts
from .prefilter import MENU
from .rows import is_open, read_rows, read_words, without
from .story import StoryHead, read_story, text_with_quotes
from .tail import Tail, read_tail
from .words import Words, form_of

UNTIL_2014 = re.compile(r"\|\s*\[?link\b")
"""A word in headers until 2014. On such pages, dashes are below a comment that cannot be answered."""
CONTINUATION = re.compile(r"\s*more comments \| Hacker News")
"""The HTML title of the second page of a discussion, until 2013."""
SAMPLE = 4
"""The number of headers that are examined for how the text shows links."""


@frozen(slots=False)
class PageFacts:
    """One page: its comments in page order, and the parts above and below them.

    `offset` is the start of the page in the text of the source. Offsets in the rows count from there.
    """

    source: Source
    offset: int
    layout: Layout
    text: str
    rows: list[CommentRow]
    head: StoryHead | None
    has_menu: bool
    tail: Tail

    @property
    def focus(self) -> CommentRow | None:
        """The comment that the page is about, or None on the page of a story."""
        return self.rows[0] if self.rows and self.rows[0].is_focus else None

    @property
    def below(self) -> Sequence[CommentRow]:
        """The comments below the story or the focus."""
        return self.rows[1:] if self.focus else self.rows

    @property
    def head_start(self) -> int | None:
        """The offset of the subline or of the header of the focus in the source, or None if both are lost."""
        if self.head is not None:
            return self.offset + self.head.subline.start
        return self.offset + self.focus.start if self.focus else None

    @property
    def story(self) -> DraftStory:
        """What the page states about its story."""
        focus = self.focus
        if self.head is not None:
            return self.head.story
        return DraftStory(focus.story, " ".join((focus.on or "").split()) or None) if focus else DraftStory()

    @cached_property
    def ids(self) -> list[int]:
        """The id of each row, which is its position on the page if the text does not contain the id."""
        count = sum(row.id is None for row in self.rows)
        ids, place = [], 0
        for row in self.rows:
            place += row.id is None
            ids.append(place_id(place, count) if row.id is None else row.id)
        return ids

    @property
    def declared(self) -> int | None:
        """The number of comments that the page states."""
        return self.head.declared if self.head else None

    @cached_property
    def shown(self) -> int:
        """The number of shown comments, as the page counts them."""
        return count_shown(self.rows, self.declared)

    @cached_property
    def hidden(self) -> int:
        """The number of folded comments, which are not in the text."""
        return sum(row.fold - 1 for row in self.rows if row.fold and not row.text)

    @property
    def lacks(self) -> bool:
        """Whether comments are lost: the page states more than are shown, folded or on the next page."""
        if self.declared is None or (self.tail.has_more and self.tail.left is None):
            return False
        return self.shown + self.hidden + (self.tail.left or 0) < self.declared

    @property
    def exceeds(self) -> bool:
        """Whether the page shows more comments than it states, because a comment quotes a header."""
        return self.declared is not None and self.shown > self.declared

    @property
    def has_top(self) -> bool:
        """Whether the page has its menu and what is below it: a story or a focus."""
        return self.has_menu and (self.head is not None or self.focus is not None)

    @property
    def has_beginning(self) -> bool:
        """Whether the beginning of the page is there. The second page of a discussion can have nothing but a menu."""
        return self.has_top or (self.has_menu and CONTINUATION.match(self.text) is not None)

    @cached_property
    def without_words(self) -> list[CommentRow]:
        """The comments whose text is lost. Hacker News allows no comment without a text.

        If the name in the next header is unknown, the text can be a part of what stands there.
        """
        last = self.rows[-1] if self.is_cut else None
        return [
            row
            for row, below in zip(self.rows, [*self.rows[1:], None], strict=False)
            if row.is_shown and not (row.text or row.dead or row.fold or row is last or (below and below.lost_name))
        ]

    @property
    def is_cut(self) -> bool:
        """Whether the end of the page is lost."""
        return bool(self.rows) and not self.tail.has_foot and not self.tail.has_more

    @property
    def complete(self) -> bool | None:
        """Whether the page is complete. None if it states no number of comments, and nothing is cut off."""
        if self.without_words:
            return False
        if self.declared is None:
            return False if self.is_cut or not self.has_menu else None
        return self.shown == self.declared and not self.tail.has_more and self.tail.has_foot


def count_shown(rows: Sequence[CommentRow], declared: int | None) -> int:
    """Return how many rows a page counts: those with a shown text, and dead ones if the reader could see them."""
    shown = sum(row.is_shown for row in rows)
    without_words = sum(row.is_shown and row.dead and not row.text for row in rows)
    return shown if shown == declared else shown - without_words


def read_facts(source: Source, start: int, stop: int) -> PageFacts | None:
    """Return the page between two offsets of a source, or None if it is not an item page."""
    raw = source.text[start:stop]
    # Both replacements keep all offsets. Some tools escape the bars of a page that they write as a table.
    text = raw.replace("\xa0", " ").replace("\\|", " |")
    parts, layout = read_layout(text)
    heads = [row.head for row in parts.rows[:SAMPLE]] + [part for part in parts.opening if part.type == "SUBLINE"]
    sample = "".join([text[head.start : head.end] for head in heads])
    form = form_of(sample, _above(parts, text))
    # Some tools join the menu to the HTML title, so that it is not a separate part.
    has_menu = parts.first("MENU") is not None or MENU().search(_above(parts, text)) is not None
    first = parts.rows[0].head if parts.rows else None
    if first is not None and not parts.first("SUBLINE") and is_cut_subline(first):
        del parts.rows[0]
    tail = read_tail(parts, text, has_lines=layout != "words")
    is_joined = layout == "words" and form == "plain"
    words = Words(raw, form, is_joined=is_joined, has_dashes=UNTIL_2014.search(sample) is not None)
    head = read_story(parts, raw, words, tail)
    rows = read_rows(
        parts,
        layout,
        raw,
        tail,
        words,
        has_story=head is not None,
        gone_have_headers=head is not None and head.since_2018,
    )
    if head is not None and rows and parts.rows[0].head.start < rows[0].start:
        head.story.text = text_with_quotes(parts, head.subline, rows[0].start, raw, words)
    if rows and not has_menu and head is None and rows[0].name_start <= 1:
        # The text begins with the name or inside it.
        rows[0].by, rows[0].lost_name = None, True
    _drop_repeated_ids(rows, head)
    if not _is_item_page(parts, rows, head, has_menu, tail):
        return None
    page = PageFacts(source, start, layout, raw, rows, head, has_menu, tail)
    if page.exceeds and (quoted := _quoted(page)):
        rows = without(rows, quoted)
        for row in rows:
            read_words(row, raw, words)
        page = PageFacts(source, start, layout, raw, rows, head, has_menu, tail)
    return page


def _drop_repeated_ids(rows: Sequence[CommentRow], head: StoryHead | None) -> None:
    """Remove the ids of comments whose id another comment or the story already has."""
    known = {head.story.id if head else None}
    for row in rows:
        if row.id is not None and row.id in known:
            row.id, row.repeats = None, row.id
        known.add(row.id)


def _above(parts: PageParts, text: str) -> str:
    """Return the text above the first comment, at most its first NEAR characters."""
    return text[: min(NEAR, parts.rows[0].head.start if parts.rows else NEAR)]


def _is_item_page(
    parts: PageParts, rows: Sequence[CommentRow], head: StoryHead | None, has_menu: bool, tail: Tail
) -> bool:
    """Return True for the page of one item: not for a list of stories or comments, or a text that quotes one."""
    focuses = sum(row.is_focus for row in rows)
    if focuses > 1 or (focuses and not rows[0].is_focus):
        return False
    if not rows:
        stories = sum(part.type == "SUBLINE" for part in parts.opening)
        return has_menu and head is not None and stories == 1 and not head.is_listed
    if has_menu:
        return True
    # A text that quotes a subline or headers has no foot, and no word `reply` below the quoted parts.
    if head is not None and count_shown(rows, head.declared) == head.declared:
        return True
    marked = sum(bool(row.nav) and row.has_toggle for row in rows)
    return (marked >= 2 or head is not None) and (tail.has_foot or is_open(rows))


def _quoted(page: PageFacts) -> set[int]:
    """Return the places of rows that the row above quotes. They have no word `reply` between them and that row.

    The result is empty unless their number is the number of rows that the page has too many.
    """
    rows = page.rows
    if not is_open(rows):
        return set()
    quoted = {
        place + 1
        for place, row in enumerate(rows[:-1])
        if row.is_shown and not row.has_reply and not row.is_focus and not row.dead and rows[place + 1].is_shown
    }
    return quoted if len(quoted) == page.shown - (page.declared or 0) else set()
