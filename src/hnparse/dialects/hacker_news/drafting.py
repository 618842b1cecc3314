"""The draft of a page: its comments, and diagnostics about its damage."""

from __future__ import annotations

from ...text import DiagnosticLog
from ..draft import Draft, DraftComment
from .ages import is_impossible, written
from .claims import PageClaims
from .facts import PageFacts


def draft_of(page: PageFacts, stated: PageClaims, *, findings: bool) -> Draft:
    """Return the draft of a page. If `findings` is true, it also reports the findings of decoding and repairs."""
    seen = page.source.seen
    times = {age: written(age, seen) for age in {row.age for row in page.rows} if age}
    last = page.rows[-1] if page.is_cut else None
    comments = [
        DraftComment(
            page.offset + row.start,
            id_,
            row.by,
            row.text,
            age=row.age or None,
            written=times.get(row.age or ""),
            dead=row.dead,
            deleted=row.deleted,
            truncated=row is last,
            candidates=stated.candidates.get(id_, ()),
        )
        for row, id_ in zip(page.rows, page.ids, strict=True)
    ]
    return Draft(
        dialect="hacker_news",
        source=page.source,
        offset=page.offset,
        story=page.story,
        comments=comments,
        claims=stated.claims,
        missing=stated.missing,
        log=_log(page, findings),
        kind="comment" if page.focus else "story" if page.head else None,
        focus=page.ids[0] if page.focus else None,
        numbered=tuple(page.ids),
        declared_comments=page.declared,
        complete=page.complete,
    )


def _log(page: PageFacts, findings: bool) -> DiagnosticLog:
    """Return the diagnostics of a page."""
    log = DiagnosticLog(list(page.source.findings) if findings else [])
    head, declared, at = page.head, page.declared, page.offset
    if head is not None and not page.rows and declared:
        message = f"the page declares {declared} comments, but their headers are lost: no comment can be read"
        log.add("headers-lost", message, at + head.subline.start)
    elif head is not None and (page.lacks or page.exceeds):
        message = f"the page declares {declared} comments, but shows {page.shown}"
        log.add("declared-comments", message, at + head.subline.start)
    if page.is_cut:
        log.add("cut-end", "the text ends before the foot of the page", at + len(page.text) - 1)
    elif not page.has_menu and page.rows:
        log.add("cut-head", "the head of the page is cut off", at)
    seen = page.source.seen
    impossible = {age for age in {row.age for row in page.rows} if age and is_impossible(age, seen)}
    for row in page.rows:
        if row.repeats is not None:
            message = f"another comment or the story already has the id {row.repeats}: the id of this one is unknown"
            log.add("duplicate-comment", message, at + row.start)
        if row.lost_name:
            message = "the name of the author is joined to other words: where it begins or ends is unknown"
            log.add("lost-name", message, at + row.start)
        if row.age in impossible:
            message = f"{row.age!r} is before Hacker News began, or after the page was crawled"
            log.add("unreadable-time", message, at + row.start)
    return log
