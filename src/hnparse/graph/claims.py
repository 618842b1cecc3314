"""The resolver: turns the claims that pages make into parents, and parents into depths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

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
"""How a parent is known, the strongest evidence first. Of several claims that agree, the strongest one is named."""


@frozen
class Verdict:
    """What the claims about one comment come to: its parent (STORY for the story), and how that is known.

    `contradicting` are the claims that cannot all be true; the parent is None and the source ``unknown`` then.
    """

    parent: int | None
    source: ParentSource
    contradicting: tuple[Claim, ...] = ()


UNKNOWN = Verdict(None, "unknown")


def resolve(claims: Iterable[Claim]) -> dict[int, Verdict]:
    """Return a verdict for each comment that a claim is about. Linear in the number of claims.

    Claims that name one parent agree. `position` gives way to any other claim: a comment that only stands where
    top-level comments stand can be a reply to a hidden one. Other claims that differ contradict each other.
    """
    verdicts: dict[int, Verdict] = {}
    several: dict[int, list[Claim]] = {}
    first: dict[int, Claim] = {}
    for claim in claims:
        other = first.setdefault(claim.child, claim)
        if other is not claim:
            several.setdefault(claim.child, [other]).append(claim)
    for child, claim in first.items():
        verdicts[child] = _of_several(several[child]) if child in several else Verdict(claim.parent, claim.source)
    return verdicts


def _of_several(claims: list[Claim]) -> Verdict:
    firm = [claim for claim in claims if claim.source != "position"] or claims
    if len({claim.parent for claim in firm}) > 1:
        return Verdict(None, "unknown", tuple(firm))
    strongest = min(firm, key=lambda claim: STRENGTH.index(claim.source))
    return Verdict(strongest.parent, strongest.source)


def depths(ids: Iterable[int], verdicts: Mapping[int, Verdict], stated: Mapping[int, int]) -> dict[int, int]:
    """Return the depth of each comment where it is known: stated by the page, or that of its parent and one.

    `ids` are in an order in which a parent stands before its replies. Linear in their number.
    """
    found: dict[int, int] = {}
    for id_ in ids:
        verdict = verdicts.get(id_, UNKNOWN)
        if id_ in stated:
            found[id_] = stated[id_]
        elif verdict.parent == STORY:
            found[id_] = 1
        elif verdict.parent in found:
            found[id_] = found[verdict.parent] + 1
    return found
