"""Heads: what threads state about their story, and whether two heads can belong to one story."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import product
from typing import TypeVar

from ...model.thread_like import ThreadLike
from .pages import pages_of
from .words import squeezed

Head = tuple[str | None, ...]
"""Submitter, title, year after the title, host of the site, path of the site. None if the thread does not state it."""

WRAPPED = 30
"""The least number of letters of a title that a tool may have wrapped, so that its last line is read as the title."""
YEAR = re.compile(r"[(\[]((?:19|20)[0-9]{2})[)\]]$")
PLAIN = str.maketrans("‘’“”–—", "''\"\"--")

T = TypeVar("T")


def stated(part: ThreadLike) -> Head:
    """Return what the pages of a thread state about its story.

    Titles are equal if they differ only in blanks, case, or the form of quotation marks and dashes. The end of a long
    title is equal to the whole title.
    """
    pages = pages_of(part)
    titles = {_title(page.title) for page in pages if page.title}
    sites = {_site(page.site) for page in pages if page.site}
    return (
        _only({page.by for page in pages if page.by}),
        _only(set(whole_titles({title for title, _ in titles}).values())),
        _only({year for _, year in titles if year}),
        _only({host for host, _ in sites}),
        _only({path for _, path in sites if path}),
    )


def differ(heads: Iterable[Head]) -> bool:
    """Return True if two heads state different values of one field."""
    return any(len({value for value in values if value is not None}) > 1 for values in zip(*heads, strict=True))


def may_differ(parts: Collection[ThreadLike]) -> bool:
    """Return True if any values of the stories differ. This is faster than to compare the heads."""
    names, titles, sites = set(), set(), set()
    for part in parts:
        for page in pages_of(part):
            names.add(page.by)
            titles.add(page.title)
            sites.add(page.site)
    return any(len(values - {None}) > 1 for values in (names, titles, sites))


def whole_titles(titles: Iterable[str]) -> dict[str, str]:
    """Return for each title the long title that ends with it, or the title itself if there are none or several.

    O(n log n), because of sorting.
    """
    whole = {}
    # Sorted from the end of the titles, in reverse: a title comes after all titles that end with it.
    longer: list[tuple[str, bool]] = []
    for title in sorted(titles, key=lambda title: title[::-1], reverse=True):
        found = []
        while longer and longer[-1][0].endswith(title):
            found.append(longer.pop())
        one = found[0] if len(found) == 1 else (title, bool(found))
        is_part = len(found) == 1 and not one[1] and len(one[0]) >= WRAPPED
        whole[title] = one[0] if is_part else title
        longer.append(one if is_part or not found else (title, True))
    return whole


def most_specific(heads: Collection[Head]) -> set[Head]:
    """Return the heads without those that are part of another head, which states the same and more."""
    covered: set[Head] = set()
    for head in heads:
        covered.update(part for part in product(*[{value, None} for value in head]) if part != head)
    return {head for head in heads if head not in covered}


def _title(title: str) -> tuple[str, str | None]:
    """Return a title in the form for comparison, and the year after it."""
    words = squeezed(title).casefold().translate(PLAIN)
    year = YEAR.search(words)
    return (words[: year.start()], year[1]) if year and year.start() else (words, None)


def _site(site: str) -> tuple[str, str]:
    """Return the host and the path of a site, in the form for comparison."""
    host, _, path = site.casefold().removeprefix("www.").partition("/")
    return host, path


def _only(values: set[T]) -> T | None:
    return next(iter(values)) if len(values) == 1 else None
