"""Claims about parents: by links, or else by nav words and the order of comments, or else by columns."""

from __future__ import annotations

from attrs import Factory, define

from ..draft import STORY, Claim
from .facts import PageFacts
from .headers import CommentRow
from .parents import (
    TOP,
    Possible,
    first_contradiction,
    has_younger_parent,
    lacks_nav_word,
    parents_by_column,
    parents_by_words,
)
from .rows import is_open
from .signs import has_header_end, has_nameless_header, has_reply_line

INDENT = 2
"""The number of blanks by which w3m indents a reply to a comment."""


@define
class PageClaims:
    """What a page states about parents: claims, candidates for unknown parents, and ids that it only names."""

    claims: list[Claim] = Factory(list)
    candidates: dict[int, tuple[int, ...]] = Factory(dict)
    missing: dict[int, int | None] = Factory(dict)


def read_claims(page: PageFacts) -> PageClaims:
    """Return what a page states about the parents of its comments."""
    found = PageClaims()
    ids, shown, story = page.ids, set(page.ids), page.story.id
    offset = len(page.rows) - len(page.below)
    top = page.ids[0] if page.focus else STORY if page.head else None
    possible = [*[None] * offset, *_possible(page)]
    for row, id_, known in zip(page.rows, ids, possible, strict=True):
        at = page.offset + row.start
        link = row.nav.get("parent")
        if link is not None and (id_ < 0 or link < id_):
            parent = STORY if link == story else link
            found.claims.append(Claim(id_, parent, "link", at))
            if parent != STORY and parent not in shown:
                found.missing[parent] = None
        elif known is not None:
            parents = [top if place == TOP else ids[place + offset] for place in known.places]
            if known.is_certain and parents[0] is not None:
                is_top = known.places[0] == TOP and parents[0] == STORY
                found.claims.append(Claim(id_, parents[0], "top_level" if is_top else "layout", at))
            elif not known.is_certain:
                found.candidates[id_] = tuple([parent for parent in parents if parent is not None])
    return found


def _possible(page: PageFacts) -> list[Possible | None]:
    """Return the possible parents of each row below the head, or None for a row without evidence."""
    below = page.below
    nothing: list[Possible | None] = [None] * len(below)
    if not below or any(row.lacks_nav for row in below):
        return nothing
    toggles = sum(row.has_toggle for row in below)
    if toggles * 2 > len(below) and toggles < sum(row.has_header for row in below):
        # Most headers have a toggle, so the nav words of a header without one are lost.
        return nothing
    # A single comment needs no nav word, but it has a toggle.
    if not any(row.nav for row in below) and not (len(below) == 1 and below[0].has_toggle):
        return _without_words(page)
    if page.exceeds or any(map(lacks_nav_word, below)):
        return nothing
    if page.layout == "pieces" and (page.lacks or page.is_cut or not all(row.has_toggle for row in below)):
        # Each piece is on its own line, so a lost line can be a nav word.
        return nothing
    page_is_open = is_open(below)
    sound = (
        all(row.has_header for row in below)
        and not (page.lacks and (page.tail.has_foot or not page.is_cut or not page.has_menu))
        and first_contradiction(below, whole_top=page.has_top) is None
        and not page.without_words
        and not any(row.quotes_gone or has_nameless_header(row.text) for row in page.rows)
        and (page.declared == page.shown or not any(_hides_header(row, page_is_open) for row in page.rows))
        # A header without marks is quoted, or its marks are lost. The number of comments decides.
        and (page.declared == page.shown or not any(row.quotes for row in page.rows))
    )
    ends = sound and not page.tail.has_more and page.tail.has_foot and not page.lacks
    found = parents_by_words(below, certain=sound, ends=ends)
    if sound and has_younger_parent(below, found):
        return parents_by_words(below, certain=False, ends=False)
    return found


def _hides_header(row: CommentRow, page_is_open: bool) -> bool:
    """Return True if the text of a row contains the parts around a header: the header of the next comment is lost."""
    return has_header_end(row.text) or (page_is_open and has_reply_line(row.text))


def _without_words(page: PageFacts) -> list[Possible | None]:
    """Return the possible parents on a page without nav words, as before 2022.

    If no row is lost, the first one is known to be top-level. w3m indents replies to comments.
    """
    below = page.below
    whole = page.head is not None and page.declared == page.shown and not any(row.lost_name for row in below)
    whole = whole and not (page.layout == "words" and not any(row.id for row in below))
    columns = _columns(page)
    if columns is not None:
        return parents_by_column(below, columns, certain=whole)
    return [Possible((TOP,), True) if whole and not place else None for place in range(len(below))]


def _columns(page: PageFacts) -> list[int] | None:
    """Return the column of each header if there are exactly two columns, as far apart as in the output of w3m."""
    if page.layout != "lines" or not all(row.has_header for row in page.below):
        return None
    columns = [row.name_start - page.text.rfind("\n", 0, row.name_start) - 1 for row in page.below]
    low, high = min(columns), max(columns)
    return columns if low and high - low == INDENT and set(columns) == {low, high} else None
