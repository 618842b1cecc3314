"""Count false statements about damaged and forged pages, and those without a warning, and print tables."""

import argparse
from random import Random

from attrs import define

from damage import FORMS
from discussions import discussion
from forgeries import KINDS, LAYOUTS, PLACES, forged
from pipelines import FAMILIES, RENAMED
from truth import falsehoods, is_silent, lost, read

COLUMNS = ("clean", "indented by 4", "blanks between pieces", "lines between pieces", "Markdown without links")
"""The forms in which pages are damaged."""


@define
class Tally:
    """The number of texts, of those with a false statement, and of those with a false statement and no warning."""

    texts: int = 0
    false: int = 0
    silent: int = 0

    def add(self, threads, *, is_false):
        self.texts += 1
        self.false += is_false
        self.silent += is_false and is_silent(threads)

    def __add__(self, other):
        return Tally(self.texts + other.texts, self.false + other.false, self.silent + other.silent)

    def __str__(self):
        return f"{self.false} / **{self.silent}**" if self.silent else f"{self.false} / 0"


def damaged(pages, form, family, name):
    """Return the tally of one step of a pipeline, on pages in one form."""
    tally = Tally()
    for number, page in enumerate(pages):
        random = Random(f"{form}/{name}/{number}")
        threads = read(FAMILIES[family][name](FORMS[form](page.text, random), random))
        tally.add(threads, is_false=any(falsehoods(threads, page, names=name not in RENAMED)))
    return tally


def believed(pages, layout, kind, place):
    """Return the tally of one kind of forgery. A page is false if a forgery is believed or a comment is lost."""
    tally = Tally()
    for number, page in enumerate(pages):
        text = forged(page, kind, place)
        if text is not None:
            threads = read(LAYOUTS[layout](text, Random(number)))
            is_false = len(threads) != 1 or bool(lost(threads, page)) or any(falsehoods(threads, page))
            tally.add(threads, is_false=is_false)
    return tally


def matrix(title, rows, columns, cell):
    yield f"| {title} | {' | '.join(columns)} |"
    yield f"| --- |{' ---: |' * len(columns)}"
    for row in rows:
        yield f"| {row} | {' | '.join(str(cell(row, column)) for column in columns)} |"


def report(pages):
    names = [(family, name) for family, steps in FAMILIES.items() for name in steps]
    tallies = {(form, *of): damaged(pages, form, *of) for form in COLUMNS for of in names}

    def family(row, form):
        return sum((tallies[form, row, name] for name in FAMILIES[row]), Tally())

    total = sum(tallies.values(), Tally())
    yield f"{total.texts} damaged texts, {total.false} with a false statement, {total.silent} of them in silence"
    yield ""
    yield from matrix("Family of damage", FAMILIES, COLUMNS, family)
    yield ""
    per_name = {name: sum((tallies[form, of, name] for form in COLUMNS), Tally()) for of, name in names}
    yield "| Damage | Texts | False / without a warning |"
    yield "| --- | ---: | ---: |"
    for name, tally in sorted(per_name.items(), key=lambda item: -item[1].silent):
        if tally.silent:
            yield f"| {name} | {tally.texts} | {tally} |"
    yield ""
    yield from matrix(
        "Forgery",
        KINDS,
        PLACES,
        lambda kind, place: sum((believed(pages, layout, kind, place) for layout in LAYOUTS), Tally()),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100, help="number of invented pages (default: 100)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the pages (default: 1)")
    options = parser.parse_args()
    first = options.seed * 1_000_000
    for line in report([discussion(seed) for seed in range(first, first + options.pages)]):
        print(line)


if __name__ == "__main__":
    main()
