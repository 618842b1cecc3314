"""Merging all pages of a discussion into one thread."""

from __future__ import annotations

from random import Random

import hnparse

from ..discussion import invent
from ..timing import interleave
from ..words import Writer
from .part import Figures, Options, Part, digits, duration, table

SIZES = (20_000, 200_000, 2_000_000)
MERGE, PARSE = "merge", "parse"


def measure(options: Options) -> Figures:
    """Return the median seconds of parsing and of merging all pages, for discussions of three sizes."""
    figures: Figures = {"discussions": []}
    for size in SIZES:
        if size > options.largest:
            continue
        random = Random(options.seed)
        pages = invent(random, Writer(random), size).pages()
        texts = [hnparse.render(page) for page in pages]
        threads = [hnparse.parse(text) for text in texts]
        ways = {
            PARSE: lambda texts=texts: [hnparse.parse(text) for text in texts],
            MERGE: lambda threads=threads: hnparse.merge(threads),
        }
        times = interleave(ways, options.rounds)
        figures["discussions"].append(
            {
                "pages": len(pages),
                "comments": sum(map(len, threads)),
                "merged": len(hnparse.merge(threads)[0]),
                "parse": times.median(PARSE),
                "merge": times.median(MERGE),
                "ratio": times.ratio(MERGE, PARSE),
            }
        )
    return figures


def tables(figures: Figures) -> list[str]:
    """Return the table of the discussions."""
    rows = [
        (
            f"{facts['pages']:,}",
            f"{facts['comments']:,}",
            f"{facts['merged']:,}",
            duration(facts["parse"]),
            duration(facts["merge"]),
            f"{facts['comments'] / facts['merge']:,.0f}",
            digits(facts["ratio"]),
        )
        for facts in figures["discussions"]
    ]
    measured = ("Parsing", "Merging", "Comments a second", "Merging ÷ parsing")
    return table(("Pages", "Comments on them", "Comments merged", *measured), rows)


MERGING = Part("merging", measure, tables)
