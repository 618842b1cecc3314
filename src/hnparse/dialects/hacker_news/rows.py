"""Rows: the comments of a page in page order, with their texts. Quoted headers belong to the text that quotes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .headers import PLACEHOLDER, CommentRow, read_header
from .joined import give_names_back, part_names
from .lexer import Part
from .parser import Layout, PageParts
from .tail import Tail
from .words import NO_WORDS, Words

BELOW_FORM = re.compile(rf"(?:{NO_WORDS.pattern}(?:reply(?!\w)|add comment)?)?{NO_WORDS.pattern}")


def read_rows(
    parts: PageParts,
    layout: Layout,
    text: str,
    tail: Tail,
    words: Words,
    *,
    has_story: bool,
    gone_have_headers: bool,
) -> list[CommentRow]:
    """Return the comments of a page.

    `has_story` is true if it is the page of a story, and `gone_have_headers` if hidden comments have headers on it.
    """
    rows = [read_header(row.head, text, is_first=not place) for place, row in enumerate(parts.rows)]
    for row, of in zip(rows, parts.rows, strict=True):
        row.stop = of.parts[-1].stop if of.parts else of.head.stop
        if row.is_focus or (not row.has_header and rows[0].is_focus):
            row.stop = _above_form(of.parts, text, min(row.stop, tail.start))
    if not rows:
        return rows
    rows[-1].stop = min(rows[-1].stop, tail.start)
    if words.is_table:
        for row in rows:
            row.stop = row.words + len(text[row.words : row.stop].split("\n", 1)[0].rstrip("| "))
    if words.is_joined:
        part_names(rows, text)
    elif layout == "pieces":
        give_names_back(rows, text)
    if has_story:
        # The page of a story has no focus: the text above quotes its header.
        rows = _below_story(rows, [row.is_focus for row in rows])
        rows = without(rows, {place for place, row in enumerate(rows) if row.is_focus})
    rows = _without_placeholders(rows, text, all_have_headers=gone_have_headers or any(map(_has_navigation, rows)))
    if sum(row.has_toggle or bool(row.nav) for row in rows) * 2 > len(rows):
        # On a page whose headers have marks, a header without any is quoted by the text above it.
        if has_story:
            rows = _below_story(rows, [row.has_header and not _has_marks(row) for row in rows])
        rows = without(rows, {place for place, row in enumerate(rows) if not _has_marks(row)})
    for row in rows:
        read_words(row, text, words)
    if tail.has_foot and is_open(rows):
        tail.cut_banner(rows[-1], text)
        read_words(rows[-1], text, words)
    return rows


def read_words(row: CommentRow, text: str, words: Words) -> None:
    """Read the text of a row, and set its state if the text is a placeholder."""
    row.text, row.has_reply = words.body(text[row.words : row.stop])
    if len(row.text) <= 11 and row.has_header and (gone := PLACEHOLDER.fullmatch(row.text)):
        if row.by is None and not row.lost_name:
            row.deleted, row.dead, row.text = gone[1] == "deleted", gone[1] != "deleted", ""
        elif gone[1] != "deleted" and not row.has_reply:
            row.dead, row.deleted, row.text = True, False, ""


def is_open(rows: Sequence[CommentRow]) -> bool:
    """Return True if comments of a page can be answered: the word `reply` is below at least 80% of them."""
    shown = [row for row in rows if row.is_shown and not row.is_focus and not row.dead]
    return len(shown) > 0 and sum(row.has_reply for row in shown) * 5 >= len(shown) * 4


def without(rows: Sequence[CommentRow], quoted: set[int]) -> list[CommentRow]:
    """Return the rows without those at some places, which become text of the row above."""
    kept: list[CommentRow] = []
    for place, row in enumerate(rows):
        if place in quoted and kept:
            kept[-1].stop = row.stop
            kept[-1].quotes += 1 + row.quotes
        else:
            kept.append(row)
    return kept


def _below_story(rows: list[CommentRow], quoted: Sequence[bool]) -> list[CommentRow]:
    """Return the rows without those at the beginning that are quoted: the text of the story quotes them."""
    start = next((place for place, is_quoted in enumerate(quoted) if not is_quoted), 0)
    return rows[start:]


def _has_navigation(row: CommentRow) -> bool:
    """Return True if a header shows that the page is from a time when hidden comments have headers, too."""
    return row.has_header and not row.is_focus and (bool(row.nav) or (row.by is None and not row.lost_name))


def _has_marks(row: CommentRow) -> bool:
    """Return True if a header has more than a name and an age."""
    return row.has_toggle or bool(row.nav) or row.is_focus or row.by is None or row.fold is not None


def _above_form(parts: Sequence[Part], text: str, stop: int) -> int:
    """Return the start of the comment form below the text of a focus, or `stop` if there is none."""
    for part in reversed(parts):
        if part.type == "FORM" and BELOW_FORM.fullmatch(text, part.end, min(part.stop, stop)):
            stop = part.start
        elif part.start < stop:
            break
    return stop


def _without_placeholders(rows: list[CommentRow], text: str, *, all_have_headers: bool) -> list[CommentRow]:
    """Return the rows without placeholders that belong to the comment above."""
    kept: list[CommentRow] = []
    for row in rows:
        above = kept[-1] if kept else None
        if above is None or row.has_header:
            kept.append(row)
        elif above.has_header and above.by is None and not above.lost_name:
            above.stop = row.stop
        elif not NO_WORDS.fullmatch(text, row.words, row.stop):
            # A placeholder has no text. It is a mark of the header above, or quoted.
            if not text[above.words : row.start].strip():
                above.dead, above.words = above.dead or "[dead" in text[row.start : row.words], row.words
            above.stop = row.stop
        elif all_have_headers:
            # The text quotes a placeholder, or the header of the placeholder is lost.
            above.quotes_gone = True
            above.stop = row.stop
        else:
            kept.append(row)
    return kept
