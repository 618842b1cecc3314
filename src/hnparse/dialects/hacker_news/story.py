"""The story of a page: its title, site, subline and text, and the numbers that the subline states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from ..draft import DraftStory
from ..lexer import Token
from .words import ESCAPE, clean

HTML_TITLE = re.compile(r"\A\s*(?P<title>\S[^\n]{0,600}?)\s\|\sHacker\sNews(?=[ \t\xa0]*(?:\n|\Z)|Hacker|\s+Hacker)")
LINKED = re.compile(r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\((?:[^()\s]|\([^()\s]*\))*\)")
SITE = re.compile(r"\(\s*\[?(?P<site>[^\s()\[\]]+\.[^\s()\[\]]+)\]?(?:\s?\(from\?site=[^\s()]*\))?\s*\)\s*\Z")
TARGET = re.compile(r" \((?:https?://|item\?id=)(?:[^\s()]|\([^\s()]*\))*\)\s*\Z")
JUNK = re.compile(r"\A(?:[\s|*]|---|\[\]\([^()\s]*\)|!\[\]\([^()\s]*\)|\(vote\?id=[^\s()]*\)|\[s\.gif\]|\[(?:–|-)\])+")


@frozen
class StoryHead:
    """What stands above the comments of a story's page."""

    story: DraftStory
    declared: int | None
    subline: Token


def read_story(text: str, opening: Sequence[Token], form: str, start: int) -> StoryHead | None:
    """Return the story of a page; None if the page has no subline. `start` is where the page starts."""
    place = next((place for place, token in enumerate(opening) if token.type == "SUBLINE"), None)
    if place is None:
        return None
    subline = opening[place]
    menu = next((token for token in opening[:place] if token.type == "MENU"), None)
    region = text[menu.end if menu else start : subline.start]
    score = subline["score"] or "0"
    title, site = _title(region, form)
    page_title = HTML_TITLE.match(text[start : menu.start + 12] if menu else region)
    if page_title:
        told = " ".join(page_title["title"].split())
        # Where lines are joined, a title that ends in digits runs into the points.
        glued = (title or "") + score
        if site is None and glued.startswith(told) and glued != told and title != told:
            score = glued[len(told) :] or score
        title = told
    body = _text(text, opening[place + 1 :], form)
    declared = subline["declared"]
    id_ = subline["story_id"]
    submitter = subline["submitter"]
    story = DraftStory(
        id=int(id_) if id_ else None,
        title=title,
        site=site,
        by=re.sub(r"\\([_-])", r"\1", submitter) if submitter else None,
        score=int(score),
        text=body or None,
    )
    return StoryHead(story, int(declared) if declared else 0 if subline["discuss"] else None, subline)


def _title(region: str, form: str) -> tuple[str | None, str | None]:
    region = JUNK.sub("", region)
    region = re.sub(r"(?:[\s|]|---)+\Z", "", region)
    words = " ".join(region.split())
    site = SITE.search(words)
    if site:
        words = words[: site.start()].rstrip()
    if form == "markdown":
        words = ESCAPE.sub(r"\1", LINKED.sub(r"\1", words))
    elif form == "targets":
        words = TARGET.sub("", words)
    return words or None, site["site"] if site else None


def _text(text: str, below: Sequence[Token], form: str) -> str:
    """The words between the subline and the comment form or the first comment."""
    words = []
    for token in below:
        if token.type != "TEXT":
            break
        words.append(clean(text[token.start : token.end], form))
    return re.sub(r"\A(?:[\s|]|---)+|(?:[\s|]|---)+\Z", "", "\n\n".join(words))
