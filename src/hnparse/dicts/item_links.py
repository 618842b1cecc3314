"""The parents of comments, by the parents and the kids that items name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..dialects.draft import STORY, Claim
from ..graph.claims import break_cycles, depths, parents_first, resolve
from ..model import Diagnostic, ParentSource
from .item import Item


class ItemLinks:
    """The resolved claims of the items of a discussion.

    Attributes:
        known: The claim that gives the parent of a comment, by its id.
        depths: The known depths of comments, by id.
        items: The ids of the shown comments and of the story.
        named: All other ids that items have or name.
        diagnostics: The contradictions between items.
    """

    def __init__(
        self,
        head: Item | None,
        shown: Mapping[int, Item],
        deleted: Mapping[int, Item],
        differing: Mapping[int, set[int]],
    ) -> None:
        """Resolve the claims. `differing` are the parents that copies of an item do not agree on, already reported."""
        self.head = head
        self.shown = shown
        self.comments = {**shown, **deleted}
        self.diagnostics: list[Diagnostic] = []
        claims = list(self.claims(differing))
        resolution = resolve(claims)
        for contradicting in resolution.contradictions:
            if contradicting[0].child not in differing:
                self.report_parents(contradicting)
        for claim in break_cycles(resolution):
            message = f"item {claim.child} is below itself: its parents lead back to it"
            self.report("child-older", message, claim.offset)
        self.known = resolution.known
        self.depths = depths(dict.fromkeys(parents_first(self.known)), self.known)
        self.items = {*shown, *([head.id] if head and head.id is not None else [])}
        ids = {id_ for claim in claims for id_ in (claim.child, claim.parent)} | deleted.keys()
        self.named = ids - self.items - {STORY}

    def claims(self, differing: Mapping[int, set[int]]) -> Iterator[Claim]:
        """Yield the claims of items about their own parents and about the comments that they name as kids."""
        story = None if self.head is None else self.head.id
        for id_, item in self.comments.items():
            own = {item.parent} if item.parent is not None else ()
            for parent in differing.get(id_, own):
                if parent is not None and parent == story:
                    yield Claim(id_, STORY, "top_level", item.place)
                elif parent is not None:
                    yield Claim(id_, parent, "parent_line", item.place)
        for kid in self.head.kids if self.head else ():
            yield Claim(kid, STORY, "top_level", self.head.place if self.head else 0)
        for id_, item in self.comments.items():
            source: ParentSource = "reply_list" if id_ in self.shown else "parent_line"
            for kid in item.kids:
                yield Claim(kid, id_, source, item.place)

    def report_parents(self, claims: Sequence[Claim]) -> None:
        """Report that items name different parents of a comment."""
        child = claims[0].child
        item = self.comments.get(child)
        if item is not None and item.parent is not None:
            message = f"item {child} names {item.parent} as its parent, and another item names it among its kids"
        else:
            parents = dict.fromkeys("the story" if claim.parent == STORY else str(claim.parent) for claim in claims)
            message = f"several items name {child} among their kids: {' and '.join(parents)}"
        self.report("two-parents", message, claims[-1].offset if item is None else item.place)

    def report(self, code: str, message: str, place: int) -> None:
        """Add a warning about the item with this index."""
        self.diagnostics.append(Diagnostic(code, "warning", message, "items", place + 1))
