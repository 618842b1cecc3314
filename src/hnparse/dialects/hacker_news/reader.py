"""The way of a text through this dialect: parts, rows, parents, checks, and at the end a draft a page.

Importing this module imports Lark, which costs more than all the rest of the package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text import DiagnosticLog, Source
from ...text.html import is_html
from ..draft import STORY, Claim, Draft, DraftComment, DraftStory, place_id
from .ages import is_impossible, written
from .parents import TOP, Possible, is_consistent, parents_by_words
from .parser import Layout, Parts, parse_parts
from .rows import CommentRow, read_rows
from .story import StoryHead, read_story
from .words import form_of

PIECES = re.compile(r"\n[ \t\xa0]*\|[ \t\xa0]*\n")


def read(source: Source) -> Iterator[Draft]:
    """Return the page of a source as a draft; nothing if it is no item page."""
    text = source.text
    if is_html(text):
        return
    parts, layout = _parts(text)
    draft = _read(parts, layout, source)
    if draft is not None:
        yield draft


def _parts(text: str) -> tuple[Parts, Layout]:
    """The parts of a text in the layout in which it shows the most comments."""
    usual: Layout = "pieces" if sum(1 for _ in PIECES.finditer(text)) > 3 else "lines"
    parts = parse_parts(text, usual)
    declared = next((token["declared"] for token in parts.opening if token.type == "SUBLINE"), None)
    if parts.rows and declared and len(parts.rows) >= int(declared):
        return parts, usual
    words = parse_parts(text, "words")
    return (words, "words") if len(words.rows) > len(parts.rows) else (parts, usual)


def _read(parts: Parts, layout: Layout, source: Source) -> Draft | None:
    text = source.text
    form = form_of(text)
    if parts.rows and parts.rows[0].head.type == "HEADER" and parts.rows[0].head["points"] and not _has_subline(parts):
        # What looks like the first comment's header is the subline, cut off before its number of comments.
        del parts.rows[0]
    rows = read_rows(parts, text, form, joined=layout == "words" and form == "plain")
    menu = any(token.type == "MENU" for token in parts.opening)
    head = read_story(text, parts.opening, form, 1)
    focuses = sum(row.is_focus for row in rows)
    if focuses > 1 or (focuses and not rows[0].is_focus):
        return None
    if head is None and not (menu and rows) and not _has_marks(rows):
        return None
    if not rows and not menu:
        return None
    focus = rows[0] if focuses else None
    return _Page(source, layout, rows, head, focus, menu, _tail(parts)).draft()


def _has_subline(parts: Parts) -> bool:
    return any(token.type == "SUBLINE" for token in parts.opening)


def _has_marks(rows: list[CommentRow]) -> bool:
    """Whether a text without a head has headers of item pages beyond doubt."""
    return sum(bool(row.nav) and row.has_toggle for row in rows) >= 2


def _tail(parts: Parts) -> set[str]:
    """Which parts stand below the last comment."""
    tokens = parts.rows[-1].parts if parts.rows else parts.opening
    return {token.type for token in tokens}


class _Page:
    """One page on its way to a draft."""

    def __init__(
        self,
        source: Source,
        layout: Layout,
        rows: list[CommentRow],
        head: StoryHead | None,
        focus: CommentRow | None,
        has_menu: bool,
        tail: set[str],
    ) -> None:
        self.source = source
        self.layout = layout
        self.rows = rows
        self.head = head
        self.focus = focus
        self.has_menu = has_menu
        self.below = rows[1:] if focus else rows
        self.has_more = "MORE" in tail
        self.has_foot = "FOOT" in tail
        self.log = DiagnosticLog(list(source.findings))
        self.ids = _ids(rows)
        self.story = head.story if head else DraftStory(focus.story if focus else None, focus.on if focus else None)
        self.declared = head.declared if head else None
        named = sum(row.by is not None and not row.deleted for row in rows)
        self.lacks = self.declared is not None and named < self.declared and not self.has_more
        self.exceeds = self.declared is not None and named > self.declared
        self.named = named

    def draft(self) -> Draft:
        claims, candidates, missing = self._claims()
        comments = [
            DraftComment(
                row.start,
                id_,
                row.by,
                row.text,
                age=row.age or None,
                written=written(row.age, self.source.seen) if row.age else None,
                dead=row.dead,
                deleted=row.deleted,
                truncated=self._is_cut and row is self.rows[-1],
                candidates=candidates.get(id_, ()),
            )
            for row, id_ in zip(self.rows, self.ids, strict=True)
        ]
        self._report()
        for row in self.rows:
            if row.age and is_impossible(row.age, self.source.seen):
                message = f"{row.age!r} is before Hacker News began, or after the page was crawled"
                self.log.add("unreadable-time", message, row.start)
        return Draft(
            dialect="hacker_news",
            source=self.source,
            offset=0,
            story=self.story,
            comments=comments,
            claims=claims,
            missing=missing,
            log=self.log,
            kind="comment" if self.focus else "story" if self.head else None,
            focus=self.ids[0] if self.focus else None,
            numbered=tuple(self.ids),
            declared_comments=self.declared,
            complete=self._complete(),
        )

    @property
    def _is_cut(self) -> bool:
        return bool(self.rows) and self.has_menu and not self.has_foot and not self.has_more

    def _complete(self) -> bool | None:
        if self.head is None or self.declared is None:
            return False if self._is_cut or not self.has_menu else None
        return self.named == self.declared and not self.has_more and self.has_foot

    def _claims(self) -> tuple[list[Claim], dict[int, tuple[int, ...]], dict[int, int | None]]:
        claims: list[Claim] = []
        candidates: dict[int, tuple[int, ...]] = {}
        missing: dict[int, int | None] = {}
        shown = set(self.ids)
        offset = len(self.rows) - len(self.below)
        possible = self._possible()
        for place, row in enumerate(self.rows):
            id_ = self.ids[place]
            link = row.nav.get("parent")
            if link is not None:
                parent = STORY if link == self.story.id else link
                claims.append(Claim(id_, parent, "link", row.start))
                if parent != STORY and parent not in shown:
                    missing[parent] = None
            elif row is not self.focus and (known := possible[place - offset]) is not None:
                parents = [self._id(above, offset) for above in known.places]
                if known.is_certain and parents[0] is not None:
                    top = known.places[0] == TOP and parents[0] == STORY
                    claims.append(Claim(id_, parents[0], "top_level" if top else "layout", row.start))
                elif not known.is_certain:
                    candidates[id_] = tuple(parent for parent in parents if parent is not None)
        return claims, candidates, missing

    def _id(self, place: int, offset: int) -> int | None:
        """The id of a row below the head, by its place; for TOP that of what the page is about, None if not known."""
        if place != TOP:
            return self.ids[place + offset]
        if self.focus:
            return self.ids[0]
        return STORY if self.head else None

    def _possible(self) -> list[Possible | None]:
        below = self.below
        # A single comment needs no nav word, but it has a toggle.
        alone = len(below) == 1 and below[0].has_toggle
        if not alone and not any(row.nav for row in below):
            return self._possible_without_words()
        # Where each piece has its own line, a lost line can be a nav word; then the pieces below it do not fit.
        pieces_lost = self.layout == "pieces" and not (self.has_foot and all(row.has_toggle for row in below))
        pieces_lost = pieces_lost or (self.layout == "pieces" and self.lacks)
        whole_top = self.has_menu and bool(self.head or self.focus)
        headers = all(row.has_header for row in below)
        sound = (
            headers
            and not (self.lacks and (self.has_foot or not self._is_cut))
            and not self.exceeds
            and is_consistent(below, whole_top)
            and not any(row.replies > 1 for row in self.rows)
        )
        ends = sound and not self.has_more and self.has_foot and not self.lacks
        found = parents_by_words(below, certain=sound and not pieces_lost, ends=ends)
        if pieces_lost or self.exceeds:
            return [None] * len(below)
        return found

    def _possible_without_words(self) -> list[Possible | None]:
        """Before 2022 only the first row is known, where no row is lost."""
        joined = self.layout == "words" and not any(row.id for row in self.rows)
        whole = bool(self.head) and self.declared == self.named and not joined
        return [Possible((TOP,), True) if whole and not place else None for place in range(len(self.below))]

    def _report(self) -> None:
        if self.head is not None and not self.rows and (self.declared or 0) > 0:
            message = f"the page declares {self.declared} comments, but their headers are lost: no comment can be told"
            self.log.add("headers-lost", message, self.head.subline.start)
        elif self.head is not None and (self.lacks or self.exceeds):
            message = f"the page declares {self.declared} comments, but shows {self.named}"
            self.log.add("declared-comments", message, self.head.subline.start)
        if self._is_cut:
            self.log.add("cut-end", "the text ends before the foot of the page", len(self.source.text) - 1)
        elif not self.has_menu and self.rows:
            self.log.add("cut-head", "the head of the page is cut off", 0)


def _ids(rows: list[CommentRow]) -> list[int]:
    """The ids of rows; those that the text does not tell are places."""
    count = sum(row.id is None for row in rows)
    ids, place = [], 0
    for row in rows:
        if row.id is None:
            place += 1
            ids.append(place_id(place, count))
        else:
            ids.append(row.id)
    return ids
