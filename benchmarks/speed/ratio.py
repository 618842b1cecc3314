"""The check for regressions: the ratio of hnparse's time to that of the regular expression, in the same run."""

from __future__ import annotations

import hnparse

from .rivals import by_hand
from .samples import story_page
from .timing import interleave

LIMIT = 15.0
"""The largest accepted ratio.

It is one and a half times the ratio of version 0.2, which is 10. A loaded machine, another Python or another processor
stays below it. If hnparse becomes faster, lower it.
"""

SIZE = 60_000
ROUNDS = 15


def measured_ratio(seed: int = 1) -> float:
    """Return the ratio of the best times of hnparse and of the regular expression, in several rounds on one page."""
    text = story_page(seed, SIZE).text
    ways = {"hnparse": lambda: hnparse.parse(text), "by hand": lambda: by_hand.read(text)}
    times = interleave(ways, ROUNDS)
    return times.best("hnparse") / times.best("by hand")


def is_too_slow(ratio: float, limit: float = LIMIT) -> bool:
    """Return True if a ratio is above the limit."""
    return ratio > limit
