"""The tree that is drawn or walked: the shown comments and those that are only named, with the links that are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from ..model import Comment, Missing
from ..model.thread_like import ThreadLike


@frozen
class Tree:
    """What stands above what, by id.

    `ids` are those of all comments, in order; `shown` has the ones that are shown. `parents` has no entry where the
    parent is the story, which `top_level` tells, or unknown. `below` has the replies to each comment, in order.
    """

    ids: tuple[int, ...]
    shown: dict[int, Comment]
    parents: dict[int, int]
    top_level: frozenset[int]
    below: dict[int, list[int]]

    @classmethod
    def of(cls, thread: ThreadLike) -> Tree:
        """The tree of a thread; a parent that no replies line names is part of it too."""
        story = thread.story.id
        shown = {comment.id: comment for comment in thread.comments}
        ids = set(shown)
        parents: dict[int, int] = {}
        top_level = {comment.id for comment in thread.comments if comment.is_top_level}
        named: Sequence[Comment | Missing] = [*thread.missing, *thread.comments]
        for one in named:
            ids.add(one.id)
            if one.id in top_level or one.parent is None:
                continue
            if one.parent == story:
                top_level.add(one.id)
            else:
                parents[one.id] = one.parent
                ids.add(one.parent)
        # A thread that was made by hand can have ids of several types.
        ordered = sorted(ids, key=lambda id_: (not isinstance(id_, int), id_))
        below: dict[int, list[int]] = {}
        for id_ in ordered:
            if id_ in parents:
                below.setdefault(parents[id_], []).append(id_)
        return cls(tuple(ordered), shown, parents, frozenset(top_level), below)

    def walk(self) -> Iterator[tuple[int, int]]:
        """Each id, followed by what is below it, with its level below the top one, which is 0."""
        # What is left when all that has a top is walked hangs in a circle, as missing comments can.
        starts = [*(id_ for id_ in self.ids if id_ not in self.parents), *self.ids]
        stack = [(id_, 0) for id_ in reversed(starts)]
        walked = set()
        while stack:
            id_, level = stack.pop()
            if id_ not in walked:
                walked.add(id_)
                yield id_, level
                stack.extend((kid, level + 1) for kid in reversed(self.below.get(id_, ())))
