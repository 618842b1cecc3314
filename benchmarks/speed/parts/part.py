"""The class for parts of the report, and functions that format tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from attrs import frozen

Figures = dict[str, Any]
"""The figures of a part, as values for JSON."""


@frozen
class Options:
    """The options of the command line."""

    seed: int = 1
    rounds: int = 9
    largest: int = 20_000_000
    corpus: int = 3_000_000


@frozen
class Part:
    """A part of the report. `measure` returns its figures, `tables` formats them as lines of Markdown."""

    name: str
    measure: Callable[[Options], Figures]
    tables: Callable[[Figures], list[str]]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table in Markdown, with words aligned left and figures aligned right."""
    lines = [f"| {' | '.join(heads)} |", f"| --- |{' ---: |' * (len(heads) - 1)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]


def duration(seconds: float) -> str:
    """Return a time with three digits, in a suitable unit."""
    for unit, scale in (("s", 1.0), ("ms", 1e3), ("µs", 1e6)):
        if seconds * scale >= 1:
            return f"{digits(seconds * scale)} {unit}"
    return f"{digits(seconds * 1e9)} ns"


def digits(number: float) -> str:
    """Return a number with two or three significant digits."""
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.2f}" if number >= 0.1 else f"{number:.1g}"
