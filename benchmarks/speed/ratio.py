"""The check for regressions: how much longer than the regular expression hnparse takes, in the same run."""

from __future__ import annotations

import hnparse

from .rivals import by_hand
from .samples import story_page
from .timing import interleave

LIMIT = 12.0
"""The ratio that is too much.

It is twice what this check measures: a loaded machine, another Python or another processor does not reach it, and what
makes a page take more than twice as long does. Where hnparse becomes faster, this is to be lowered.
"""

SIZE = 60_000
ROUNDS = 15


def measured_ratio(seed: int = 1) -> float:
    """The best time of hnparse by the best time of the regular expression, of several in turn on one page."""
    text = story_page(seed, SIZE).text
    ways = {"hnparse": lambda: hnparse.parse(text), "by hand": lambda: by_hand.read(text)}
    times = interleave(ways, ROUNDS)
    return times.best("hnparse") / times.best("by hand")


def is_too_slow(ratio: float, limit: float = LIMIT) -> bool:
    """The verdict."""
    return ratio > limit
