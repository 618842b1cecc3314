"""The performance targets of hnparse, and whether it meets them."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from .parts.part import Figures, digits, table

BY_HAND = "one regular expression by hand"


@frozen
class Target:
    """A limit. `find` returns the measured values, by the name of the sample or of the kind of text."""

    name: str
    limit: float
    find: Callable[[Figures], dict[str, float]]
    at_least: bool = False
    unit: str = "×"

    def missed_by(self, measured: float) -> float:
        """Return by which factor a value misses the target. It is at most 1 if the target is met."""
        return self.limit / measured if self.at_least else measured / self.limit

    def row(self, figures: Figures) -> tuple[str, str, str, str]:
        """Return the name, the limit, the measured value, and whether the target is met."""
        found = self.find(figures)
        worst = max(map(self.missed_by, found.values()))
        shown = ", ".join(f"{digits(value)}{self.unit} {name}".rstrip() for name, value in found.items())
        limit = f"{'at least' if self.at_least else 'at most'} {self.limit:g}{self.unit}"
        return self.name, limit, shown, "met" if worst <= 1 else f"missed by {digits(worst)} times"


def _behind(way: str) -> Callable[[Figures], dict[str, float]]:
    """Return the time of a way relative to that of hnparse."""
    return lambda figures: {name: ratios[way] for name, ratios in figures["reading"]["ratios"].items()}


def _hand(figures: Figures) -> dict[str, float]:
    return {name: 1 / ratio for name, ratio in _behind(BY_HAND)(figures).items()}


def _prose(figures: Figures) -> dict[str, float]:
    kinds = figures["filtering"]["kinds"]
    return {kind: facts["ratio"] for kind, facts in kinds.items() if facts["ratio"] is not None}


def _more(command: str) -> Callable[[Figures], dict[str, float]]:
    return lambda figures: {
        "": next(1000 * more for name, more in figures["startup"]["more"].items() if command in name)
    }


TARGETS = (
    Target("text → Thread, relative to the regular expression", 3, _hand),
    Target("selectolax, relative to text → Thread", 2, _behind("HTML: selectolax"), at_least=True),
    Target("lxml, relative to text → Thread", 3, _behind("HTML: lxml"), at_least=True),
    Target("BeautifulSoup, relative to text → Thread", 30, _behind("HTML: BeautifulSoup"), at_least=True),
    Target("API with orjson, relative to text → Thread", 1, _behind("API: orjson"), at_least=True),
    Target("API with json, relative to text → Thread", 1, _behind("API: json"), at_least=True),
    Target("`is_dump`, relative to one `str.find`", 2, _prose),
    Target("the command, more than a bare Python", 100, _more("-m hnparse"), unit=" ms"),
    Target("the import, more than a bare Python", 50, _more("import hnparse"), unit=" ms"),
    Target(
        "memory at its peak, for a byte of text",
        6,
        lambda figures: {
            "a file": figures["memory"]["peak"]["hnparse: file → Thread"],
            "a str, with that itself": figures["memory"]["peak"]["hnparse: text → Thread"],
        },
        unit=" bytes",
    ),
)


def tables(figures: Figures) -> list[str]:
    """Return the table of all targets. `figures` are those of all parts."""
    lines = table(("Target", "Limit", "Measured", "Verdict"), (target.row(figures) for target in TARGETS))
    return [line.replace("---:", "---") for line in lines]
