"""Checks: what a page states about itself is compared with what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .ages import is_impossible
from .parents import first_contradiction, lacks_nav_word
from .rows import is_open
from .signs import has_header_end, has_nameless_header, has_reply_line

if TYPE_CHECKING:
    from ...text import DiagnosticLog
    from .facts import PageFacts


def check(page: PageFacts, log: DiagnosticLog) -> None:
    """Report what is lost on a page, and what contradicts itself."""
    _check_ends(page, log)
    _check_head(page, log)
    _check_nav_words(page, log)
    _check_texts(page, log)
    _check_rows(page, log)


def _check_ends(page: PageFacts, log: DiagnosticLog) -> None:
    """Report lost beginnings and ends, and what stands between the last comment and the foot."""
    if page.tail.banner is not None:
        log.add(
            "text-after", "this text is no part of the comment above: it is left out", page.offset + page.tail.banner
        )
    if page.is_cut:
        log.add("cut-end", "the text ends before the foot of the page", page.offset + len(page.text) - 1)
    elif page.rows and not page.has_beginning:
        log.add("cut-head", "the head of the page is cut off", page.offset)


def _check_head(page: PageFacts, log: DiagnosticLog) -> None:
    """Report two titles, and another number of comments than the page states."""
    head, declared = page.head, page.declared
    if head is None:
        return
    if head.title_differs:
        message = "the HTML title differs from the title of the story: the title is unknown"
        log.add("damaged-line", message, page.offset)
    if head.has_signs:
        message = "signs stand in front of this line or behind it: a tool put them into the title and the texts, too"
        log.add("damaged-line", message, page.offset + head.subline.start_of("score"))
    if not page.rows and declared:
        message = f"the page declares {declared} comments, but their headers are lost: no comment can be read"
        log.add("headers-lost", message, page.offset + head.subline.start)
    elif page.lacks or page.exceeds:
        follow = f", and {page.tail.left} follow on the next page" if page.tail.left is not None else ""
        message = f"the page declares {declared} comments, but shows {page.shown}{follow}"
        log.add("declared-comments", message, page.offset + head.subline.start)


def _check_nav_words(page: PageFacts, log: DiagnosticLog) -> None:
    """Report the first nav words that contradict each other."""
    rows = page.below
    place = next((place for place, row in enumerate(rows) if lacks_nav_word(row)), None)
    if place is None:
        place = first_contradiction(rows, whole_top=page.has_top) if any(row.nav for row in rows) else None
    if place is not None:
        message = (
            "the words of this header contradict those above: a comment or a word is lost, or the order is another"
        )
        log.add("nav-words", message, page.offset + rows[place].start)


def _check_texts(page: PageFacts, log: DiagnosticLog) -> None:
    """Report texts that are lost, and those that contain the remains of a header."""
    for row in page.rows:
        if row in page.without_words:
            log.add("lost-words", "this comment has no text: lines are lost or misplaced", page.offset + row.start)
    page_is_open = is_open(page.below)
    message = "the text contains the remains of a header or the word `reply` on its own line: it is quoted, or damaged"
    agrees = page.declared == page.shown
    if page.head is not None and not agrees and has_header_end(page.head.story.text or ""):
        log.add("page-signs", message, page.offset + page.head.subline.end)
    for row in page.rows:
        is_quoting = row.quotes or has_header_end(row.text) or (page_is_open and has_reply_line(row.text))
        if (is_quoting and not agrees) or has_nameless_header(row.text):
            log.add("page-signs", message, page.offset + row.start)


def _check_rows(page: PageFacts, log: DiagnosticLog) -> None:
    """Report values of headers that are lost or impossible."""
    seen = page.source.seen
    impossible = {age for age in {row.age for row in page.rows} if age and is_impossible(age, seen)}
    for row in page.rows:
        at = page.offset + row.start
        if row.repeats is not None:
            message = f"another comment or the story already has the id {row.repeats}: the id of this one is unknown"
            log.add("duplicate-comment", message, at)
        if row.unclear_title:
            message = "the line below this header is read as the end of the title, but the text can begin there"
            log.add("damaged-line", message, at)
        if row.has_header and row.by is None and row.text and not row.lost_name:
            log.add("lost-name", "this header has no name, although its comment is not hidden", at)
        if row.lost_name:
            log.add(
                "lost-name", "the name of the author is joined to other words: where it begins or ends is unknown", at
            )
        if row.age in impossible:
            log.add("unreadable-time", f"{row.age!r} is before Hacker News began, or after the page was crawled", at)
