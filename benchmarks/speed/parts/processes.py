"""Reading pages with several processes: from text to JSON bytes."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import median
from time import perf_counter

import hnparse

from ..samples import mixed
from .part import Figures, Options, Part, digits, table

COUNTS = (1, 2)
CHUNK = 20


def write_json(text: str) -> bytes:
    """Return the JSON of a text; each process calls this function."""
    return hnparse.parse(text).to_json().encode()


def measure(options: Options) -> Figures:
    """Return the pages per second of wall-clock time for each number of processes, after they have started."""
    texts = [page.text for page in mixed(options.seed, options.corpus).pages]
    pools = {count: ProcessPoolExecutor(count, mp_context=get_context("spawn")) for count in COUNTS}
    seconds: dict[int, list[float]] = {count: [] for count in COUNTS}
    for number in range(options.rounds + 1):
        for count, pool in pools.items():
            start = perf_counter()
            sum(map(len, pool.map(write_json, texts, chunksize=CHUNK)))
            if number:  # the first round starts the processes
                seconds[count].append(perf_counter() - start)
    for pool in pools.values():
        pool.shutdown()
    speeds = {str(count): len(texts) / median(taken) for count, taken in seconds.items()}
    gains = {
        str(count): median(one / more for one, more in zip(seconds[COUNTS[0]], taken, strict=True))
        for count, taken in seconds.items()
    }
    return {"pages": len(texts), "pages_per_second": speeds, "gains": gains}


def tables(figures: Figures) -> list[str]:
    """Return the table of speeds, also relative to one process."""
    speeds, gains = figures["pages_per_second"], figures["gains"]
    rows = [(count, f"{speed:,.0f}", digits(gains[count])) for count, speed in speeds.items()]
    return table(("Processes", "Pages a second", "Times as fast as one"), rows)


PROCESSES = Part("processes", measure, tables)
