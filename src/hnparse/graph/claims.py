"""The resolver: turns the claims that pages make into parents, and parents into depths."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import Factory, define

from ..dialects.draft import STORY, Claim
from ..model import Comment, ParentSource

STRENGTH: tuple[ParentSource, ...] = (
    "reply_list",
    "link",
    "parent_line",
    "layout",
    "context",
    "top_level",
    "position",
)
"""The sources of a parent, from the strongest evidence to the weakest. The strongest of the agreeing claims is kept."""


@define
class Resolution:
    """The result of resolving claims.

    Attributes:
        known: The claim that holds, for each comment whose parent is known.
        contradictions: Groups of claims about one comment that cannot all be true. Its parent is unknown.
        overruled: The comments whose claim by `position` gave way to a claim that names another comment.
    """

    known: dict[int, Claim] = Factory(dict)
    contradictions: list[Sequence[Claim]] = Factory(list)
    overruled: set[int] = Factory(set)


def claims_of(comments: Iterable[Comment]) -> list[Claim]:
    """Return what a thread states about the parents of its comments."""
    return [
        Claim(comment.id, parent, comment.parent_source, 0)
        for comment in comments
        if (parent := STORY if comment.is_top_level else comment.parent) is not None
        and comment.parent_source != "unknown"
    ]


def resolve(claims: Iterable[Claim], denied: Collection[tuple[int, int]] = ()) -> Resolution:
    """Decide which claims hold. Linear in the number of claims.

    Claims that name the same parent agree. A claim by `position` gives way to any other claim, because a comment in the
    place of a top-level comment can be a reply to a hidden one. All other claims that differ contradict each other.

    Args:
        claims: The claims about all comments, in any order.
        denied: Pairs of child and parent that other evidence contradicts. No claim for them holds.
    """
    resolution = Resolution()
    known = resolution.known
    several: dict[int, list[Claim]] = {}
    for claim in claims:
        first = known.setdefault(claim.child, claim)
        if first is not claim:
            several.setdefault(claim.child, [first]).append(claim)
    for child, about in several.items():
        firm = [claim for claim in about if claim.source != "position"] or about
        parent = firm[0].parent
        if (child, parent) in denied or any(claim.parent != parent for claim in firm):
            del known[child]
            resolution.contradictions.append(about)
            continue
        known[child] = min(firm, key=lambda claim: STRENGTH.index(claim.source))
        if parent != STORY and len(firm) < len(about):
            resolution.overruled.add(child)
    for child, parent in denied:
        if child in known and known[child].parent == parent:
            resolution.contradictions.append([known.pop(child)])
    return resolution


def break_cycles(resolution: Resolution) -> list[Claim]:
    """Move the claims that make a comment its own ancestor to the contradictions, and return them.

    Items can have ids that do not grow with time, so their parents can form cycles. Linear in the number of claims.
    """
    known = resolution.known
    cycles: list[Claim] = []
    walked: set[int] = set()
    for start in known:
        path: dict[int, None] = {}
        id_ = start
        while id_ in known and id_ not in walked and id_ not in path:
            path[id_] = None
            id_ = known[id_].parent
        if id_ in path:
            above = list(path)
            cycles += [known[below] for below in above[above.index(id_) :]]
        walked.update(path)
    for claim in cycles:
        del known[claim.child]
        resolution.contradictions.append([claim])
    return cycles


def parents_first(known: Mapping[int, Claim]) -> list[int]:
    """Return the comments whose parents are known, each after its parent. Claims must not form a cycle. Linear time."""
    ordered: dict[int, None] = {}
    for start in known:
        path = []
        id_ = start
        while id_ in known and id_ not in ordered:
            path.append(id_)
            id_ = known[id_].parent
        ordered.update(dict.fromkeys(reversed(path)))
    return list(ordered)


def depths(levels: Mapping[int, int | None], known: Mapping[int, Claim], root: int | None = STORY) -> dict[int, int]:
    """Return the known depths, and 0 for the story. They follow from the depth of the parent, or else from the level.

    `levels` has the distance from `root` for each comment, or None if the page does not show it. A comment comes after
    its parent and after the root.
    """
    found = {STORY: 0}
    for id_, level in levels.items():
        claim = known.get(id_)
        if claim is not None and claim.parent in found:
            found[id_] = found[claim.parent] + 1
        elif level is not None and root in found:
            found[id_] = found[root] + level
    return found


DOUBT = 0
"""The depth of a comment if the evidence for it differs."""


def agreed_depths(
    stated: Mapping[int, int], comments: Iterable[int], known: Mapping[int, Claim], doubtful: Collection[int]
) -> dict[int, int]:
    """Return each depth on which all evidence agrees, and DOUBT if it differs. Depths without evidence are left out.

    `stated` are the depths that pages state, or DOUBT if they differ. The depths of `doubtful` comments, and of all
    comments below them, are in doubt. O(n log n) in the number of comments.
    """
    depths: dict[int, int] = {}
    for id_ in sorted(comments):
        found = {stated[id_]} if id_ in stated else set()
        claim = known.get(id_)
        if id_ in doubtful:
            found = {DOUBT}
        if claim is not None and claim.parent == STORY:
            found.add(1)
        elif claim is not None and claim.parent in depths:
            above = depths[claim.parent]
            found.add(DOUBT if above == DOUBT else above + 1)
        if found:
            depths[id_] = found.pop() if len(found) == 1 else DOUBT
    return depths
