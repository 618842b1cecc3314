"""The order of ids: numbers and ids of a page increase together, so an id that breaks the order is in doubt."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence


def out_of_order(ids: Sequence[int]) -> set[int]:
    """Return the ids that may be wrong in a sequence that should increase. Time is O(n log n).

    An id is beyond doubt if each longest increasing subsequence contains it.

    >>> sorted(out_of_order([101, 105, 990, 110, 120]))
    [990]
    >>> sorted(out_of_order([101, 990, 110]))
    [110, 990]
    """
    if all(map(int.__lt__, ids, ids[1:])):
        return set()
    before = _lengths(ids)
    after = _lengths([-id_ for id_ in reversed(ids)])[::-1]
    longest = max(before)
    possible = [length for length, rest in zip(before, after, strict=True) if length + rest - 1 == longest]
    alone = {length for length, count in Counter(possible).items() if count == 1}
    return {
        id_
        for id_, length, rest in zip(ids, before, after, strict=True)
        if length + rest - 1 != longest or length not in alone
    }


def _lengths(ids: Sequence[int]) -> list[int]:
    """Return for each id the length of the longest increasing subsequence that ends with it."""
    lengths: list[int] = []
    ends: list[int] = []
    for id_ in ids:
        length = bisect_left(ends, id_)
        ends[length : length + 1] = [id_]
        lengths.append(length + 1)
    return lengths
