"""Union-find: sets of numbers that grow together, in four bytes for each number."""

from __future__ import annotations

from array import array
from collections.abc import Iterator


class UnionFind:
    """Sets over the numbers from 0 on: each of them alone, until two sets are united.

    >>> sets = UnionFind(5)
    >>> sets.unite(0, 3, 4)
    >>> list(sets.groups())
    [[0, 3, 4], [1], [2]]
    """

    def __init__(self, size: int) -> None:
        self._above = array("I", range(size))

    def find(self, number: int) -> int:
        """Return the smallest number of its set."""
        above = self._above
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    def unite(self, first: int, *others: int) -> None:
        """Make one set of the sets that have these numbers."""
        root = self.find(first)
        for other in others:
            above = self.find(other)
            self._above[max(root, above)] = root = min(root, above)

    def groups(self) -> Iterator[list[int]]:
        """Return the sets in the order of their smallest numbers, each in order."""
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
