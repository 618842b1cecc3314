"""Ways through a forest of comments; none of them recurses, so that a chain of any length can be walked."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from ..model import Comment

Children = Mapping[int, Sequence[Comment]]
"""The replies to a comment, by its id; nothing for one that has none."""


def preorder(roots: Sequence[Comment], children: Children) -> Iterator[Comment]:
    """A comment, then each of its replies with all that is below it."""
    stack = list(reversed(roots))
    while stack:
        comment = stack.pop()
        yield comment
        stack.extend(reversed(children.get(comment.id, ())))


def postorder(roots: Sequence[Comment], children: Children) -> Iterator[Comment]:
    """The replies, each with all that is below it, before what they answer."""
    return (comment for comment, done in there_and_back(roots, children) if done)


def there_and_back(roots: Sequence[Comment], children: Children) -> Iterator[tuple[Comment, bool]]:
    """Each comment twice: with False before all that is below it, with True after that."""
    stack = [(root, False) for root in reversed(roots)]
    while stack:
        comment, done = stack.pop()
        yield comment, done
        if not done:
            stack.append((comment, True))
            stack.extend((child, False) for child in reversed(children.get(comment.id, ())))


def breadth_first(roots: Sequence[Comment], children: Children) -> Iterator[Comment]:
    """Level by level."""
    queue = deque(roots)
    while queue:
        comment = queue.popleft()
        yield comment
        queue.extend(children.get(comment.id, ()))
