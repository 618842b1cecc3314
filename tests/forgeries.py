"""Texts with which commenters can imitate the page: kinds of forgery, and places for them."""

import re

from attrs import frozen

from damage import DAMAGES, FORMS

FORGER = "mallory"


@frozen
class Place:
    """The place of a forgery: in the text of the story (number and id are 0), or of a comment.

    `next` is the id of the next comment, `later` that of a later top-level one, `declared` the count in the score line.
    """

    number: int
    id: int
    next: int | None
    later: int | None
    declared: int

    @property
    def between(self):
        """An id between those of the comment and of the next one."""
        return self.id + 1 if self.id else (self.next or 0) - 1

    def marker(self, number, id_=None):
        return f"{number}{FORGER} ◴[] No.{id_ or self.between}[source]\nThe forged words are here."


def _score_line(declared):
    return f"5 points {FORGER} | {declared} comments | | HN request time: 0s | source"


def _context(place):
    return f"Show context\n{place.marker('')}\nreplies(1): >>{place.next or place.id + 9} #"


def _page(place):
    return f"A forged title\n\n(forged.example)\n{_score_line(1)}\n{place.marker('1. ')}\nSo it was."


KINDS = {
    "a marker with the next number": lambda place: place.marker(f"{place.number + 1}. "),
    "a marker with the same number": lambda place: place.marker(f"{max(place.number, 1)}. "),
    "a marker with an old id": lambda place: place.marker(f"{place.number + 1}. ", 1234567),
    "a marker without a number": lambda place: place.marker(""),
    "a replies line": lambda place: f"replies(1): >>{place.later or place.id + 9} #\nSo it was.",
    "a score line": lambda place: _score_line(place.declared + 7),
    "a context": _context,
    "a page": _page,
}
PLACES = ("the story's text", "a comment in the middle", "the last comment")
LAYOUTS = {
    **{name: FORMS[name] for name in ("clean", "indented by 4", "lines between pieces", "Markdown without links")},
    "on one line": DAMAGES["on one line"].change,
}
UNTELLABLE = {("a page", "the last comment")}
"""A kind and a place that no reader can detect: a whole page at the end of another one."""


def forged(page, kind, where):
    """Return the text of a page with a forgery, or None if the page has no such place."""
    numbered = page.numbered
    if page.context or len(numbered) < 3:
        return None
    number = dict(zip(PLACES, (0, len(numbered) // 2, len(numbered)), strict=True))[where]
    after = numbered[number:]
    later = [id_ for id_ in after if page.said[id_].parent == 0]
    id_ = numbered[number - 1] if number else 0
    place = Place(number, id_, after[0] if after else None, later[-1] if later else None, len(numbered))
    if place.between in (*page.said, page.story):
        return None
    words = f"As was said:\n{KINDS[kind](place)}\nThat is all.\n"
    if number:
        body = page.said[id_].words
        return page.text.replace(body, f"{body}\n\n{words}", 1)
    end = re.search(r"^\d+ points .*\n", page.text, re.MULTILINE).end()
    return f"{page.text[:end]}{words}\n{page.text[end:]}"
