"""Measure how invented pages are read in every form and with every damage, and print a table in Markdown."""

import argparse
from random import Random

from attrs import define, frozen
from hypothesis import HealthCheck, Phase, given, seed, settings

import hnparse
from damage import DAMAGES, FORMS
from pages import threads


def invented_pages(number, seed_):
    """Return threads of the strategy in `pages.py`, determined by a seed."""
    found = []

    @seed(seed_)
    @settings(
        max_examples=number,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(threads())
    def find(thread):
        found.append(thread)

    find()
    return found[:number]


def words(text):
    """Return a text without white space, punctuation and signs."""
    return "".join(filter(str.isalnum, text or ""))


def facts(comment):
    """Return the values of a comment, without the layout of its text and its time."""
    return (
        comment.id,
        comment.by,
        comment.parent,
        comment.parent_source,
        comment.kids,
        comment.depth,
        words(comment.text),
    )


def read(text):
    """Return the thread of a text, or None if it holds no dump."""
    try:
        return hnparse.parse(text)
    except hnparse.ParseError:
        return None


def is_wrong(comment, thread):
    """Return True if the stated parent of a comment is wrong, or if the undamaged page does not show it."""
    if comment.parent_source == "unknown":
        return False
    if comment.id not in thread:
        return True
    true = thread[comment.id]
    if comment.parent is None or true.parent is None:
        return not (comment.is_top_level and true.is_top_level)
    return comment.parent != true.parent


@frozen
class Case:
    """One form and one damage. Their names seed the random generator."""

    form: str
    damage: str

    def text(self, thread, number=0):
        random = Random(f"{self.form}/{self.damage}/{number}")
        return DAMAGES[self.damage].change(FORMS[self.form](hnparse.render(thread), random), random)


@define
class Figures:
    """The result for the pages of one form and one damage."""

    pages: int = 0
    comments: int = 0
    read: int = 0
    right: int = 0
    wrong: int = 0

    def add(self, thread, text):
        found = read(text) or ()
        self.pages += 1
        self.comments += len(thread)
        self.read += len(found)
        true = {facts(comment) for comment in thread}
        self.right += sum(facts(comment) in true for comment in found)
        self.wrong += sum(is_wrong(comment, thread) for comment in found)


def measure(pages, form, damage):
    figures = Figures()
    for number, thread in enumerate(pages):
        figures.add(thread, Case(form, damage).text(thread, number))
    return figures


def cell(figures):
    """Return the share of comments that are read exactly and the number of wrong parents, if there are any."""
    share = f"{figures.right / max(1, figures.comments):.1%}".removesuffix(".0%").removesuffix("%") + "%"
    return f"{share} ({figures.wrong})" if figures.wrong else share


def table(pages):
    yield f"| Damage | {' | '.join(FORMS)} |"
    yield f"| --- |{' ---: |' * len(FORMS)}"
    for damage in DAMAGES:
        yield f"| {damage} | {' | '.join(cell(measure(pages, form, damage)) for form in FORMS)} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200, help="number of invented pages (default: 200)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the pages (default: 1)")
    options = parser.parse_args()
    for line in table(invented_pages(options.pages, options.seed)):
        print(line)


if __name__ == "__main__":
    main()
