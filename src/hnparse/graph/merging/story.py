"""The story of a discussion, merged from what its pages state."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from ...model import Diagnostic, Page, Story
from ...model.thread_like import ThreadLike
from ...model.times import Stamp
from .comments import merge_times
from .differences import Differences
from .reports import heads_differ, story_id_is_taken, story_times_differ, texts_differ
from .words import squeezed

NEVER = datetime.min.replace(tzinfo=UTC)

T = TypeVar("T", str, int)


def merge_story(
    parts: Sequence[ThreadLike], pages: Sequence[Page], shown: Collection[int], differ: Differences
) -> tuple[Story, list[Diagnostic]]:
    """Return the story, and diagnostics about values in which the pages differ.

    An id, a site, a submitter or a time is None if the pages differ. The title and the score are those of the latest
    page, and the text is the longest one. The id is also None if it is that of a comment, one of `shown`, or if another
    discussion has it.
    """
    ids = [(page.story, page) for page in pages if page.story is not None]
    titles = [(page.title, page) for page in pages if page.title is not None]
    sites = _sites_with_www([(page.site, page) for page in pages if page.site is not None])
    names = [(page.by, page) for page in pages if page.by is not None]
    scores = [(page.score, page) for page in pages if page.score is not None]
    texts = _whole_texts({part.story.text for part in parts if part.story.text} | differ.texts)
    time = _time(parts, differ)
    found = [*_differing("title", titles), *_differing("site", sites), *_differing("submitter", names)]
    found += _differing("id", ids) or [story_id_is_taken(id_, page) for id_, page in ids[:1] if id_ in shown]
    if len(texts) > 1:
        found.append(texts_differ(texts, [page for _, page in names]))
    if differ.story_time:
        found.append(story_times_differ([page for _, page in names]))
    story = Story(
        id=None if any(id_ in shown or id_ in differ.shared for id_, _ in ids) else _only(ids),
        title=_latest(titles, lambda title: (len(title), title)),
        site=_only(sites),
        by=_only(names),
        score=_latest(scores, lambda score: score),
        time=None if differ.story_time else time,
        text=max(texts, key=lambda text: (len(text), text), default=None),
    )
    return story, found


def _differing(field: str, stated: list[tuple[T, Page]]) -> list[Diagnostic]:
    """Return a diagnostic that names each value with the first page that states it, if there are several values."""
    first: dict[T, Page] = {}
    for value, page in stated:
        first.setdefault(value, page)
    return [heads_differ(field, list(first.items()))] if len(first) > 1 else []


def _sites_with_www(stated: list[tuple[str, Page]]) -> list[tuple[str, Page]]:
    """Return the sites, with `www.` if any page states it, because some viewers leave it out."""
    whole = {site.removeprefix("www."): site for site, _ in sorted(stated, key=lambda entry: len(entry[0]))}
    return [(whole[site.removeprefix("www.")], page) for site, page in stated]


def _only(stated: list[tuple[T, Page]]) -> T | None:
    """Return the value on which all pages agree, or None."""
    values = {value for value, _ in stated}
    return values.pop() if len(values) == 1 else None


def _latest(stated: list[tuple[T, Page]], size: Callable[[T], Any]) -> T | None:
    """Return the value of the page that was crawled last or, if not all pages have a date, the largest value."""
    dated = all(page.seen for _, page in stated)
    best = max(stated, key=lambda entry: ((entry[1].seen if dated else None) or NEVER, size(entry[0])), default=None)
    return None if best is None else best[0]


def _time(parts: Sequence[ThreadLike], differ: Differences) -> Stamp:
    """Return the most exact time of the story, and note in `differ` if the times differ."""
    time: Stamp = None
    for part in parts:
        if part.story._stamp != time:
            time, differs = merge_times(time, part.story._stamp)
            differ.story_time |= differs
    return time


def _whole_texts(texts: set[str]) -> list[str]:
    """Return the texts that are not the beginning of another one."""
    whole: list[tuple[str, int, str]] = []
    for text in sorted((squeezed(text), len(text), text) for text in texts):
        # In this order, a text that begins with another one comes right after it.
        if whole and text[0].startswith(whole[-1][0]):
            whole.pop()
        whole.append(text)
    return [text for _, _, text in whole]
