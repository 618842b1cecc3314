"""Who answered whom, by the parents and the kids that items name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..dialects.draft import STORY, Claim
from ..graph.claims import break_cycles, depths, parents_first, resolve
from ..model import Diagnostic, ParentSource
from .item import Item


class ItemLinks:
    """The claims of the items of a discussion, resolved.

    `known` has the claim that tells the parent, and `depths` the depth, by the id of a comment. `items` are the ids of
    what is shown and of the story, and `named` those of all else. `differing` are the parents that copies of an item
    tell differently, which is reported already.
    """

    def __init__(
        self,
        head: Item | None,
        shown: Mapping[int, Item],
        deleted: Mapping[int, Item],
        differing: Mapping[int, set[int]],
    ) -> None:
        self.head = head
        self.shown = shown
        self.comments = {**shown, **deleted}
        self.diagnostics: list[Diagnostic] = []
        claims = list(self.claims(differing))
        resolution = resolve(claims)
        for told in resolution.contradictions:
            if told[0].child not in differing:
                self.report_parents(told)
        for claim in break_cycles(resolution):
            message = f"item {claim.child} is below itself: its parents lead back to it"
            self.report("child-older", message, claim.offset)
        self.known = resolution.known
        self.depths = depths(dict.fromkeys(parents_first(self.known)), self.known)
        self.items = {*shown, *([head.id] if head and head.id is not None else [])}
        ids = {id_ for claim in claims for id_ in (claim.child, claim.parent)} | deleted.keys()
        self.named = ids - self.items - {STORY}

    def claims(self, differing: Mapping[int, set[int]]) -> Iterator[Claim]:
        """Yield what items tell of their own parents, and of those that they name as kids."""
        story = None if self.head is None else self.head.id
        for id_, item in self.comments.items():
            told = {item.parent} if item.parent is not None else ()
            for parent in differing.get(id_, told):
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

    def report_parents(self, told: Sequence[Claim]) -> None:
        """Report that items tell different parents of a comment."""
        child = told[0].child
        item = self.comments.get(child)
        if item is not None and item.parent is not None:
            message = f"item {child} names {item.parent} as its parent, and another item names it among its kids"
        else:
            parents = dict.fromkeys("the story" if claim.parent == STORY else str(claim.parent) for claim in told)
            message = f"several items name {child} among their kids: {' and '.join(parents)}"
        self.report("two-parents", message, told[-1].offset if item is None else item.place)

    def report(self, code: str, message: str, place: int) -> None:
        self.diagnostics.append(Diagnostic(code, "warning", message, "items", place + 1))
