"""The parents and depths of the comments of a discussion, resolved from the claims of all its pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ...dialects.draft import STORY, Claim
from ...model import Comment, Missing, Page, ParentSource
from ...model.thread_like import ThreadLike
from ..claims import DOUBT, STRENGTH, agreed_depths, resolve
from .differences import Differences
from .messages import DEPTHS, Parent

UNLISTED: tuple[ParentSource, ...] = ("link", "parent_line", "layout", "context")
"""The sources of parents that are not named by a replies line."""
RANK = {source: rank for rank, source in enumerate(STRENGTH)}


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
        claims = _Claims(parts, comments, stories, differ)
        doubtful = claims.through(differ.shared.keys())
        self.named_ids = claims.ids()
        resolution = resolve(
            [
                Claim(child, parent, source, 0)
                for (child, parent), source in claims.sources.items()
                if child not in doubtful
            ],
            claims.denied(pages),
        )
        self.known = resolution.known
        self.overruled = resolution.overruled
        self.in_doubt = doubtful
        self.doubtful = {
            about[0].child: {_parent(claim.parent) for claim in about} for about in resolution.contradictions
        }
        self.doubtful.update((child, set(map(_parent, parents))) for child, parents in doubtful.items())
        self.depths = agreed_depths(
            claims.depths, comments, self.known, self.doubtful.keys() | self.overruled | differ.shared.keys()
        )

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


class _Claims:
    """The claims of all pages: the strongest source of each link, and the depths, or DOUBT if they differ."""

    def __init__(
        self,
        parts: Sequence[ThreadLike],
        comments: Mapping[int, Comment],
        stories: Collection[int],
        differ: Differences,
    ) -> None:
        self.comments = comments
        self.stories = stories
        self.sources: dict[tuple[int, int], ParentSource] = {}
        self.placed = set(differ.places)
        self.depths: dict[int, int] = dict.fromkeys(differ.ids[DEPTHS], DOUBT)
        for id_, parents in differ.parents.items():
            for parent in parents:
                self.add(id_, STORY if parent is None else parent, "top_level" if parent is None else "reply_list")
        for id_ in differ.places:
            self.add(id_, STORY, "position")
        for part in parts:
            for comment in part.comments:
                self.read(comment)
            for missing in part.missing:
                if missing.parent is not None:
                    self.add(missing.id, missing.parent, "reply_list")
        self.read_kids(_unlisted(parts))

    def add(self, child: int, parent: int, source: ParentSource) -> None:
        """Add a claim, unless there is one for the same link with a stronger source."""
        if parent in self.stories:
            parent, source = STORY, "position" if source == "position" else "top_level"
        link = (child, parent)
        before = self.sources.setdefault(link, source)
        if before != source and RANK[source] < RANK[before]:
            self.sources[link] = source

    def read(self, comment: Comment) -> None:
        """Add the claims of a page about a comment that it shows."""
        id_, source = comment.id, comment.parent_source
        if comment.is_top_level:
            self.add(id_, STORY, source)
            if source == "position":
                self.placed.add(id_)
        elif source != "unknown" and comment.parent is not None:
            self.add(id_, comment.parent, source)
        if comment.depth is not None and self.depths.setdefault(id_, comment.depth) != comment.depth:
            self.depths[id_] = DOUBT

    def read_kids(self, unlisted: Collection[tuple[int, int]]) -> None:
        """Add the claims of replies lines, except for replies without another claim: a page may doubt their parent."""
        children = {child for child, _ in self.sources}
        for comment in self.comments.values():
            for kid in comment.kids:
                if kid > comment.id and kid in children and (kid, comment.id) not in unlisted:
                    self.add(kid, comment.id, "reply_list")

    def ids(self) -> set[int]:
        """Return the ids of all claimed parents and named replies."""
        parents = {parent for _, parent in self.sources if parent != STORY}
        return parents.union(kid for comment in self.comments.values() for kid in comment.kids)

    def through(self, shared: Collection[int]) -> dict[int, set[int]]:
        """Return the comments with a link to or from an id that other discussions have, each with its parents."""
        links = [link for link in self.sources if link[0] in shared or link[1] in shared] if shared else ()
        found: dict[int, set[int]] = {child: set() for child, _ in links}
        for child, parent in self.sources if found else ():
            if child in found:
                found[child].add(parent)
        return found

    def denied(self, pages: Iterable[Page]) -> set[tuple[int, int]]:
        """Return the links that cannot exist.

        These are links to a parent that is not older, and links of a comment that looks top-level on the page of the
        story to a parent that this page shows. Such a comment can only be a reply to a hidden one.
        """
        links = {link for link in self.sources if link[1] >= link[0]}
        parents: dict[int, list[int]] = {}
        for child, parent in self.sources if self.placed else ():
            if child in self.placed and parent != STORY:
                parents.setdefault(child, []).append(parent)
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
