"""Measure hostile texts at two sizes. The time must grow with the length of a text, not with its square.

    python benchmarks/hostile.py                    all texts, at 1 MB and at 4 MB
    python benchmarks/hostile.py --size 100000      ... at 100 kB and at 400 kB, which is faster but less exact
    python benchmarks/hostile.py links "open links" some of them
    python benchmarks/hostile.py --place alone      ... in some of their places
    python benchmarks/hostile.py --limit 20         give up on a text after 20 seconds
    python benchmarks/hostile.py --jobs 4           four at a time

The texts are those of `tests/hostile.py`. The output has one line per text: its time at each size, the ratio of the two
times, and its name and place. A text of four times the length should take about four times as long. If the ratio is 5
or more, or if the time limit or an error ends the measurement, the line is marked with `!`, and the exit status is 1.
A text that takes less than 250 ms at the larger size is not marked, because its ratio is noise.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import multiprocessing
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

import hnparse  # noqa: E402
import hostile  # noqa: E402

TIMES = 4
WORST_RATIO = 5
NOISE = 0.25
TRIES = 4


def main() -> int:
    """Measure the texts that the command line names. Return 1 if one is slow, else 0."""
    options = _options()
    hnparse.is_dump(hostile.HEAD)
    work = list(itertools.product(options.names or hostile.UNITS, options.place or hostile.PLACES))
    slow = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for (name, place), times in zip(work, pool.map(lambda job: _time_both(*job, options), work), strict=True):
            small, great = times
            bad = _is_bad(small, great)
            slow += bad
            ratio = f"{great / small:6.1f}" if small and great else "     -"
            print("!" if bad else " ", _seconds(small), _seconds(great), ratio, f" {name}, {place}", flush=True)
    print(f"{len(work)} texts, {slow} of them slow")
    return 1 if slow else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a text (default: all)")
    parser.add_argument("--place", action="append", choices=hostile.PLACES, help="a place (default: all)")
    parser.add_argument("--size", type=int, default=1_000_000, help="characters of the smaller text (1000000)")
    parser.add_argument("--limit", type=float, default=60, help="time limit for a text in seconds (60)")
    parser.add_argument("--jobs", type=int, default=1, help="number of texts at the same time (1)")
    return parser.parse_args()


def _time_both(name: str, place: str, options: argparse.Namespace) -> tuple[float | None, float | None]:
    """Return the times at both sizes. If their ratio is bad, try again and return the best: the machine may be busy."""
    best: list[float] = []
    for _ in range(TRIES):
        times = [_time(name, place, size, options.limit) for size in (options.size, options.size * TIMES)]
        small, great = times
        if small is None or great is None:
            return small, great
        best = [min(pair) for pair in zip(best or times, (small, great), strict=True)]
        if not _is_bad(*best):
            break
    return best[0], best[1]


def _is_bad(small: float | None, great: float | None) -> bool:
    return great is None or (great > NOISE and small is not None and great / small >= WORST_RATIO)


def _time(name: str, place: str, size: int, limit: float) -> float | None:
    """Return the seconds that a text takes in a separate process, or None if it exceeds the limit or fails."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_read, args=(there, name, place, size))
    process.start()
    there.close()
    seconds = None
    if here.poll(limit):
        with contextlib.suppress(EOFError):
            seconds = here.recv()
    process.kill()
    process.join()
    return seconds


def _read(out: Connection, name: str, place: str, size: int) -> None:
    text = hostile.text(name, place, size)
    start = process_time()
    with contextlib.suppress(hnparse.ParseError):
        for thread in hnparse.parse_pages(text):
            thread.to_dict()
    out.send(process_time() - start)


def _seconds(seconds: float | None) -> str:
    return "  gave up" if seconds is None else f"{seconds:8.3f}s"


if __name__ == "__main__":
    sys.exit(main())
