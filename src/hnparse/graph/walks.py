"""Traversals of a forest of comments. None of them recurses, so that a chain of any length works."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from ..model import Comment

Children = Mapping[int, Sequence[Comment]]
"""The replies to each comment by its id; a comment without replies has no entry."""


def preorder(roots: Sequence[Comment], children: Children) -> Iterator[Comment]:
    """Yield the comments depth-first, a comment before its replies."""
    stack = list(reversed(roots))
    while stack:
        comment = stack.pop()
        yield comment
        stack.extend(reversed(children.get(comment.id, ())))


def postorder(roots: Sequence[Comment], children: Children) -> Iterator[Comment]:
    """Yield the comments depth-first, the replies before the comment."""
    return (comment for comment, done in there_and_back(roots, children) if done)


def there_and_back(roots: Sequence[Comment], children: Children) -> Iterator[tuple[Comment, bool]]:
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
