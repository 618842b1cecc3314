"""The head of a page: the story, and the numbers that the page states about itself."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from ...expressions import expression
from .lexer import Token

JOINED_SITE = expression(r" \(((?:[\w-]+\.)+[a-z]{2,24}(?::\d{1,5})?)\)$")
"""The site, if a tool joined it to the title."""


@frozen(eq=False, repr=False)
class Head:
    """The head of a page. What the page does not have is None or empty.

    `start` is its offset. `back` is true if it links back to a thread, as the page of a comment does. `early` is true
    for an early version of the viewer, which counts the story as a comment. `cut` is true if the text ends inside the
    head.
    """

    start: int
    title: str | None
    site: str | None
    by: str
    score: int
    declared: int
    time: str | None
    seconds: float | None
    back: bool
    early: bool
    cut: bool
    active: tuple[tuple[str, int], ...]
    popular: tuple[int, ...]


def read_head(token: Token, top: Sequence[str] = ()) -> Head:
    """Return the head in a PAGE_HEAD token. `top` are the lines above: a back link, and the beginning of the title."""
    title = token["title"] or token["html_title"]
    if len(top) > 1:
        title = f"{' '.join(top[1].split()).removeprefix('# ')} {token['title'] or ''}"
    title = " ".join(title.split()) if title else None
    site = token["site"]
    joined = JOINED_SITE().search(title) if title and not site else None
    if title and joined and (token["html_title"] or "").split() != title.split():
        title, site = title[: joined.start()], joined[1]
    seconds = token["seconds"] or token["early_seconds"]
    return Head(
        start=token.start,
        title=title,
        site=site,
        by=token["submitter"],
        score=int(token["score"]),
        declared=int(token["declared"]),
        time=" ".join((token["story_time"] or "").split()) or None,
        seconds=None if seconds is None else float(seconds),
        back=token["back"] is not None,
        early=token["early_by"] is not None or token["early_seconds"] is not None,
        cut=token["cut_score_line"] is not None,
        active=_names_and_counts(token["active_commenters"] or ""),
        popular=ids(token["popular"] or ""),
    )


def ids(entries: str) -> tuple[int, ...]:
    """Return the ids in a run of entries such as ``>>42133884 #>>42133989 #``, wherever there are blanks."""
    first, *plain = entries.replace("#", "").split(">>")
    if not first or first.isspace():
        try:
            return tuple([int(digits) for digits in plain])
        except ValueError:  # there are other characters between or inside the ids
            pass
    words = "".join(entries.split()).replace("#", "").split(">>")
    digits = [word.rstrip("•*->") for word in words[1:]]
    return tuple([int(word) for word in digits if word.isdecimal()])


def _names_and_counts(entries: str) -> tuple[tuple[str, int], ...]:
    names = [word for word in entries.split() if word.endswith(")")]
    return tuple((name, int(count)) for name, _, count in (word.removesuffix(")").partition("(") for word in names))
