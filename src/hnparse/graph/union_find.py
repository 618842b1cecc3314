"""Union-find: disjoint sets of numbers, with four bytes for each number."""

from __future__ import annotations

from array import array
from collections.abc import Iterator


class UnionFind:
    """Disjoint sets of the numbers from 0 to `size` - 1. At first, each number is a set of its own.

    >>> sets = UnionFind(5)
    >>> sets.unite(0, 3, 4)
    >>> list(sets.groups())
    [[0, 3, 4], [1], [2]]
    """

    def __init__(self, size: int) -> None:
        self._above = array("I", range(size))

    def find(self, number: int) -> int:
        """Return the smallest number in the set of a number. Amortized logarithmic time."""
        above = self._above
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    def unite(self, first: int, *others: int) -> None:
        """Unite the sets that contain these numbers."""
        root = self.find(first)
        for other in others:
            above = self.find(other)
            self._above[max(root, above)] = root = min(root, above)

    def groups(self) -> Iterator[list[int]]:
        """Yield the sets, ordered by their smallest numbers. Each is a sorted list. Linear time."""
        size = len(self._above)
        following, last = array("I", bytes(4 * size)), array("I", range(size))
        for number in range(size):
            root = self.find(number)
            if root != number:
                following[last[root]] = number
                last[root] = number
        for root in range(size):
            if self._above[root] == root:
                group = [root]
                while following[group[-1]]:
                    group.append(following[group[-1]])
                yield group
