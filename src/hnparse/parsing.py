"""From a text to threads: the way through all the rooms of this package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from .errors import ParseError
from .graph import Links, link
from .graph.checks import check
from .model import Comment, Diagnostic, Missing, Page, Severity, Story
from .text import SEVERITIES, File, Finding, Findings, Source, read_source
from .thread import Thread

if TYPE_CHECKING:
    from .tokens import Content


def parse(text: str, *, source: str | None = None, url: str | None = None, strict: bool = False) -> Thread:
    """The discussion that one page of text shows; of a text with several pages, the first.

    `source` and `url` say where the text comes from, and are kept. Raises ParseError when the text holds no dump and,
    if `strict`, for the first thing in it that is damaged; otherwise what is damaged is in `Thread.diagnostics`.

    >>> import hnparse
    >>> thread = hnparse.parse('''
    ... Show HN: A knitting simulator
    ...
    ... (knit.example)
    ... 12 points ada | 2 comments | | HN request time: 0s | source
    ... 1. bob ◴[] No.101[source]
    ... Does it purl?
    ... replies(1): >>102 #
    ... 2. ada ◴[] No.102[source]
    ... It does.
    ... ''')
    >>> thread.parent(102)
    <Comment 101 by bob, parent top_level: 'Does it purl?'>
    """
    return next(parse_pages(text, source=source, url=url, strict=strict))


def parse_pages(
    text: str, *, source: str | None = None, url: str | None = None, strict: bool = False
) -> Iterator[Thread]:
    """The discussions that a text with several pages shows: a Thread a page, in the order of the text.

    Takes and raises what `parse` does.
    """
    return read_threads(Source.of(text, source, url), strict=strict)


def load(file: File, *, url: str | None = None, strict: bool = False) -> Thread:
    """The discussion that a file shows: `parse` of its text, with its name as the source.

    `file` is a path, or a file that is open for reading. Bytes are taken as UTF-8, or as what their byte order mark
    says. Raises OSError when the file cannot be read, and ParseError as `parse` does.
    """
    return next(read_threads(read_source(file, url), strict=strict))


def read_threads(source: Source, *, strict: bool = False) -> Iterator[Thread]:
    """The discussions that a source shows, a Thread a page."""
    # Lark is imported when the first text is read: importing it costs more than all the rest of this package.
    from .tokens import read_content, read_pages

    pages = [parts for parts in read_pages(source.text) if parts.head or parts.posts]
    if not pages:
        message = "no dump: the text has no score line and no complete comment marker"
        raise ParseError(message, source=source.name)
    for index, parts in enumerate(pages):
        findings = Findings(list(source.findings) if index == 0 else [])
        content = read_content(parts, source.text, findings)
        links = link(content, findings)
        complete = check(content, links, findings)
        if strict:
            _raise_first(findings, source)
        yield _thread(content, links, complete, findings, source)


def is_dump(text: str) -> bool:
    """Whether a text holds a dump, so that `parse` does not raise. Nearly free on a text that does not.

    >>> is_dump("A shopping list: milk, eggs.")
    False
    """
    if "[source]" not in text and " points " not in text:
        return False
    from .tokens import read_pages

    return any(parts.head is not None or parts.posts for parts in read_pages(Source.of(text).text))


def _thread(content: Content, links: Links, complete: bool, findings: Findings, source: Source) -> Thread:
    parents, sources, depths = links.parent, links.source, links.depth
    comments = [
        Comment(
            post.id,
            post.by,
            post.time,
            post.text,
            parents[post.id],
            sources[post.id],
            post.kids or (),
            depths.get(post.id),
            post.dead,
            post.truncated,
        )
        for post in links.posts.values()
    ]
    found = sorted(findings.found, key=lambda finding: finding.offset)
    return Thread(
        story=_story(content, links),
        comments=tuple(comments),
        missing=tuple(Missing(id_, parent) for id_, parent in links.missing.items()),
        pages=(_page(content, links, complete, source),),
        diagnostics=tuple(_diagnostic(finding, source) for finding in found),
    )


def _story(content: Content, links: Links) -> Story:
    head = content.head
    if head is None:
        return Story(links.story)
    return Story(links.story, head.title, head.site, head.by, head.score, head.time, content.text)


def _page(content: Content, links: Links, complete: bool, source: Source) -> Page:
    head = content.head
    return Page(
        source=source.name,
        url=source.url,
        line=source.position(content.start)[0],
        kind="story" if links.is_story else "comment",
        focus=links.focus.id if links.focus else None,
        context=tuple(post.id for post in links.context),
        numbered=tuple(post.id for post in links.numbered),
        declared_comments=head.declared if head else None,
        request_seconds=head.seconds if head else None,
        active_commenters=head.active if head else (),
        popular=head.popular if head else (),
        complete=complete,
    )


def _diagnostic(finding: Finding, source: Source) -> Diagnostic:
    line, column = source.position(finding.offset)
    severity = cast("Severity", SEVERITIES[finding.code])
    return Diagnostic(finding.code, severity, finding.message, source.name, line, column)


def _raise_first(findings: Findings, source: Source) -> None:
    damage = [finding for finding in findings.found if SEVERITIES[finding.code] != "info"]
    if damage:
        first = min(damage, key=lambda finding: finding.offset)
        line, column = source.position(first.offset)
        raise ParseError(first.message, line, column, source.name)
