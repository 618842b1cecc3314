"""Joins the threads of one discussion into the fields of one thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from attrs import evolve

from ...model import Comment, Diagnostic, Page
from ...model.thread_like import ThreadLike
from .comments import merge_comments
from .differences import Differences, stated_differences
from .links import Links
from .messages import CODES, DEPTHS, OF_COMMENTS, PARENTS, PLACES, Parent
from .pages import merge_pages
from .reports import comment_differs, discussions_differ
from .story import merge_story

Shared = Mapping[int, set[str]]
"""The ids that several discussions have, each with the names of the pages that show or name it."""
NOTHING: Shared = MappingProxyType({})


def join(parts: Sequence[ThreadLike], shared: Shared = NOTHING) -> dict[str, Any]:
    """Return the fields of the thread that joins several threads of one discussion.

    `shared` are the ids that other discussions have, too.
    """
    differ = Differences()
    differ.share(shared)
    for part in parts:
        differ.update(stated_differences(part))
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
    """Return a comment with the parent and the depth that follow from all pages."""
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
    """Return the diagnostics about comments. Each names the pages that show the comment or one of its parents."""
    subjects = [(PARENTS, id_) for id_ in links.doubtful]
    subjects += [(DEPTHS, id_) for id_ in links.comments if links.depths_differ(id_)]
    subjects += [(PLACES, id_) for id_ in links.overruled]
    subjects += [(code, id_) for code in OF_COMMENTS for id_ in differ.ids[code]]
    parents: dict[tuple[str, int], set[Parent]] = {
        (code, id_): set() if code in OF_COMMENTS else links.claimed_parents(id_) for code, id_ in subjects
    }
    concerned = {of: {of[1], *[parent for parent in ids if parent is not None]} for of, ids in parents.items()}
    places = _places(pages, {id_ for ids in concerned.values() for id_ in ids})
    found = [discussions_differ(id_, names, pages) for id_, names in differ.shared.items()]
    for (code, id_), ids in concerned.items():
        shown_on = sorted({place for one in ids for place in places[one]})
        on = [pages[place] for place in shown_on] or pages
        in_doubt = code == PARENTS and id_ in links.in_doubt
        at_top = code == DEPTHS and links.parent_source(id_) == "position"
        found.append(comment_differs(code, id_, parents[code, id_], on, in_doubt=in_doubt, at_top=at_top))
    return found


def _places(pages: Sequence[Page], ids: set[int]) -> dict[int, list[int]]:
    """Return, for each of some comments, the places of the pages that show it."""
    places: dict[int, list[int]] = {id_: [] for id_ in ids}
    for place, page in enumerate(pages) if ids else ():
        for id_ in (*page.context, *page.numbered):
            if id_ in places:
                places[id_].append(place)
    return places


def _diagnostics(parts: Iterable[ThreadLike], found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of the pages and those of merging without duplicates, ordered by source and line."""
    kept = {diagnostic for part in parts for diagnostic in part.diagnostics if diagnostic.code not in CODES}
    return tuple(sorted({*kept, *found}, key=_order))


def _order(diagnostic: Diagnostic) -> tuple[Any, ...]:
    place = (diagnostic.source is not None, diagnostic.source or "", diagnostic.line, diagnostic.column)
    return (*place, diagnostic.code, diagnostic.message, diagnostic.severity)
