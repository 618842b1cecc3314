"""Names that differ in one letter: on a page of few commenters, one of the two is hardly ever another person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

SHORTEST = 5
"""The length of the shortest names that are compared."""
MOST_NAMES = 40
"""The largest number of commenters whose names are compared.

Of 1.6 million pairs of names on Hacker News, 3 in a million differ in one letter, so 2 in 1,000 pages of this size have
such a pair by chance.
"""


def similar_names(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that differ in one letter, if there are not many names.

    Names that differ in a digit are not compared, because people count their accounts.

    >>> list(similar_names(["kilnhand", "kinhand", "moss", "potter1", "potter2"]))
    [('kilnhand', 'kinhand')]
    """
    long = {name for name in names if len(name) >= SHORTEST}
    if len(long) > MOST_NAMES:
        return
    # A single change leaves the first two letters or the last two as they are.
    by_end: dict[tuple[int, str], list[str]] = {}
    for name in sorted(long):
        for end in ((0, name[:2]), (1, name[-2:])):
            others = by_end.setdefault(end, [])
            for other in others:
                if _differ_in_one_letter(other, name) and (end[0] == 0 or other[:2] != name[:2]):
                    yield other, name
            others.append(name)


def _differ_in_one_letter(one: str, other: str) -> bool:
    """Return True if one letter is replaced, added or left out, and it is no digit."""
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    rest, other_rest = one[start:], other[start:]
    is_same = rest[1:] == other_rest[1:] or rest[1:] == other_rest or rest == other_rest[1:]
    return is_same and not any(letter.isdigit() for letter in rest[:1] + other_rest[:1])
