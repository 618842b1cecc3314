"""The growth of the time with the length of a page. The exponent 1 means linear time."""

from __future__ import annotations

from math import log
from statistics import linear_regression

import hnparse

from ..samples import story_page
from ..timing import interleave
from .part import Figures, Options, Part, duration, table

STEPS = 5
FACTOR = 4


def measure(options: Options) -> Figures:
    """Return the best time at each size in seconds, and the exponent that fits them best."""
    sizes = [options.largest // FACTOR**step for step in range(STEPS)][::-1]
    texts = {str(size): story_page(options.seed, size).text for size in sizes}
    ways = {size: lambda text=text: hnparse.parse(text) for size, text in texts.items()}
    times = interleave(ways, min(5, options.rounds))
    points = [(len(text.encode()), times.best(size)) for size, text in texts.items()]
    slope, _ = linear_regression([log(size) for size, _ in points], [log(seconds) for _, seconds in points])
    return {"points": points, "exponent": slope}


def tables(figures: Figures) -> list[str]:
    """Return the table of the sizes, and the exponent."""
    rows = [
        (f"{size / 1000:,.0f} kB", duration(seconds), f"{size / seconds / 1e6:,.1f} MB/s")
        for size, seconds in figures["points"]
    ]
    return [
        *table(("Page", "text → Thread", "Speed"), rows),
        f"Time grows with the length to the power of {figures['exponent']:.2f}.",
        "",
    ]


GROWTH = Part("growth", measure, tables)
