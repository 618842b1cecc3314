"""Checks: the numbers that a page states about itself are compared with what was read."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from attrs import evolve

from .names import similar_names

if TYPE_CHECKING:
    from ...text import DiagnosticLog
    from .content import Content
    from .nodes import Links
    from .post import Post

DIGITS = re.compile(r"\d")
DOUBTS = (
    "duplicate-comment",
    "lost-replies",
    "lost-id",
    "id-order",
    "page-signs",
    "stray-post",
    "damaged-line",
    "lost-words",
    "wrong-id",
)
"""The codes of diagnostics that put a page in doubt."""


def check(content: Content, links: Links, log: DiagnosticLog) -> bool | None:
    """Report each number that does not agree. Return whether the page is complete, or None if it does not tell."""
    in_order = _check_numbering(content, links, log)
    agree = [in_order, _check_head(content, log), _check_declared(content, links, in_order, log)]
    _check_active_commenters(content, links, log)
    _check_words(content, log)
    _check_names(content, log)
    damaged = content.cut or content.torn or any(code in log for code in DOUBTS)
    if damaged or False in agree:
        return False
    return None if None in agree else True


def _check_head(content: Content, log: DiagnosticLog) -> bool:
    if content.story is not None:
        return True
    if content.head is None:
        log.add("no-head", "the head of the page is lost: the story is unknown", content.start)
    elif content.head.cut:
        log.add("cut-head", "the text ends inside the score line", content.head.start)
    return content.head is not None and not content.head.cut


def _check_numbering(content: Content, links: Links, log: DiagnosticLog) -> bool:
    if [post.number for post in links.numbered] == list(range(1, len(links.numbered) + 1)):
        return True
    last = 0
    agree, unnumbered = True, False
    for post in links.numbered:
        if post.number is None:
            if not unnumbered:
                message = f"comment {post.id} has no number: the number is lost, or the comment belongs to another page"
                log.add("numbering", message, post.offset)
            unnumbered, agree, last = True, False, last + 1
            continue
        number = post.number
        if number != last + 1 and (last or content.head is not None):
            place = f"follows number {last}: comments between" if last else "is the first number: comments before it"
            message = f"number {number} {place} are lost, or this comment belongs to another page"
            log.add("numbering", message, post.offset)
            agree = False
        last = number
    return agree


def _check_declared(content: Content, links: Links, in_order: bool, log: DiagnosticLog) -> bool | None:
    """Return whether the page has as many comments as its head declares, or None if the head may count the story."""
    if content.head is None:
        return None if content.story else False
    declared, shown = content.head.declared, len(links.numbered)
    if declared == shown:
        return True
    if links.kind == "story" and declared == shown + 1 and in_order and (shown or content.says_none):
        # The early versions of the viewer and the newest one count the story, those between do not.
        if content.head.early:
            return True
        message = (
            f"the score line declares {declared} comments, and the page has {shown}: "
            "it counts the story, or the last comment is lost"
        )
        log.add("counts-story", message, content.head.start)
        return None
    if not content.cut:
        message = f"the score line declares {declared} comments, and the page has {shown}"
        log.add("declared-comments", message, content.head.start)
    return False


def _check_words(content: Content, log: DiagnosticLog) -> None:
    """Report comments without words. On Hacker News only deleted comments have none."""
    for post in content.posts:
        if not (post.text or post.deleted or post.dead or post.truncated or post.by is None):
            message = f"comment {post.id} has no words: they are lost, or are part of another comment"
            log.add("lost-words", message, post.offset)


def _check_names(content: Content, log: DiagnosticLog) -> None:
    """Report names that differ in one letter, at the comments of the name that is less frequent."""
    pairs = similar_names([post.by for post in content.posts])
    if not pairs:
        return
    posts: dict[str | None, list[Post]] = {}
    for post in content.posts:
        posts.setdefault(post.by, []).append(post)
    for names in pairs:
        rare, usual = sorted(names, key=lambda name: len(posts[name]))
        message = f"the names {rare!r} and {usual!r} differ in one letter: one of them may be misspelled"
        log.add("similar-names", message, posts[rare][0].offset)


def _check_active_commenters(content: Content, links: Links, log: DiagnosticLog) -> None:
    active = content.head.active if content.head else ()
    if not active or content.head is None:
        return
    everywhere = Counter([post.by for post in links.nodes.values()])
    context = Counter([post.by for post in links.context])
    if links.kind == "story":
        # Some versions count the story as a comment of its submitter.
        context[content.head.by] -= 1
    for name, count in active:
        # Deleted comments are listed without a name.
        if name and everywhere[name] not in (count, count + context[name]):
            message = f"the page lists {name} with {count} comments, and has {everywhere[name]}"
            log.add("active-commenters", message, content.head.start)


def read_dates(content: Content, seen: datetime | None, log: DiagnosticLog) -> None:
    """Rewrite each date of the page in an unambiguous notation. Unreadable dates are reported and become None."""
    head = content.head
    stamps = [post.time for post in content.posts if post.time]
    if head and head.time:
        stamps.append(head.time)
    if not stamps:
        return
    from .dates import page_dates  # imported here because few pages have dates

    dates = page_dates(stamps, seen)
    reported: set[str] = set()
    places = [(post.time, post.offset) for post in content.posts if post.time]
    if head and head.time:
        places.insert(0, (head.time, head.start))
        content.head = evolve(head, time=dates[head.time])
    for stamp, offset in places:
        form = DIGITS.sub("0", stamp)
        if dates[stamp] is None and form not in reported:
            reported.add(form)
            message = (
                f"cannot read the time {stamp!r}: its notation is unknown, or its day and month are ambiguous here"
            )
            log.add("unreadable-time", message, offset)
    for post in content.posts:
        if post.time:
            post.time = dates[post.time]
