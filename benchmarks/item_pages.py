"""Measure pages of news.ycombinator.com against a regular expression for headers, and prose against a search.

    python benchmarks/item_pages.py

The page has about 200 kB of invented words, in the forms that tools produce. Times are processor times, the best of
several. The regular expression finds only the headers of the first form, and no parents.
"""

from __future__ import annotations

import itertools
import random
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

import hnparse  # noqa: E402

COMMENTS = 450
ROUNDS = 15
WORDS = [f"{word}{end}" for word in ("bread", "clock", "tide", "flour", "lamp", "oven") for end in ("", "s", "ed", ".")]
HEADER = re.compile(
    r"^(?:\d+ points? by )?([\w-]{2,15}) (\d+ \w+ ago|on \w+ \d+, \d{4})"
    r"((?: \[\w+\])*)((?: \| \w+)*)(?: \[[^\]\n]*\])?$",
    re.MULTILINE,
)
HEAD = (
    "Hacker News new | past | comments | ask | show | jobs | submit login\nA clock made of bread (bakery.example)\n"
    f"12 points by ada 3 hours ago | hide | past | favorite | {COMMENTS} comments\n"
)
FOOT = "Guidelines | FAQ | Lists | API | Security | Legal | Apply to YC | Contact\nSearch:\n"


def page() -> str:
    """Return a page with the header of each comment on its own line."""
    rng = random.Random(1)
    rows, depth = [], 1
    for place in range(COMMENTS):
        depth = 1 if not place else rng.randint(1, min(depth + 1, 8))
        nav = [*["root"][: depth > 2], *["parent"][: depth > 1], *["prev"][: rng.random() < 0.5], "next"]
        words = "\n\n".join(" ".join(rng.choices(WORDS, k=rng.randint(5, 60))) for _ in range(rng.randint(1, 4)))
        rows.append(f"name{rng.randint(1, 200)} 2 hours ago | {' | '.join(nav)} [–]\n{words}\nreply\n")
    return HEAD + "".join(rows) + FOOT


def forms(text: str) -> dict[str, str]:
    """Return the page in the forms that several tools produce."""
    pieces = re.sub(r"^(name\d+) (2 hours ago)", r"\1\n \n\2\n ", text, flags=re.MULTILINE)
    ids = itertools.count(71)
    linked = re.sub(
        r"^(name\d+) (2 hours ago)",
        lambda name: f"{name[1]} (user?id={name[1]}) {name[2]} (item?id={next(ids)})",
        text,
        flags=re.MULTILINE,
    )
    return {
        "a line a header": text,
        "a line a piece": pieces.replace(" | ", "\n | \n").replace(" [–]", "\n \n[–]\n"),
        "with targets of links": linked,
        "on one line": " ".join(text.split()),
    }


def best(function: Callable[[], object]) -> float:
    """Return the shortest time of a function, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        function()
        times.append(process_time() - start)
    return min(times) * 1000


def main() -> None:
    """Print a line for each form, and for prose."""
    text = page()
    headers = best(lambda: HEADER.findall(text))
    print(f"{len(text):,} characters; headers by a regular expression: {headers:.1f} ms")
    for name, form in forms(text).items():
        time = best(partial(hnparse.parse, form, dialect="hacker_news"))
        print(f"{name:24} {time:6.1f} ms, {time / headers:5.1f} times as long")
    prose = re.sub(r"[|\[\]]", "", text)
    search = best(lambda: prose.find("zebra"))
    print(f"is_dump of prose: {best(lambda: hnparse.is_dump(prose)) / search:.1f} times as long as a search for a word")


if __name__ == "__main__":
    main()
