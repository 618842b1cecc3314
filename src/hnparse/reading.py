"""The way of a text through the rooms of this package: text, tokens, graph, and at the end a thread.

Importing this module imports Lark, which costs more than all the rest of the package.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import datetime
from typing import cast

from ._collector import Paused
from .errors import ParseError
from .graph.address import item_of, read_address, settle_address
from .graph.checks import check
from .graph.links import Links, link
from .model import Comment, Diagnostic, Missing, Page, Severity, Story
from .text import SEVERITIES, Finding, Findings, Source, excerpt
from .text.repairs import REQUEST_TIME
from .thread import Thread
from .tokens import Content, PageParts, read_content, read_pages


def read_text(text: str, name: str | None, url: str | None, seen: datetime | None, strict: bool) -> Iterator[Thread]:
    """The discussions that a text shows."""
    return read_threads(Source.of(text, name, url, seen), strict=strict)


def read_threads(source: Source, *, strict: bool = False) -> Iterator[Thread]:
    """The discussions that a source shows, a Thread a page; the first one tells how many more there are."""
    with Paused():
        source = source.repaired()
        pages = deque(_pages(source.text))
    if not pages:
        message = "no dump: the text has no score line and no complete comment marker"
        raise ParseError(message, source=source.name)
    findings = Findings(list(source.findings))
    # An address is that of one page: of several, nothing tells which one it is.
    item = item_of(source.url) if len(pages) == 1 else None
    if len(pages) > 1:
        message = f"the text has {len(pages)} pages, and the second one begins here: parse_pages reads them all"
        findings.add("more-pages", message, pages[1].start)
    while pages:
        with Paused():
            thread = _read(pages.popleft(), source, item, findings, strict)
        yield thread
        findings = Findings()


def _read(parts: PageParts, source: Source, item: int | None, findings: Findings, strict: bool) -> Thread:
    content = read_content(parts, source.text, findings)
    if item is not None:
        read_address(content, item)
    links = link(content, findings)
    if item is not None:
        settle_address(content, links, item, findings)
    complete = check(content, links, findings)
    if strict:
        _raise_first(findings, source)
    return _thread(content, links, complete, findings, source)


def holds_dump(source: Source) -> bool:
    """Whether `read_threads` finds a page."""
    return bool(_pages(source.repaired().text))


def _pages(text: str) -> list[PageParts]:
    """The pages of a text; where its heads or most of its markers stand inside of lines, as words and not as lines."""
    lines = [parts for parts in read_pages(text) if parts.is_dump]
    if any(parts.is_whole for parts in lines):
        return lines
    comments = _comments(lines)
    markers = min(text.count("[source]"), text.count("No."))
    headless = not any(parts.head for parts in lines) and REQUEST_TIME.search(text) is not None
    if comments * 2 >= markers and not headless:
        return lines
    words = [parts for parts in read_pages(text, "words") if parts.is_dump]
    better = _comments(words) > comments or (headless and any(parts.head for parts in words))
    return words if better or not lines else lines


def _comments(pages: list[PageParts]) -> int:
    return sum(len(parts.posts) for parts in pages)


def _thread(content: Content, links: Links, complete: bool, findings: Findings, source: Source) -> Thread:
    comments = []
    for id_, node in links.nodes.items():
        post = node.post
        comments.append(
            Comment(
                id_,
                post.by,
                post.time,
                post.text,
                node.parent,
                node.source or "unknown",
                post.kids or (),
                node.depth,
                post.dead,
                post.truncated,
            )
        )
    found = sorted(findings.found, key=lambda finding: finding.offset)
    return Thread(
        story=_story(content, links),
        comments=comments,
        missing=[Missing(id_, parent) for id_, parent in links.missing.items()],
        pages=(_page(content, links, complete, source),),
        diagnostics=[_diagnostic(finding, source) for finding in found],
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
        line=source.line(content.start),
        kind=links.kind,
        focus=links.focus.post.id if links.focus else None,
        context=tuple([node.post.id for node in links.context]),
        numbered=tuple([node.post.id for node in links.numbered]),
        declared_comments=head.declared if head else None,
        request_seconds=head.seconds if head else None,
        active_commenters=head.active if head else (),
        popular=head.popular if head else (),
        complete=complete,
        score=head.score if head else None,
        seen=source.seen,
        story=links.story,
        title=head.title if head else None,
        site=head.site if head else None,
        by=head.by if head else None,
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
        shown = excerpt(source.original.split("\n")[line], column)
        raise ParseError(first.message, line, column, source.name, shown)
