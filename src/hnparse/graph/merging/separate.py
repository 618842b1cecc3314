"""Separating: connected threads whose pages state different stories are split into several discussions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from ...model import Page
from ...model.thread_like import ThreadLike
from .differences import MOST_NAMES, stated_differences
from .groups import group, links
from .heads import Head, differ, may_differ, most_specific, stated, whole_titles
from .ids import key_ids
from .join import Shared
from .pages import page_name, pages_of

P = TypeVar("P", bound=ThreadLike)


def separate(parts: Sequence[P]) -> Iterator[tuple[list[P], Shared]]:
    """Yield the discussions among connected threads, each with the ids that other discussions have, too.

    Threads that state different submitters, titles or sites belong to different discussions. A thread that states less
    belongs to the discussion with which it shares ids. If there are several, it stays apart. Linear time.
    """
    heads = _heads(parts) if len(parts) > 1 and may_differ(parts) else []
    if not differ(heads):
        yield list(parts), {}
        return
    head_of = {id(part): head for head, part in zip(heads, parts, strict=True)}
    same: dict[Head, list[P]] = {}
    for head, part in zip(_labels(parts, heads), parts, strict=True):
        same.setdefault(head, []).append(part)
    groups = []
    for found in (found for alike in same.values() for found in group(alike)):
        # Threads that state little can agree with one head, but not with each other.
        if differ([head_of[id(part)] for part in found]):
            groups += [[part] for part in found]
        else:
            groups.append(found)
    shared = _shared(groups)
    for found in groups:
        here = set().union(*map(key_ids, found))
        yield found, {id_: shared[id_] for id_ in here if id_ in shared}


def _heads(parts: Sequence[ThreadLike]) -> list[Head]:
    """Return what each thread states about its story, with whole titles in place of their ends."""
    heads = [stated(part) for part in parts]
    whole = whole_titles({title for _, title, *_ in heads if title})
    return [(by, whole.get(title, title) if title else None, *others) for by, title, *others in heads]


def _labels(parts: Sequence[ThreadLike], heads: Sequence[Head]) -> list[Head]:
    """Return for each thread the head of its discussion, or its own head if several are possible.

    A breadth-first search over shared ids, heads and texts starts at the threads with the most specific heads and gives
    these heads to the threads that it reaches. A link between different heads is ignored.
    """
    full = most_specific(set(heads))
    labels: dict[int, Head] = {place: head for place, head in enumerate(heads) if head in full}
    linked = list(links(parts))
    links_of: dict[int, list[int]] = {}
    for link, places in enumerate(linked):
        for place in places:
            links_of.setdefault(place, []).append(link)
    head_of_link: dict[int, Head | None] = {}
    """The head at each link that the search has reached, or None if it connects different heads."""
    apart: set[int] = set()
    newest = list(labels)
    while newest:
        reached: dict[int, None] = {}
        for place in newest:
            for link in links_of.get(place, ()):
                if link not in head_of_link:
                    reached[link] = None
                if head_of_link.setdefault(link, labels[place]) != labels[place]:
                    head_of_link[link] = None
        possible: dict[int, set[Head]] = {}
        for link in reached:
            head = head_of_link[link]
            for place in linked[link] if head is not None else ():
                if head is not None and place not in labels and place not in apart and not differ((head, heads[place])):
                    possible.setdefault(place, set()).add(head)
        newest = [place for place, found in possible.items() if len(found) == 1]
        labels.update((place, possible[place].pop()) for place in newest)
        apart |= possible.keys() - labels.keys()
    return [labels.get(place, head) for place, head in enumerate(heads)]


def _shared(groups: Sequence[Sequence[ThreadLike]]) -> dict[int, set[str]]:
    """Return the ids that several discussions show or name, each with the names of the first pages that do so."""
    first: dict[int, int] = {}
    several: set[int] = set()
    for place, found in enumerate(groups):
        for id_ in set().union(*map(key_ids, found)):
            if first.setdefault(id_, place) != place:
                several.add(id_)
    shared: dict[int, set[str]] = {id_: set() for id_ in several}
    for found in groups:
        _add_names(found, shared)
    return {id_: set(sorted(names)[:MOST_NAMES]) for id_, names in shared.items()}


def _add_names(parts: Sequence[ThreadLike], shared: dict[int, set[str]]) -> None:
    """Add the names of the pages that show one of the ids, or a comment that names one."""
    naming: dict[int, set[int]] = {}
    """The shared ids that each comment has or names, by the id of that comment."""
    pages = {page for part in parts for page in pages_of(part)}
    # Replies to the story do not name its id; their page does.
    stories = {page.story for page in pages}
    for part in parts:
        stated = stated_differences(part)
        for id_ in stated.shared.keys() & shared.keys():
            shared[id_] |= stated.shared[id_]
        for comment in part.comments:
            if comment.id in shared:
                naming.setdefault(comment.id, set()).add(comment.id)
        shown = [(comment.id, (comment.parent, *comment.kids)) for comment in part.comments]
        for id_, ids in (*shown, *stated.parents.items()):
            named = {one for one in ids if one in shared and one not in stories}
            if named:
                naming.setdefault(id_, set()).update(named)
    for page in pages:
        listed = (*page.context, *page.numbered)
        on = listed or (() if page.declared_comments is not None else naming)
        if page.story in shared:
            shared[page.story].add(page_name(page))
        for comment_id in on:
            for id_ in naming.get(comment_id, ()):
                shared[id_].add(page_name(page))
    if not any(part.pages for part in parts):
        for ids in naming.values():
            for id_ in ids:
                shared[id_].add(page_name(Page()))
