"""The draft of a page: its comments, and diagnostics about its damage."""

from __future__ import annotations

from ...text import DiagnosticLog
from ..draft import Draft, DraftComment
from ..repeats import first_repeat
from .ages import written
from .checks import check
from .claims import PageClaims
from .facts import PageFacts


def draft_of(page: PageFacts, stated: PageClaims, *, findings: bool) -> Draft:
    """Return the draft of a page. If `findings` is true, it also reports the findings of decoding and repairs."""
    seen = page.source.seen
    times = {age: written(age, seen) for age in {row.age for row in page.rows} if age}
    last = page.rows[-1] if page.is_cut else None
    log = DiagnosticLog(list(page.source.findings) if findings else [])
    check(page, log)
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
    replies = {
        id_ for row, id_ in zip(page.rows, page.ids, strict=True) if "parent" in row.nav and "prev" not in row.nav
    }
    if page.declared != page.shown and (repeat := first_repeat(comments, replies)) is not None:
        log.add("duplicate-comment", "this comment is already above: pieces of the page overlap", repeat.offset)
    return Draft(
        dialect="hacker_news",
        source=page.source,
        offset=page.offset,
        story=page.story,
        comments=comments,
        claims=stated.claims,
        missing=stated.missing,
        log=log,
        kind="comment" if page.focus else "story" if page.head else None,
        focus=page.ids[0] if page.focus else None,
        numbered=tuple(page.ids),
        declared_comments=page.declared,
        complete=page.complete,
        head=page.head_start,
    )
