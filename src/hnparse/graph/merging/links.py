"""The parents and depths of the comments of a discussion, resolved from the claims of all its pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ...dialects.draft import STORY, Claim
from ...model import Comment, Missing, Page, ParentSource
from ...model.thread_like import ThreadLike
from ..claims import DOUBT, agreed_depths, claims_of, resolve
from .differences import Differences
from .messages import DEPTHS, Parent

UNLISTED: tuple[ParentSource, ...] = ("link", "parent_line", "layout", "context")
"""The sources of parents that are not named by a replies line."""


class Links:
    """The parents and depths of the comments of a discussion.

    `stories` are all ids that pages state for the story. `story` is the id of the story, or None if it is unknown.
    Claims are only added, never removed, so the order of the pages makes no difference.
    """

    def __init__(
        self,
        parts: Sequence[ThreadLike],
        pages: Sequence[Page],
        comments: Mapping[int, Comment],
        stories: Collection[int],
        story: int | None,
        differ: Differences,
    ) -> None:
        self.comments = comments
        self.story = story
        claims = _claims(parts, comments, stories, differ)
        self.named_ids = {claim.parent for claim in claims} - {STORY}
        self.named_ids.update(kid for comment in comments.values() for kid in comment.kids)
        shared = differ.shared.keys()
        self.in_doubt = {claim.child for claim in claims if claim.child in shared or claim.parent in shared}
        resolution = resolve([claim for claim in claims if claim.child not in self.in_doubt], _denied(claims, pages))
        self.known = resolution.known
        self.overruled = resolution.overruled
        self.doubtful: dict[int, set[Parent]] = {about[0].child: set() for about in resolution.contradictions}
        self.doubtful.update((child, set()) for child in self.in_doubt)
        for claim in claims if self.doubtful else ():
            if claim.child in self.doubtful:
                self.doubtful[claim.child].add(_parent(claim.parent))
        doubtful = self.doubtful.keys() | self.overruled | shared
        self.depths = agreed_depths(_stated_depths(parts, differ), comments, self.known, doubtful)

    def depths_differ(self, id_: int) -> bool:
        """Return True if the evidence for the depth of this comment differs, and not already that for its parent."""
        if self.depths.get(id_) != DOUBT or id_ in self.doubtful or id_ in self.overruled:
            return False
        claim = self.known.get(id_)
        return claim is None or self.depths.get(claim.parent) != DOUBT

    def claimed_parents(self, id_: int) -> set[Parent]:
        """Return the known parent of a comment, or the parents that contradict each other."""
        claim = self.known.get(id_)
        return self.doubtful.get(id_, set()) if claim is None else {_parent(claim.parent)}

    def parent_source(self, id_: int) -> ParentSource:
        """Return how the parent of a comment is known, also if its depth puts the parent in doubt."""
        claim = self.known.get(id_)
        return "unknown" if claim is None else claim.source

    def parent(self, id_: int) -> tuple[int | None, ParentSource]:
        """Return the parent of a comment, and how it is known."""
        claim = self.known.get(id_)
        if claim is None or self.depths_differ(id_):
            return None, "unknown"
        return self.story if claim.parent == STORY else claim.parent, claim.source

    def depth(self, id_: int) -> int | None:
        """Return the depth of a shown comment, or None."""
        return self.depths.get(id_) or None

    def missing(self, ids: Iterable[int]) -> tuple[Missing, ...]:
        """Return those of some comments that are not shown."""
        hidden = sorted(set(ids).difference(self.comments))
        return tuple([Missing(id_, self.parent(id_)[0]) for id_ in hidden])


def _claims(
    parts: Sequence[ThreadLike], comments: Mapping[int, Comment], stories: Collection[int], differ: Differences
) -> list[Claim]:
    """Return the claims of all pages, and those that an earlier merge reported because they contradict each other."""
    claims = [Claim(id_, STORY, "position", 0) for id_ in differ.places]
    for id_, parents in differ.parents.items():
        claims += [Claim(id_, parent or STORY, "reply_list" if parent else "top_level", 0) for parent in parents]
    claims += claims_of([comment for part in parts for comment in part.comments])
    hidden = [missing for part in parts for missing in part.missing]
    claims += [Claim(one.id, one.parent, "reply_list", 0) for one in hidden if one.parent is not None]
    # A replies line is no claim about a reply without another claim, because a page may doubt the parent.
    children = {claim.child for claim in claims}
    unlisted = _unlisted(parts)
    for comment in comments.values():
        kids = [kid for kid in comment.kids if kid > comment.id and kid in children]
        claims += [Claim(kid, comment.id, "reply_list", 0) for kid in kids if (kid, comment.id) not in unlisted]
    return [
        Claim(claim.child, STORY, "position" if claim.source == "position" else "top_level", 0)
        if claim.parent in stories
        else claim
        for claim in claims
    ]


def _stated_depths(parts: Iterable[ThreadLike], differ: Differences) -> dict[int, int]:
    """Return the depths that pages state, or DOUBT if they differ."""
    depths: dict[int, int] = dict.fromkeys(differ.ids[DEPTHS], DOUBT)
    for part in parts:
        for comment in part.comments:
            if comment.depth is not None and depths.setdefault(comment.id, comment.depth) != comment.depth:
                depths[comment.id] = DOUBT
    return depths


def _denied(claims: Iterable[Claim], pages: Iterable[Page]) -> set[tuple[int, int]]:
    """Return the links that cannot exist.

    These are links to a parent that is not older, and links of a comment that looks top-level on the page of the
    story to a parent that this page shows. Such a comment can only be a reply to a hidden one.
    """
    links = {(claim.child, claim.parent) for claim in claims if claim.parent >= claim.child}
    placed = {claim.child for claim in claims if claim.source == "position"}
    parents: dict[int, list[int]] = {}
    for claim in claims if placed else ():
        if claim.child in placed and claim.parent != STORY:
            parents.setdefault(claim.child, []).append(claim.parent)
    for page in pages if parents else ():
        if page.kind == "story":
            shown = set(page.numbered)
            for child in shown & parents.keys():
                links.update((child, parent) for parent in parents[child] if parent in shown)
    return links


def _parent(of_claim: int) -> Parent:
    return None if of_claim == STORY else of_claim


def _unlisted(parts: Sequence[ThreadLike]) -> set[tuple[int, int]]:
    """Return the replies, each with its parent, that are in `kids` although no replies line names them.

    Some dialects have no replies lines. There, `kids` are the shown replies whose parent is known by another source.
    """
    pages = [
        {(comment.id, comment.parent or 0) for comment in part.comments if comment.parent_source in UNLISTED}
        for part in parts
    ]
    unlisted = set().union(*pages)
    for part, here in zip(parts, pages, strict=True) if unlisted else ():
        links = {(kid, comment.id) for comment in part.comments for kid in comment.kids}
        unlisted -= links - here
    return unlisted
