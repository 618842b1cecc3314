"""Timing several things side by side, so that what slows the machine down for a while slows down all of them.

Times are seconds of the processor that this process spends; others on the machine do not count. Each ratio is of two
times of the same round, and the median over the rounds is what is reported.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import process_time

from attrs import field, frozen

SHORTEST = 0.02
"""Seconds that a single measurement takes at least: what is quicker is done several times in a row."""


@frozen
class Times:
    """The seconds that each contender took, a number a round; one that is slow has fewer rounds."""

    rounds: dict[str, list[float]] = field(factory=dict)

    def median(self, name: str) -> float:
        """The seconds of a contender."""
        return median(self.rounds[name])

    def best(self, name: str) -> float:
        """The fewest seconds of a contender."""
        return min(self.rounds[name])

    def ratio(self, name: str, other: str) -> float:
        """How many times as long as another one a contender takes."""
        return median(a / b for a, b in zip(self.rounds[name], self.rounds[other], strict=False))


def interleave(contenders: Mapping[str, Callable[[], object]], rounds: int, patience: float = 20.0) -> Times:
    """Times the contenders in turn, over and over; one that has taken `patience` seconds is not asked again.

    Each runs once before, which tells how often it must run to be measured, and counts for those that take so long.
    """
    # What is there already is none of the garbage that a contender makes.
    gc.collect()
    gc.freeze()
    times = Times({name: [] for name in contenders})
    repeats = dict.fromkeys(contenders, 1)
    for name, run in contenders.items():
        seconds = _time(run, 1)
        repeats[name] = max(1, round(SHORTEST / max(seconds, 1e-7)))
        if seconds > patience:
            times.rounds[name].append(seconds)
    for _ in range(rounds):
        for name, run in contenders.items():
            if sum(times.rounds[name]) * repeats[name] < patience:
                times.rounds[name].append(_time(run, repeats[name]))
    gc.unfreeze()
    return times


def _time(run: Callable[[], object], repeats: int) -> float:
    gc.collect()
    start = process_time()
    for _ in range(repeats):
        run()
    return (process_time() - start) / repeats
