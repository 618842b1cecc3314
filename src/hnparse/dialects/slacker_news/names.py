"""Names that differ in one letter: on a page of few commenters, one of the two is hardly ever another person."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 5
"""The length of the shortest names that are compared."""
MOST_NAMES = 40
"""The largest number of commenters whose names are compared.

Of 1.3 million pairs of names on Hacker News, 3 in a million differ in one letter, so 2 in 1,000 pages of this size have
such a pair by chance.
"""


def similar_names(names: Iterable[str | None]) -> list[tuple[str, str]]:
    """Return the pairs of names that differ in one letter, if there are not many names.

    Names that differ in a digit are not compared, because people count their accounts.

    >>> similar_names(["kilnhand", "kinhand", "moss", "potter1", "potter2", None])
    [('kilnhand', 'kinhand')]
    """
    long = {name for name in names if name and len(name) >= SHORTEST}
    pairs: list[tuple[str, str]] = []
    if len(long) > MOST_NAMES:
        return pairs
    # A single change leaves the first two letters or the last two as they are.
    starts: dict[str, list[str]] = {}
    ends: dict[str, list[str]] = {}
    for name in sorted(long):
        same_start, same_end = starts.setdefault(name[:2], []), ends.setdefault(name[-2:], [])
        others = [*same_start, *[other for other in same_end if other[:2] != name[:2]]]
        pairs += [(other, name) for other in others if _differ_in_one_letter(other, name)]
        same_start.append(name)
        same_end.append(name)
    return pairs


def _differ_in_one_letter(one: str, other: str) -> bool:
    """Return True if one letter is replaced, added or left out, and it is no digit."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while one[start : start + 1] == other[start : start + 1]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    if len(rest) < len(other_rest):
        rest, other_rest = other_rest, rest
    is_replaced = len(rest) == len(other_rest)
    changed = rest[:1] + other_rest[:1] * is_replaced
    return rest[1:] == other_rest[is_replaced:] and not any(letter.isdigit() for letter in changed)
