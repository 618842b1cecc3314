"""The story of a discussion, by what its pages say of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from ...model import Diagnostic, Page, Story
from ...model.thread_like import ThreadLike
from ...model.times import Stamp
from .comments import merge_times
from .differences import Differences, heads_differ, story_times_differ, texts_differ
from .words import squeezed

NEVER = datetime.min.replace(tzinfo=UTC)

T = TypeVar("T", str, int)


def merge_story(
    parts: Sequence[ThreadLike], pages: Sequence[Page], shown: Collection[int], differ: Differences
) -> tuple[Story, list[Diagnostic]]:
    """The story, and what the pages tell differently of it.

    Of an id, a site, a submitter or a time that differ, none is taken. Of titles it is the latest, as of scores, and of
    texts the longest. That a story has the id of a comment, of those `shown`, differs too. An id that another
    discussion shares is not taken.
    """
    ids = [(page.story, page) for page in pages if page.story is not None]
    titles = [(page.title, page) for page in pages if page.title is not None]
    sites = _sites_with_www([(page.site, page) for page in pages if page.site is not None])
    names = [(page.by, page) for page in pages if page.by is not None]
    scores = [(page.score, page) for page in pages if page.score is not None]
    texts = _whole_texts({part.story.text for part in parts if part.story.text} | differ.texts)
    time = _time(parts, differ)
    found = [*_differing("title", titles), *_differing("site", sites), *_differing("submitter", names)]
    found += _differing("id", ids, wrong=shown)
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


def _differing(field: str, told: list[tuple[T, Page]], wrong: Collection[int] = ()) -> list[Diagnostic]:
    """The diagnostic that names each value with the first page that has it, if there is anything to say."""
    first: dict[T, Page] = {}
    for value, page in told:
        first.setdefault(value, page)
    differs = len(first) > 1 or any(value in wrong for value in first)
    return [heads_differ(field, list(first.items()))] if differs else []


def _sites_with_www(told: list[tuple[str, Page]]) -> list[tuple[str, Page]]:
    """The sites, with `www.` wherever one page tells it: some viewers leave it out."""
    whole = {site.removeprefix("www."): site for site, _ in sorted(told, key=lambda entry: len(entry[0]))}
    return [(whole[site.removeprefix("www.")], page) for site, page in told]


def _only(told: list[tuple[T, Page]]) -> T | None:
    values = {value for value, _ in told}
    return values.pop() if len(values) == 1 else None


def _latest(told: list[tuple[T, Page]], size: Callable[[T], Any]) -> T | None:
    """What the page says that was seen last or, where not all pages have a date, what is greatest."""
    dated = all(page.seen for _, page in told)
    best = max(told, key=lambda entry: ((entry[1].seen if dated else None) or NEVER, size(entry[0])), default=None)
    return None if best is None else best[0]


def _time(parts: Sequence[ThreadLike], differ: Differences) -> Stamp:
    time: Stamp = None
    for part in parts:
        if part.story._stamp != time:
            time, differs = merge_times(time, part.story._stamp)
            differ.story_time |= differs
    return time


def _whole_texts(texts: set[str]) -> list[str]:
    """The texts that are not the beginning of another one."""
    whole: list[tuple[str, int, str]] = []
    for text in sorted((squeezed(text), len(text), text) for text in texts):
        # In this order, what a text is the beginning of comes right after it.
        if whole and text[0].startswith(whole[-1][0]):
            whole.pop()
        whole.append(text)
    return [text for _, _, text in whole]
