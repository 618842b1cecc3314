"""Who answered whom, by what all pages of a discussion tell, and how deep that puts each comment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ...model import Comment, Missing, ParentSource
from ...model.thread_like import ThreadLike
from .differences import DEPTHS, Differences, Parent

WEAKER: tuple[ParentSource, ...] = ("link", "parent_line", "layout", "context")
"""The sources of a parent that no replies line names, the strongest evidence first."""
TOP, DOUBT = 1, 0
"""The depth of a top-level comment, and what stands for one that is told differently."""


class Links:
    """The parents and depths of the comments of a discussion.

    `told` are the parents that pages tell of a comment, shown or missing. Whatever is told stays told, and so the order
    of the pages makes no difference. `stories` are the ids that the story is told to have, and `story` is the one that
    it has, if that is known.
    """

    def __init__(
        self,
        parts: Sequence[ThreadLike],
        comments: Mapping[int, Comment],
        stories: Collection[int],
        story: int | None,
        differ: Differences,
    ) -> None:
        self.comments = comments
        self.story = story
        self.told = {id_: set(told) for id_, told in differ.parents.items()}
        self.told_top_level: set[int] = set()
        self.weaker: dict[tuple[int, int], ParentSource] = {}
        self.levels: dict[int, int] = dict.fromkeys(differ.ids[DEPTHS], DOUBT)
        self.named: dict[int, int] = {}
        for part in parts:
            for comment in part.comments:
                self.read_comment(comment)
            for missing in part.missing:
                if missing.parent is not None:
                    self.tell(missing.id, missing.parent)
        unlisted = _unlisted(parts)
        for comment in comments.values():
            for kid in comment.kids:
                if kid > comment.id and kid in self.told:
                    if (kid, comment.id) not in unlisted:
                        self.named[kid] = comment.id
                    self.told[kid].add(comment.id)
        for told in self.told.values():
            if any(parent in stories for parent in told):
                told.difference_update(stories)
                told.add(None)
        self.doubtful = {id_ for id_, told in self.told.items() if self.differ(id_, told)}
        self.depths = self.find_depths()

    def read_comment(self, comment: Comment) -> None:
        """Note what a page tells of a comment that it shows."""
        if comment.is_top_level:
            self.tell(comment.id, None)
            if comment.parent_source == "top_level":
                self.told_top_level.add(comment.id)
        elif comment.parent_source != "unknown" and comment.parent is not None:
            self.tell(comment.id, comment.parent)
            if comment.parent_source in WEAKER:
                link = (comment.id, comment.parent)
                before = self.weaker.get(link, comment.parent_source)
                self.weaker[link] = min(before, comment.parent_source, key=WEAKER.index)
        if comment.depth is not None and self.levels.setdefault(comment.id, comment.depth) != comment.depth:
            self.levels[comment.id] = DOUBT

    @staticmethod
    def differ(id_: int, told: Collection[Parent]) -> bool:
        """Whether several parents are told, or one that is not older."""
        return len(told) > 1 or any(parent is not None and parent >= id_ for parent in told)

    def tell(self, id_: int, parent: Parent) -> None:
        """Note one parent that is told."""
        told = self.told.get(id_)
        if told is None:
            self.told[id_] = {parent}
        else:
            told.add(parent)

    def find_depths(self) -> dict[int, int]:
        """Depths from the top down, for a parent has the smaller id; below one in doubt all are."""
        depths: dict[int, int] = {}
        for id_ in sorted(self.comments):
            told = self.told.get(id_, ())
            found = {self.levels[id_]} if id_ in self.levels else set()
            if id_ in self.doubtful:
                found = {DOUBT}
            for parent in told:
                if parent is None:
                    found.add(TOP)
                elif parent in depths:
                    found.add(depths[parent] + 1 if depths[parent] != DOUBT else DOUBT)
            if found:
                depths[id_] = found.pop() if len(found) == 1 else DOUBT
        return depths

    def named_ids(self) -> set[int]:
        """The ids that are told to be parents, or to answer a comment."""
        parents = {parent for told in self.told.values() for parent in told if parent is not None}
        return parents.union(kid for comment in self.comments.values() for kid in comment.kids)

    # ---- What is found ----

    def depths_differ(self, id_: int) -> bool:
        """Whether it is here that what is told of the depth differs, and not above."""
        if self.depths.get(id_) != DOUBT or id_ in self.doubtful:
            return False
        return not any(parent is not None and self.depths.get(parent) == DOUBT for parent in self.told.get(id_, ()))

    def parent(self, id_: int) -> tuple[int | None, ParentSource]:
        """The parent of a comment, and how it is known.

        A comment that its page has at the top can answer one that is hidden there, so another page knows it better.
        """
        told = self.told.get(id_, ())
        answered = [parent for parent in told if parent is not None]
        if self.depths_differ(id_) or len(answered) > 1 or any(parent >= id_ for parent in answered):
            return None, "unknown"
        if not answered:
            top: ParentSource = "top_level" if id_ in self.told_top_level else "position"
            return (self.story, top) if told else (None, "unknown")
        parent = answered[0]
        named = self.named.get(id_) == parent
        return parent, "reply_list" if named else self.weaker.get((id_, parent), "reply_list")

    def depth(self, id_: int) -> int | None:
        """The depth of a comment that is shown."""
        return self.depths.get(id_) or None

    def missing(self, ids: Iterable[int]) -> tuple[Missing, ...]:
        """The comments of these that are not shown."""
        hidden = sorted(set(ids).difference(self.comments))
        return tuple([Missing(id_, self.parent(id_)[0]) for id_ in hidden])


def _unlisted(parts: Sequence[ThreadLike]) -> set[tuple[int, int]]:
    """Return the replies, each with its parent, that are `kids` without a replies line, which some dialects lack.

    Of a page or a merged thread, these are the shown replies whose parent is known by another source.
    """
    pages = [
        {(comment.id, comment.parent or 0) for comment in part.comments if comment.parent_source in WEAKER}
        for part in parts
    ]
    unlisted = set().union(*pages)
    for part, here in zip(parts, pages, strict=True) if unlisted else ():
        links = {(kid, comment.id) for comment in part.comments for kid in comment.kids}
        unlisted -= links - here
    return unlisted
