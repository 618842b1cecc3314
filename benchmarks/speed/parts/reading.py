"""All ways to read the same pages, compared."""

from __future__ import annotations

import sys

from ..agreement import disagreements
from ..contenders import RIVALS, THREAD, contenders
from ..samples import Sample, samples
from ..timing import interleave
from .part import Figures, Options, Part, digits, duration, table

FEW = 3
"""The number of rounds for pages of many megabytes."""


def measure(options: Options) -> Figures:
    """Return medians in seconds and ratios to `text → Thread`, for each sample and way."""
    figures: Figures = {"samples": {}, "seconds": {}, "ratios": {}}
    for sample in samples(options.seed, options.largest, options.corpus):
        check(sample)
        print(f"  {sample.name}", file=sys.stderr, flush=True)
        rounds = options.rounds if sample.size < 10_000_000 else min(FEW, options.rounds)
        ways = contenders(sample)
        times = interleave(ways, rounds)
        figures["samples"][sample.name] = {
            "pages": len(sample.pages),
            "comments": sample.comments,
            "bytes": sample.size,
            "html_bytes": sum(len(page.html.encode()) for page in sample.pages),
            "json_bytes": sum(len(page.json) for page in sample.pages),
        }
        figures["seconds"][sample.name] = {way: times.median(way) for way in ways}
        figures["ratios"][sample.name] = {way: times.ratio(way, THREAD) for way in ways}
    return figures


def check(sample: Sample) -> None:
    """End the program if a way reads a page differently than hnparse."""
    for name, read in RIVALS.items():
        for line in disagreements(read, sample.pages, only_shown=name.startswith("API")):
            sys.exit(f"{name} disagrees on the sample {sample.name}: {line}")


def tables(figures: Figures) -> list[str]:
    """Return tables of the samples, the times, and the times relative to that of hnparse."""
    names = list(figures["samples"])
    ways = list(figures["seconds"][names[0]])
    rows = [
        (
            name,
            f"{facts['pages']:,}",
            f"{facts['comments']:,}",
            *(f"{facts[kind] / 1000:,.1f} kB" for kind in ("bytes", "html_bytes", "json_bytes")),
        )
        for name, facts in figures["samples"].items()
    ]
    return [
        *table(("Sample", "Pages", "Comments", "Text", "HTML", "JSON"), rows),
        "The median time for a sample:",
        "",
        *table(("Way", *names), [(way, *(duration(figures["seconds"][name][way]) for name in names)) for way in ways]),
        f"The same as multiples of the time of *{THREAD}*: more than 1 is slower than hnparse, less is faster.",
        "",
        *table(("Way", *names), [(way, *(digits(figures["ratios"][name][way]) for name in names)) for way in ways]),
    ]


READING = Part("reading", measure, tables)
