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
LONGEST = 20_000
"""The number of characters above the mark that are searched for a head between two documents."""
HIGHEST = 40
"""The largest number of lines between the title and the mark, between two documents."""


@frozen
class Head:
    """A story, and the offset of its head in the text."""

    start: int
    story: DraftStory


def read_head(text: str, start: int, end: int, *, is_first: bool) -> Head | None:
    """Return the head that ends at an offset, or None if there is none.

    The head of the first document begins with the text. Above any other head are the words of the last comment.
    """
    start = start if is_first else max(start, end - LONGEST)
    seam = text.rfind(END_OF_TEXT, start, end)
    if seam >= 0:
        start, is_first = seam + len(END_OF_TEXT), True
    if not is_first:
        return _read_head(text, _filled_lines_above(text, start, end), end, last=True)
    while start < end and text[start].isspace():
        start += 1
    return _read_head(text, start, end, last=False)


def _filled_lines_above(text: str, start: int, end: int) -> int:
    """Return the start of the non-blank lines directly above an offset."""
    above = end
    for _ in range(HIGHEST):
        line = text.rfind("\n", start, above)
        if line < 0 or not text[line + 1 : above].strip():
            return above if line >= 0 else start
        above = line
    return above


def _read_head(text: str, start: int, end: int, *, last: bool) -> Head | None:
    """Return the head in a span of lines. The title is the first line or, if `last`, the last one that can be one."""
    offset, found = start, None
    for line in text[start:end].splitlines(keepends=True):
        if TITLE.fullmatch(line.strip()):
            found = offset
        if not last:
            break
        offset += len(line)
    if found is None:
        return None
    title, *rest = [line for line in text[found:end].split("\n") if line.strip()]
    return Head(found, _story(title.strip(), rest))


def read_flat_head(text: str, end: int) -> Head | None:
    """Return the head of a document on one line, where only the submitter and the address are certain."""
    above = text[:end].replace(END_OF_TEXT, " ")
    names = list(FLAT_TITLE.finditer(above))
    surely = [name for name in names if name["url"] or not above[name.end() :].strip()]
    if not names:
        return None
    name = surely[0] if surely else names[0]
    if not surely and len(names) > 1:
        # The story has a text, and several words follow a hyphen: any of them can be the name.
        return Head(0, DraftStory())
    return Head(0, DraftStory(title=above[: name.start()].strip(), site=_site(name["url"]), by=name["by"]))


def _story(title: str, rest: list[str]) -> DraftStory:
    """Return the story from the title line and the non-blank lines below it."""
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
    """Return the host of an address without `www.`, or None."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
