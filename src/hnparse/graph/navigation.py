"""Questions to a reply graph; none of them recurses, so that a chain of any length can be asked."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Literal

from attrs import field, frozen

from ..model import Comment, Missing

Order = Literal["depth", "breadth", "post", "time"]
"""In which order `walk` goes: a comment and then each of its replies with all that is below it, level by level, the
replies before what they answer, or as the comments were written."""


def _in_id_order(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    return tuple(sorted(comments, key=lambda comment: comment.id))


@frozen(repr=False)
class ReplyGraph:
    """Comments and the replies between them.

    Several comments can stand at the top, and a comment's parent can be unknown, or known and not shown. A question
    takes an id or a Comment and answers with shown comments, those of one level in the order of their ids. It raises
    KeyError for an id that is not shown.
    """

    comments: tuple[Comment, ...] = field(default=(), converter=_in_id_order)
    missing: tuple[Missing, ...] = ()

    def __len__(self) -> int:
        return len(self.comments)

    def __iter__(self) -> Iterator[Comment]:
        return iter(self.comments)

    def __contains__(self, comment: object) -> bool:
        if isinstance(comment, Comment):
            return self._by_id.get(comment.id) == comment
        return comment in self._by_id

    def __getitem__(self, comment: int | Comment) -> Comment:
        id_ = comment.id if isinstance(comment, Comment) else comment
        try:
            return self._by_id[id_]
        except KeyError:
            hidden = any(missing.id == id_ for missing in self.missing)
            why = "is missing: it is named here, and not shown" if hidden else "was never seen here"
            raise KeyError(f"comment {id_} {why}") from None

    # ---- From one comment ----

    def parent(self, comment: int | Comment) -> Comment | None:
        """The comment that it answers; None when that is the story, or unknown, or not shown. Constant time."""
        parent = self[comment].parent
        return None if parent is None else self._by_id.get(parent)

    def children(self, comment: int | Comment) -> tuple[Comment, ...]:
        """The shown replies to it; `Comment.kids` names the hidden ones too. Constant time."""
        return self._children.get(self[comment].id, ())

    def siblings(self, comment: int | Comment) -> tuple[Comment, ...]:
        """The other shown replies to what it answers; none where its parent is unknown."""
        this = self[comment]
        if this.parent_source == "top_level":
            together: Iterable[Comment] = (other for other in self.comments if other.parent_source == "top_level")
        else:
            together = () if this.parent is None else self._children[this.parent]
        return tuple(other for other in together if other.id != this.id)

    def ancestors(self, comment: int | Comment) -> tuple[Comment, ...]:
        """The comment that it answers, the one that that one answers, and so on: the nearest first."""
        found = []
        above = self.parent(comment)
        while above is not None:
            found.append(above)
            above = self.parent(above)
        return tuple(found)

    def descendants(self, comment: int | Comment) -> tuple[Comment, ...]:
        """All below it: each reply followed by what is below that."""
        return self.subtree(comment)[1:]

    def subtree(self, comment: int | Comment) -> tuple[Comment, ...]:
        """The comment, then its descendants."""
        return tuple(self._preorder([self[comment]]))

    def path(self, comment: int | Comment) -> tuple[Comment, ...]:
        """The comments from the root down to this one, both included."""
        return (*reversed(self.ancestors(comment)), self[comment])

    def depth(self, comment: int | Comment) -> int | None:
        """1 for a top-level comment, one more for each reply; None where it cannot be known. Constant time."""
        return self[comment].depth

    def common_ancestor(self, comment: int | Comment, *others: int | Comment) -> Comment | None:
        """The lowest comment that all of them are in the subtree of; None where there is none."""
        shared = self.path(comment)
        for other in others:
            path = self.path(other)
            same = 0
            while same < min(len(shared), len(path)) and shared[same].id == path[same].id:
                same += 1
            shared = shared[:same]
        return shared[-1] if shared else None

    # ---- Of the whole graph ----

    def roots(self) -> tuple[Comment, ...]:
        """The comments above which no other is shown."""
        return tuple(comment for comment in self.comments if comment.parent not in self._by_id)

    def leaves(self) -> tuple[Comment, ...]:
        """The comments below which no other is shown."""
        return tuple(comment for comment in self.comments if comment.id not in self._children)

    def branches(self) -> Iterator[tuple[Comment, ...]]:
        """Each way from a root down to a leaf, in the order of `walk`."""
        path: list[Comment] = []
        for comment in self.walk():
            while path and path[-1].id != comment.parent:
                path.pop()
            path.append(comment)
            if comment.id not in self._children:
                yield tuple(path)

    def walk(self, order: Order = "depth") -> Iterator[Comment]:
        """All comments, once each.

        `order` is ``"depth"`` (a comment, then what is below it), ``"breadth"`` (level by level), ``"post"`` (what is
        below a comment, then the comment) or ``"time"`` (by id). Raises ValueError for another order.
        """
        if order == "depth":
            return self._preorder(list(reversed(self.roots())))
        if order == "breadth":
            return self._level_by_level()
        if order == "post":
            return self._postorder()
        if order == "time":
            return iter(self.comments)
        raise ValueError(f'the order of a walk is "depth", "breadth", "post" or "time", not {order!r}')

    def authors(self) -> dict[str, int]:
        """Who wrote here, with the number of their comments; who wrote most comes first."""
        return dict(Counter(comment.by for comment in self.comments if comment.by).most_common())

    def by(self, author: str) -> tuple[Comment, ...]:
        """The comments of one author."""
        return self.filter(lambda comment: comment.by == author)

    def filter(self, predicate: Callable[[Comment], object]) -> tuple[Comment, ...]:
        """The comments for which `predicate` is true."""
        return tuple(comment for comment in self.comments if predicate(comment))

    def search(self, pattern: str | re.Pattern[str]) -> tuple[Comment, ...]:
        """The comments whose text has these words, in capitals or not, or in which a compiled pattern is found."""
        if isinstance(pattern, re.Pattern):
            return self.filter(lambda comment: pattern.search(comment.text))
        words = pattern.casefold()
        return self.filter(lambda comment: words in comment.text.casefold())

    # ---- Inside ----

    def _preorder(self, stack: list[Comment]) -> Iterator[Comment]:
        while stack:
            comment = stack.pop()
            yield comment
            stack.extend(reversed(self._children.get(comment.id, ())))

    def _postorder(self) -> Iterator[Comment]:
        stack = [(root, False) for root in reversed(self.roots())]
        while stack:
            comment, done = stack.pop()
            if done:
                yield comment
            else:
                stack.append((comment, True))
                stack.extend((child, False) for child in reversed(self._children.get(comment.id, ())))

    def _level_by_level(self) -> Iterator[Comment]:
        queue = deque(self.roots())
        while queue:
            comment = queue.popleft()
            yield comment
            queue.extend(self._children.get(comment.id, ()))

    @cached_property
    def _by_id(self) -> dict[int, Comment]:
        return {comment.id: comment for comment in self.comments}

    @cached_property
    def _children(self) -> dict[int, tuple[Comment, ...]]:
        children: dict[int, list[Comment]] = {}
        for comment in self.comments:
            if comment.parent is not None:
                children.setdefault(comment.parent, []).append(comment)
        return {parent: tuple(below) for parent, below in children.items()}

    def __attrs_post_init__(self) -> None:
        twice = next((above.id for above, below in pairwise(self.comments) if above.id == below.id), None)
        if twice is not None:
            raise ValueError(f"comment {twice} is here twice: each comment of a thread has an id of its own")
        # Ids grow with time, so a parent has the smaller id. Only where one has not can replies go in a circle.
        if any(comment.parent is not None and comment.parent >= comment.id for comment in self.comments):
            reached = {comment.id for comment in self.walk()}
            for comment in self.comments:
                if comment.id not in reached:
                    raise ValueError(f"comment {comment.id} is in a circle: it is below itself")
