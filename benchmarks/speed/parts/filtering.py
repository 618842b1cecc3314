"""`is_dump` on texts that are not dumps, as nearly all texts of a crawl."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import hnparse

from ..samples import mixed
from ..timing import interleave
from ..words import Writer
from .part import Figures, Options, Part, digits, duration, table

DOCUMENTS, LENGTH = 200, 5_000
FIND = "str.find"
NEEDLE = "[source]"


def measure(options: Options) -> Figures:
    """Return the median seconds of `is_dump` and of one `str.find` for each kind of text, and their ratio."""
    random = Random(options.seed)
    writer = Writer(random)
    prose = [writer.prose(LENGTH) for _ in range(DOCUMENTS)]
    ascii_ = [text.encode("ascii", "replace").decode() for text in prose]
    kinds = {
        "prose in ASCII": ascii_,
        "prose with curly quotes": [text + " “Yes.”" for text in prose],
        "prose that says “point” and “HN”": [text + "\n\nThe point is that HN is down." for text in ascii_],
        "prose that is HTML escaped": [text + " It&#39;s &lt;here&gt;." for text in ascii_],
        "dumps": [page.text for page in mixed(options.seed, options.corpus // 4).pages],
    }
    ways: dict[str, Callable[[], object]] = {}
    for kind, texts in kinds.items():
        ways[kind] = lambda texts=texts: [hnparse.is_dump(text) for text in texts]
        ways[f"{kind}, {FIND}"] = lambda texts=texts: [text.find(NEEDLE) for text in texts]
    for kind, texts in kinds.items():
        if {hnparse.is_dump(text) for text in texts} != {kind == "dumps"}:
            raise AssertionError(f"is_dump is wrong about {kind}")
    times = interleave(ways, options.rounds)
    figures: Figures = {"kinds": {}}
    for kind, texts in kinds.items():
        seconds = times.median(kind)
        figures["kinds"][kind] = {
            "seconds": seconds / len(texts),
            "megabytes_per_second": sum(len(text.encode()) for text in texts) / seconds / 1e6,
            # In a dump, the first sign is found at once, and most of the time is parsing.
            "ratio": None if kind == "dumps" else times.ratio(kind, f"{kind}, {FIND}"),
        }
    return figures


def tables(figures: Figures) -> list[str]:
    """Return the table of the kinds of texts."""
    rows = [
        (
            kind,
            duration(facts["seconds"]),
            f"{facts['megabytes_per_second']:,.0f} MB/s",
            "" if facts["ratio"] is None else digits(facts["ratio"]),
        )
        for kind, facts in figures["kinds"].items()
    ]
    return table(("Texts", "`is_dump`, a text", "Speed", f'Times that of `text.find("{NEEDLE}")`'), rows)


FILTERING = Part("filtering", measure, tables)
