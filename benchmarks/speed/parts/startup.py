"""Start-up time: the import, and the command on a small page."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from hnparse.dialects.parsers import compile_tables

from .part import Figures, Options, Part, duration, table

ROOT = Path(__file__).resolve().parents[3]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
COMMANDS = {
    "python -c pass": ("-c", "pass"),
    'python -c "import attrs"': ("-c", "import attrs"),
    'python -c "import attrs, lark"': ("-c", "import attrs, lark"),
    'python -c "import hnparse"': ("-c", "import hnparse"),
    'python -c "from hnparse import Thread"': ("-c", "from hnparse import Thread"),
    "python -m hnparse examples/lighthouse.txt": ("-m", "hnparse", "examples/lighthouse.txt"),
}
BARE, *_ = COMMANDS


def measure(options: Options) -> Figures:
    """Return the median wall-clock seconds of each command, and the difference to a bare Python."""
    compile_grammars()
    seconds: dict[str, list[float]] = {command: [] for command in COMMANDS}
    for _ in range(3 * options.rounds):
        for command, arguments in COMMANDS.items():
            start = perf_counter()
            subprocess.run(
                [sys.executable, *arguments], cwd=ROOT, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL
            )
            seconds[command].append(perf_counter() - start)
    more = {
        command: median(a - b for a, b in zip(taken, seconds[BARE], strict=True)) for command, taken in seconds.items()
    }
    return {"seconds": {command: median(taken) for command, taken in seconds.items()}, "more": more}


def compile_grammars() -> None:
    """Write the grammar tables that an installed package has. In a source tree, they can be missing or old."""
    for name, content in compile_tables():
        (ROOT / "src" / "hnparse" / name).write_bytes(content)


def tables(figures: Figures) -> list[str]:
    """Return the table of the commands."""
    rows = [
        (f"`{command}`", duration(seconds), "" if command == BARE else duration(figures["more"][command]))
        for command, seconds in figures["seconds"].items()
    ]
    return table(("Command", "Time", "More than a bare Python"), rows)


STARTUP = Part("startup", measure, tables)
