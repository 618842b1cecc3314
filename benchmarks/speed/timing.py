"""Measuring several functions in turn, so that a temporary slowdown of the machine affects all of them.

Times are processor seconds of this process; other processes do not count. Each ratio is that of two times of the same
round. The median over the rounds is reported.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import process_time

from attrs import field, frozen

SHORTEST = 0.02
"""The smallest duration of a measurement, in seconds. A faster function is called several times in a row."""


@frozen
class Times:
    """The seconds of each contender, one number per round. A slow contender has fewer rounds."""

    rounds: dict[str, list[float]] = field(factory=dict)

    def median(self, name: str) -> float:
        """Return the median seconds of a contender."""
        return median(self.rounds[name])

    def best(self, name: str) -> float:
        """Return the shortest time of a contender, in seconds."""
        return min(self.rounds[name])

    def ratio(self, name: str, other: str) -> float:
        """Return the time of a contender relative to another one."""
        return median(a / b for a, b in zip(self.rounds[name], self.rounds[other], strict=False))


def interleave(contenders: Mapping[str, Callable[[], object]], rounds: int, patience: float = 20.0) -> Times:
    """Measure the contenders in turn, in several rounds. One that has taken `patience` seconds is not called again.

    Each runs once before the first round. This shows how often it must run per measurement, and is the only measurement
    of a contender that takes that long.
    """
    # Exclude existing objects from garbage collection, so that its time depends only on the contender.
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
