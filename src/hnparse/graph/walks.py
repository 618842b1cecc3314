"""Traversals of a forest of comments. None of them recurses, so they work for chains of any length."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence

from ..model import Comment

Children = Mapping[int, Sequence[Comment]]
"""The replies to each comment, by its id. A comment without replies has no entry."""


def preorder(roots: Sequence[Comment], children: Children) -> Iterator[Comment]:
    """Yield the comments depth-first, each comment before its replies."""
    stack = list(reversed(roots))
    while stack:
        comment = stack.pop()
        yield comment
        stack.extend(reversed(children.get(comment.id, ())))


def postorder(roots: Sequence[Comment], children: Children) -> Iterator[Comment]:
    """Yield the comments depth-first, the replies before each comment."""
    return (comment for comment, done in euler_tour(roots, children) if done)


def euler_tour(roots: Sequence[Comment], children: Children) -> Iterator[tuple[Comment, bool]]:
    """Yield each comment twice: with False before its subtree, with True after it."""
    stack = [(root, False) for root in reversed(roots)]
    while stack:
        comment, done = stack.pop()
        yield comment, done
        if not done:
            stack.append((comment, True))
            stack.extend((child, False) for child in reversed(children.get(comment.id, ())))


def breadth_first(roots: Sequence[Comment], children: Children) -> Iterator[Comment]:
    """Yield the comments breadth-first."""
    queue = deque(roots)
    while queue:
        comment = queue.popleft()
        yield comment
        queue.extend(children.get(comment.id, ()))


def common_ancestor(comments: Sequence[Comment], parent: Callable[[Comment], Comment | None]) -> Comment | None:
    """Return the deepest comment whose subtree has all of them, or None if they have several roots.

    Each comment on their paths is visited once on the way up, and at most once on the way down.
    """
    ids = {comment.id for comment in comments}
    below: dict[int, list[Comment]] = {}
    roots: list[Comment] = []
    seen: set[int] = set()
    for comment in comments:
        above: Comment | None = comment
        while above is not None and above.id not in seen:
            seen.add(above.id)
            one, above = above, parent(above)
            if above is None:
                roots.append(one)
            else:
                below.setdefault(above.id, []).append(one)
    if len(roots) != 1:
        return None
    deepest = roots[0]
    while deepest.id not in ids and len(below[deepest.id]) == 1:
        deepest = below[deepest.id][0]
    return deepest
