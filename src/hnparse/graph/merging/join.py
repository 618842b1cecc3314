"""One discussion from the threads that are parts of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from attrs import evolve

from ...model import Comment, Diagnostic, Page
from ...model.thread_like import ThreadLike
from .comments import merge_comments
from .differences import (
    CODES,
    DEPTHS,
    OF_COMMENTS,
    PARENTS,
    PLACES,
    Differences,
    comment_differs,
    discussions_differ,
    recall,
)
from .links import Links
from .pages import merge_pages
from .story import merge_story

Shared = Mapping[int, set[str]]
"""The ids that several discussions share, with the names of all pages that show or name them."""
NOTHING: Shared = MappingProxyType({})


def join(parts: Sequence[ThreadLike], shared: Shared = NOTHING) -> dict[str, Any]:
    """The fields of the thread that several threads of one discussion make; `shared` are ids of other ones too."""
    differ = Differences()
    differ.share(shared)
    for part in parts:
        differ.update(recall(part))
    pages = merge_pages(parts)
    comments = merge_comments(parts, differ)
    story, found = merge_story(parts, pages, comments, differ)
    stories = {page.story for page in pages if page.story is not None}
    links = Links(parts, pages, comments, stories.difference(comments), story.id, differ)
    named = {missing.id for part in parts for missing in part.missing} | links.named_ids
    return {
        "story": story,
        "comments": tuple([_placed(comment, links) for comment in comments.values()]),
        "missing": links.missing(named - stories),
        "pages": pages,
        "diagnostics": _diagnostics(parts, [*found, *_differing(links, differ, pages)]),
    }


def _placed(comment: Comment, links: Links) -> Comment:
    parent, source = links.parent(comment.id)
    depth = links.depth(comment.id)
    candidates = comment.candidates if source == "unknown" else ()
    if (parent, source, depth, candidates) == (
        comment.parent,
        comment.parent_source,
        comment.depth,
        comment.candidates,
    ):
        return comment
    return evolve(comment, parent=parent, parent_source=source, depth=depth, candidates=candidates)


def _differing(links: Links, differ: Differences, pages: Sequence[Page]) -> list[Diagnostic]:
    """What the pages tell differently of the comments; a diagnostic names the pages that show what it is about."""
    about = [(PARENTS, id_) for id_ in links.doubtful]
    about += [(DEPTHS, id_) for id_ in links.comments if links.depths_differ(id_)]
    about += [(PLACES, id_) for id_ in links.overruled]
    about += [(code, id_) for code in OF_COMMENTS for id_ in differ.ids[code]]
    told = {(code, id_): set() if code in OF_COMMENTS else links.told(id_) for code, id_ in about}
    concerned = {of: {of[1], *[parent for parent in parents if parent is not None]} for of, parents in told.items()}
    places = _places(pages, {id_ for ids in concerned.values() for id_ in ids})
    found = [discussions_differ(id_, names, pages) for id_, names in differ.shared.items()]
    for (code, id_), ids in concerned.items():
        shown_on = sorted({place for one in ids for place in places[one]})
        on = [pages[place] for place in shown_on] or pages
        in_doubt = code == PARENTS and id_ in links.in_doubt
        at_top = code == DEPTHS and links.parent_source(id_) == "position"
        found.append(comment_differs(code, id_, told[code, id_], on, in_doubt=in_doubt, at_top=at_top))
    return found


def _places(pages: Sequence[Page], ids: set[int]) -> dict[int, list[int]]:
    """The pages that show each of some comments, as places in a list of pages."""
    places: dict[int, list[int]] = {id_: [] for id_ in ids}
    for place, page in enumerate(pages) if ids else ():
        for id_ in (*page.context, *page.numbered):
            if id_ in places:
                places[id_].append(place)
    return places


def _diagnostics(parts: Iterable[ThreadLike], found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those of the pages and those of merging, once each, in the order of the sources and their lines."""
    kept = {diagnostic for part in parts for diagnostic in part.diagnostics if diagnostic.code not in CODES}
    return tuple(sorted({*kept, *found}, key=_order))


def _order(diagnostic: Diagnostic) -> tuple[Any, ...]:
    place = (diagnostic.source is not None, diagnostic.source or "", diagnostic.line, diagnostic.column)
    return (*place, diagnostic.code, diagnostic.message, diagnostic.severity)
