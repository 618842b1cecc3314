"""The resolver: turns the claims that pages make into parents, and parents into depths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import Factory, define

from ..dialects.draft import STORY, Claim
from ..model import ParentSource

STRENGTH: tuple[ParentSource, ...] = (
    "reply_list",
    "link",
    "parent_line",
    "layout",
    "context",
    "top_level",
    "position",
)
"""The sources of a parent, the strongest evidence first. Of several claims that agree, the strongest one is kept."""


@define
class Resolution:
    """What claims come to: for each comment whose parent is known, the claim that tells it.

    `contradictions` are the claims about one comment that cannot all be true. Its parent is unknown.
    """

    known: dict[int, Claim] = Factory(dict)
    contradictions: list[Sequence[Claim]] = Factory(list)


def resolve(claims: Iterable[Claim]) -> Resolution:
    """Decide which claims hold. Linear in the number of claims.

    Claims that name one parent agree. `position` gives way to any other claim: a comment that only stands where
    top-level comments stand can be a reply to a hidden one. Other claims that differ contradict each other.
    """
    resolution = Resolution()
    known = resolution.known
    several: dict[int, list[Claim]] = {}
    for claim in claims:
        first = known.setdefault(claim.child, claim)
        if first is not claim:
            several.setdefault(claim.child, [first]).append(claim)
    for child, told in several.items():
        firm = [claim for claim in told if claim.source != "position"] or told
        if len({claim.parent for claim in firm}) == 1:
            known[child] = min(firm, key=lambda claim: STRENGTH.index(claim.source))
        else:
            del known[child]
            resolution.contradictions.append(firm)
    return resolution


def depths(stated: Mapping[int, int | None], known: Mapping[int, Claim]) -> dict[int, int]:
    """Return the depth of each comment where it is known: the page states it, or it follows from that of the parent.

    `stated` has all comments by id, with None where the page states nothing. A parent has a smaller id than its
    replies.
    """
    found: dict[int, int] = {}
    for id_ in sorted(stated):
        depth = stated[id_]
        claim = known.get(id_)
        if depth is not None:
            found[id_] = depth
        elif claim is not None and claim.parent == STORY:
            found[id_] = 1
        elif claim is not None and claim.parent in found:
            found[id_] = found[claim.parent] + 1
    return found
