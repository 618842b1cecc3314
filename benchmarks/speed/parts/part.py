"""What a part of the report is, and how it writes a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from attrs import frozen

Figures = dict[str, Any]
"""What a part measured, ready for JSON."""


@frozen
class Options:
    """What the command line asks for."""

    seed: int = 1
    rounds: int = 9
    largest: int = 20_000_000
    corpus: int = 3_000_000


@frozen
class Part:
    """A part: `name` is that of the command line, `measure` gives its figures, `tables` lines of Markdown."""

    name: str
    measure: Callable[[Options], Figures]
    tables: Callable[[Figures], list[str]]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table in Markdown: words on the left, figures on the right."""
    lines = [f"| {' | '.join(heads)} |", f"| --- |{' ---: |' * (len(heads) - 1)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]


def duration(seconds: float) -> str:
    """A time with three digits, in the unit that fits."""
    for unit, scale in (("s", 1.0), ("ms", 1e3), ("µs", 1e6)):
        if seconds * scale >= 1:
            return f"{digits(seconds * scale)} {unit}"
    return f"{digits(seconds * 1e9)} ns"


def digits(number: float) -> str:
    """A number with two or three digits that mean something."""
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.2f}" if number >= 0.1 else f"{number:.1g}"
