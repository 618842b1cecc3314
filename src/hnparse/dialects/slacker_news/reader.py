"""The reader: repairs, pages, posts, links and checks of a text, and a draft for each page.

Importing this module imports Lark, which takes longer than importing the rest of the package.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from ...model.comment import TOP_LEVEL
from ...text import DiagnosticLog, Source
from ..draft import STORY, Claim, Draft, DraftComment, DraftStory
from ..item_url import item_of
from .checks import check, read_dates
from .content import Content, read_content
from .item_url import apply_item_url, read_item_url
from .links import link
from .nodes import Links
from .parser import read_pages
from .parts import PageParts
from .repairs import REQUEST_TIME, repairs
from .restoring import has_damaged_lines, restorations


def read(source: Source) -> Iterator[Draft]:
    """Yield a draft for each page of a source; the first one reports how many more there are."""
    source = source.repaired(repairs)
    pages = deque(_pages(source.text))
    if has_damaged_lines(source.text, _comments(pages)):
        restored = source.repaired(restorations)
        if restored is not source:
            source, pages = restored, deque(_pages(restored.text))
    log = DiagnosticLog(list(source.findings))
    # The address belongs to one page. If there are several, nothing tells to which one.
    item = item_of(source.url) if len(pages) == 1 else None
    if len(pages) > 1:
        log.add_more_pages(len(pages), pages[1].start)
    while pages:
        yield _read(pages.popleft(), source, item, log)
        log = DiagnosticLog()


def _read(parts: PageParts, source: Source, item: int | None, log: DiagnosticLog) -> Draft:
    content = read_content(parts, source.text, log)
    content.take_story()
    if item is not None:
        read_item_url(content, item)
    links = link(content, log)
    if item is not None:
        apply_item_url(content, links, item, log)
    complete = check(content, links, log)
    read_dates(content, source.seen, log)
    return _draft(content, links, complete, log, source)


def _pages(text: str) -> list[PageParts]:
    """Return the pages of a text, read as lines, or as words if heads or most markers are inside lines."""
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


def _comments(pages: Iterable[PageParts]) -> int:
    return sum(len(parts.posts) for parts in pages)


def _draft(content: Content, links: Links, complete: bool | None, log: DiagnosticLog, source: Source) -> Draft:
    head = content.head
    comments: list[DraftComment] = list(links.nodes.values())
    claims = []
    for post in links.nodes.values():
        if post.source and post.source != "unknown":
            parent = STORY if post.source in TOP_LEVEL or post.parent is None else post.parent
            claims.append(Claim(post.id, parent, post.source, post.offset))
    claims += links.contradicting
    story = DraftStory(links.story)
    if content.story is not None:
        story = DraftStory(links.story, by=content.story.by, time=content.story.time, text=content.story.text)
    elif head is not None:
        story = DraftStory(links.story, head.title, head.site, head.by, head.score, head.time, content.text)
    return Draft(
        dialect="slacker_news",
        source=source,
        offset=content.start,
        story=story,
        comments=comments,
        claims=claims,
        missing=links.missing,
        log=log,
        kind=links.kind,
        focus=links.focus.id if links.focus else None,
        context=tuple([post.id for post in links.context]),
        numbered=tuple([post.id for post in links.numbered]),
        declared_comments=head.declared if head else None,
        request_seconds=head.seconds if head else None,
        active_commenters=head.active if head else (),
        popular=head.popular if head else (),
        complete=complete,
        head=None if head is None else head.start,
        has_reply_lists=True,
    )
