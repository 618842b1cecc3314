"""The last step of reading: a dialect reads drafts, the graph resolves their claims, each draft becomes a Thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from .dialects import STORY, Claim, DialectName, Draft, read_drafts
from .errors import ParseError
from .gc_paused import gc_paused
from .graph.claims import depths, resolve
from .model import Comment, Diagnostic, Missing, Page, Severity, Story
from .text import SEVERITIES, DiagnosticLog, LogEntry, Source, excerpt
from .thread import Thread


def read_threads(source: Source, *, dialect: str | None = None, strict: bool = False) -> Iterator[Thread]:
    """Yield a thread for each page of a source; the first one reports how many more pages there are."""
    with gc_paused():
        drafts = read_drafts(source, dialect)
        draft = next(drafts, None)
    if draft is None:
        from .text.wrong_text import why_no_dump  # imported here because only errors need it

        raise ParseError(f"no dump: {why_no_dump(source.text[1:])}", source=source.name)
    while draft is not None:
        with gc_paused():
            thread = _thread(draft, strict)
        yield thread
        with gc_paused():
            draft = next(drafts, None)


def dialect_of(source: Source) -> DialectName | None:
    """Return the dialect in which `read_threads` reads a source, or None if it finds no page."""
    draft = next(read_drafts(source), None)
    return None if draft is None else draft.dialect


def _thread(draft: Draft, strict: bool) -> Thread:
    resolution = resolve(draft.claims)
    found = DiagnosticLog()
    for contradiction in resolution.contradictions:
        _report(contradiction, draft.story.id, found)
    draft.log.entries[:0] = found.entries
    if strict:
        _raise_first(draft.log, draft.source)
    comments = _comments(draft, resolution.known)
    entries = sorted(draft.log.entries, key=lambda entry: entry.offset)
    story = draft.story
    return Thread(
        story=Story(story.id, story.title, story.site, story.by, story.score, story.time, story.text),
        comments=comments,
        missing=[Missing(id_, parent) for id_, parent in draft.missing.items()],
        pages=(_page(draft),),
        diagnostics=[_diagnostic(entry, draft.source) for entry in entries],
    )


def _report(contradiction: Sequence[Claim], story: int | None, log: DiagnosticLog) -> None:
    """Report claims about one comment that cannot all be true."""
    firm = [claim for claim in contradiction if claim.source != "position"]
    first = firm[0]
    for claim in firm:
        if claim.parent != first.parent:
            log.add("two-parents", _difference(first, claim, story), claim.offset)


def _difference(one: Claim, other: Claim, story: int | None) -> str:
    """Return the message about two claims that name different parents of a comment."""
    parents = [
        "the story" if claim.parent == STORY and story is None else claim.parent or story for claim in (one, other)
    ]
    if one.source == other.source == "reply_list":
        return f"comments {parents[0]} and {parents[1]} both name {one.child} as a reply"
    if one.source == "reply_list" and other.source in ("parent_line", "top_level"):
        return f"comment {parents[0]} names {one.child} as a reply, whose parent line names {parents[1]}"
    told = f"{parents[0]} ({one.source}) and {parents[1]} ({other.source})"
    return f"the page names different parents for comment {one.child}: {told}"


def _comments(draft: Draft, known: Mapping[int, Claim]) -> list[Comment]:
    story = draft.story.id
    root = STORY if draft.kind == "story" else draft.focus
    above = {*draft.context, root}
    # A parent has a smaller id than its replies. Lost ids are negative, but no comment is above the root of the page.
    ordered = sorted(draft.comments, key=lambda comment: (comment.id not in above, comment.id))
    found = depths({comment.id: comment.level for comment in ordered}, known, root)
    kids = {} if draft.has_reply_lists else _shown_replies(draft, known)
    if story is not None:
        for comment in draft.comments:
            if comment.candidates:
                comment.candidates = tuple([story if id_ == STORY else id_ for id_ in comment.candidates])
    comments = []
    for comment in draft.comments:
        id_ = comment.id
        claim = known.get(id_)
        parent = None if claim is None else claim.parent
        comments.append(
            Comment(
                id_,
                comment.by,
                comment.time,
                comment.text,
                story if parent == STORY else parent,
                "unknown" if claim is None else claim.source,
                kids.get(id_, comment.kids),
                found.get(id_),
                comment.dead,
                comment.truncated,
                comment.deleted,
                comment.age,
                comment.written,
                comment.candidates,
            )
        )
    return comments


def _shown_replies(draft: Draft, known: Mapping[int, Claim]) -> dict[int, list[int]]:
    """Return the ids of the shown replies to each comment, in page order."""
    replies: dict[int, list[int]] = {}
    for comment in draft.comments:
        claim = known.get(comment.id)
        if claim is not None and claim.parent != STORY:
            replies.setdefault(claim.parent, []).append(comment.id)
    return replies


def _page(draft: Draft) -> Page:
    story, source = draft.story, draft.source
    return Page(
        source=source.name,
        url=source.url,
        line=source.line(draft.offset),
        kind=draft.kind,
        focus=draft.focus,
        context=draft.context,
        numbered=draft.numbered,
        declared_comments=draft.declared_comments,
        request_seconds=draft.request_seconds,
        active_commenters=draft.active_commenters,
        popular=draft.popular,
        complete=draft.complete,
        dialect=draft.dialect,
        score=story.score,
        seen=source.seen,
        story=story.id,
        title=story.title,
        site=story.site,
        by=story.by,
    )


def _diagnostic(entry: LogEntry, source: Source) -> Diagnostic:
    line, column = source.position(entry.offset)
    severity = cast("Severity", SEVERITIES[entry.code])
    return Diagnostic(entry.code, severity, entry.message, source.name, line, column)


def _raise_first(log: DiagnosticLog, source: Source) -> None:
    damage = [entry for entry in log.entries if SEVERITIES[entry.code] != "info"]
    if damage:
        first = min(damage, key=lambda entry: entry.offset)
        line, column = source.position(first.offset)
        shown = excerpt(source.original.split("\n")[line], column)
        raise ParseError(first.message, line, column, source.name, shown)
