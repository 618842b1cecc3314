"""Matching: finds the comments that a thread without ids shares with threads of its discussion that have ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import Factory, define, evolve

from ...model import Comment, Diagnostic, Page
from ...model.thread_like import ThreadLike
from .join import Shared, join
from .renaming import Part, renamed, renamed_page
from .words import squeezed

URL = re.compile(r"https?://\S{1,3000}")
SHOWN = 57
"""The number of characters of a long address that all pages show."""


def join_placed(parts: Sequence[ThreadLike], placed: ThreadLike, shared: Shared) -> dict[str, Any]:
    """Return the fields of the thread that joins threads with ids and one without ids.

    A comment without an id gets the id of the comment with the same author and text, if there is exactly one on both
    sides. The other comments keep positions as ids, which are numbered again.
    """
    known = Part(**join(parts, shared)) if len(parts) > 1 or shared else parts[0]
    match = _Match(known, placed, _first_free((known, placed)))
    match.by_words()
    match.by_parents()
    merged = join([match.known(), match.placed_with_ids()])
    temporary = sorted(comment.id for comment in merged["comments"] if comment.id >= match.first_free)
    places = {id_: place - len(temporary) for place, id_ in enumerate(temporary)}
    merged["comments"] = [renamed(comment, places) for comment in merged["comments"]]
    merged["pages"] = [renamed_page(page, places) for page in merged["pages"]]
    merged["diagnostics"] = [*merged["diagnostics"], *match.contradictions]
    return merged


@define
class _Match:
    """The comments of a thread without ids that are also in a thread with ids.

    Attributes:
        of: The thread with ids.
        placed: The thread without ids.
        first_free: The first id that no comment has.
        ids: The id of each matched comment, by its position.
        contradictions: Diagnostics about parents that contradict each other.
    """

    of: ThreadLike
    placed: ThreadLike
    first_free: int
    ids: dict[int, int] = Factory(dict)
    contradictions: list[Diagnostic] = Factory(list)

    def by_words(self) -> None:
        """Match the comments whose author and text occur exactly once on both sides."""
        ours = _by_words(comment for comment in self.placed.comments if comment.id < 0)
        theirs = _by_words(self.of.comments)
        self.ids = {ours[key].id: theirs[key].id for key in ours.keys() & theirs.keys()}

    def by_parents(self) -> None:
        """Match the parents of matched comments, if only their texts differ or the other pages do not show them."""
        parents = {missing.id: missing.parent for missing in self.of.missing}
        parents |= {comment.id: None if comment.is_top_level else comment.parent for comment in self.of.comments}
        shown = {comment.id: comment for comment in self.of.comments}
        here = {comment.id: comment for comment in self.placed.comments}
        used = set(self.ids.values()) | here.keys()
        for comment in sorted(self.placed.comments, key=lambda comment: -comment.id):
            above = here.get(comment.parent) if comment.parent is not None else None
            if above is None or above.id >= 0 or above.id in self.ids:
                continue
            id_ = parents.get(self.ids.get(comment.id, comment.id))
            if id_ is not None and id_ not in used and (id_ not in shown or shown[id_].by in (above.by, None)):
                self.ids[above.id] = id_
                used.add(id_)

    def placed_with_ids(self) -> Part:
        """Return the thread without ids, with the ids of matched comments, and temporary ids for the others."""
        first = self.first_free
        ids = dict(self.ids)
        places = [comment.id for comment in self.placed.comments if comment.id < 0 and comment.id not in ids]
        ids.update(zip(places, range(first, first + len(places)), strict=True))
        comments = []
        for comment in self.placed.comments:
            known = renamed(comment, ids)
            if known.id < first:
                known = evolve(known, candidates=())
            if known.id < first and known.parent is not None and known.parent >= first:
                # The other pages do not show the parent, so their own claims about it count.
                known = evolve(known, parent=None, parent_source="unknown", depth=None)
            comments.append(known)
        pages = tuple([renamed_page(page, ids) for page in self.placed.pages])
        return Part(self.placed.story, tuple(comments), self.placed.missing, pages, self.placed.diagnostics)

    def known(self) -> Part:
        """Return the thread with ids, without parents by position that the thread without ids contradicts."""
        comments = {comment.id: comment for comment in self.of.comments}
        for comment in self.placed.comments:
            other = comments.get(self.ids.get(comment.id, comment.id))
            is_reply = comment.parent is not None and comment.parent < 0 and comment.parent not in self.ids
            if other is None or not is_reply or other.parent_source == "unknown":
                continue
            if other.parent_source == "position":
                comments[other.id] = evolve(other, parent=None, parent_source="unknown", depth=None)
                continue
            page = self.placed.pages[0] if self.placed.pages else Page()
            message = f"a page without ids gives comment {other.id} another parent, which no other page shows"
            self.contradictions.append(Diagnostic("two-parents", "warning", message, page.source, page.line))
        return Part(self.of.story, tuple(comments.values()), self.of.missing, self.of.pages, self.of.diagnostics)


def _first_free(parts: Sequence[ThreadLike]) -> int:
    """Return the first id that is larger than all known ids, because a parent has a smaller id than its replies."""
    last = 0
    for part in parts:
        last = max(last, part.story.id or 0, *[page.story or 0 for page in part.pages])
        for comment in part.comments:
            last = max(last, comment.id, comment.parent or 0, *comment.kids)
        for missing in part.missing:
            last = max(last, missing.id, missing.parent or 0)
    return last + 1


def _by_words(comments: Iterable[Comment]) -> dict[tuple[str, str], Comment]:
    """Return the comments by author and words, without those that share both, or may share both if one is truncated."""
    keys = [(comment, (comment.by, _words(comment.text))) for comment in comments if comment.by and comment.text]
    counts = Counter(key for _, key in keys)
    cut: dict[str | None, list[str]] = {}
    for comment, (by, words) in keys:
        if comment.truncated:
            cut.setdefault(by, []).append(words)
    return {
        (by or "", words): comment
        for comment, (by, words) in keys
        if counts[by, words] == 1 and not any(words.startswith(start) for start in cut.get(by, ()))
    }


def _words(text: str) -> str:
    """Return the text of a comment in a form that is equal on all pages.

    Some pages shorten long addresses, and some write emphasis as `_so_`.
    """
    if "http" in text:
        text = URL.sub(lambda url: url[0].removesuffix("...")[:SHOWN], text)
    return squeezed(text).replace("_", "")
