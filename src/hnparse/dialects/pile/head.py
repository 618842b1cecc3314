"""The head of a document: title, submitter, address and text of the story."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from attrs import frozen

from ...text.item_text import html_to_text
from ..draft import DraftStory

TITLE = re.compile(r"(?P<title>\S.{0,400}?)\s-\s(?P<by>[A-Za-z0-9_-]{1,20})\s*")
FLAT_TITLE = re.compile(r"\s-\s(?P<by>[A-Za-z0-9_-]{1,20})(?=\s|\Z)(?:\s(?P<url>https?://\S+))?")
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://\S+")
END_OF_TEXT = "<|endoftext|>"
HIGHEST = 40
"""Between two documents, the title stands at most so many lines above the mark."""


@frozen
class Head:
    """A story, and where its head starts in the text."""

    start: int
    story: DraftStory


def read_head(text: str, start: int, end: int, *, is_first: bool) -> Head | None:
    """Return the head that ends at an offset of a text, or None if there is none.

    The head of the first document begins where the text does; above a later one stand the words of the last comment.
    """
    above = text[start:end]
    seam = above.rfind(END_OF_TEXT)
    if seam >= 0:
        start += seam + len(END_OF_TEXT)
        above, is_first = text[start:end], True
    lines = above.split("\n")
    titles = [place for place, line in enumerate(lines) if TITLE.fullmatch(line.strip())]
    if is_first:
        places = [place for place in titles if not any(line.strip() for line in lines[:place])][:1]
    else:
        filled = next((n for n, line in enumerate(reversed(lines)) if not line.strip()), len(lines))
        lowest = len(lines) - min(filled, HIGHEST)
        places = [place for place in titles if place >= lowest][-1:]
    if not places:
        return None
    title, *rest = lines[places[0] :]
    offset = start + sum(len(line) + 1 for line in lines[: places[0]])
    return Head(offset, _story(title.strip(), [line for line in rest if line.strip()]))


def read_flat_head(text: str, end: int) -> Head | None:
    """Return the head of a document that is one line: only its submitter and its address are certain."""
    above = text[:end].replace(END_OF_TEXT, " ")
    names = list(FLAT_TITLE.finditer(above))
    surely = [name for name in names if name["url"] or not above[name.end() :].strip()]
    if not names:
        return None
    name = surely[0] if surely else names[0]
    # Where the story has a text and its title a hyphen, nothing tells which word is the name.
    by = name["by"] if surely or len(names) == 1 else None
    return Head(0, DraftStory(title=above[: name.start()].strip(), site=_site(name["url"]), by=by))


def _story(title: str, rest: list[str]) -> DraftStory:
    named = TITLE.fullmatch(title)
    assert named is not None
    url = rest.pop(0).strip() if rest and ADDRESS.fullmatch(rest[0].strip()) else None
    words = "\n".join(rest)
    return DraftStory(
        title=" ".join(named["title"].split()),
        site=_site(url),
        by=named["by"],
        text=html_to_text(words) if words else None,
    )


def _site(url: str | None) -> str | None:
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
