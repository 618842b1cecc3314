"""The story of a page: its title, site, subline and text, and the numbers that the subline states."""

from __future__ import annotations

import re

from attrs import frozen

from ..draft import DraftStory
from .lexer import Part
from .names import parted
from .parser import PageParts
from .prefilter import MENU_WORDS
from .tail import Tail
from .words import ESCAPE, Words

HTML_TITLE = re.compile(r"\A\s*(?P<title>\S[^\n]{0,600}?)\s\|\sHacker\sNews(?=[ \t\xa0]*(?:\n|\Z)|Hacker|\s+Hacker)")
LINKED = re.compile(r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\((?:[^()\s]|\([^()\s]*\))*\)")
SITE = re.compile(r"\(\s*\[?(?P<site>[^\s()\[\]]+\.[^\s()\[\]]+)\]?(?:\s?\([^\s()]*from\?site=[^\s()]*\))?\s*\)\s*\Z")
TARGET = re.compile(r" \((?:https?://|item\?id=)(?:[^\s()]|\([^\s()]*\))*\)\s*\Z")
JUNK = re.compile(r"\A(?:[\s|*]|---|\[\]\([^()\s]*\)|!\[\]\([^()\s]*\)|\(vote\?id=[^\s()]*\)|\[s\.gif\]|\[(?:–|-)\])+")
EDGES = re.compile(r"\A(?:[\s|]|---)+|(?:[\s|]|---)+\Z")
SINCE_2018 = ("hide", "past", "favorite")
DAMAGED_MENU = re.compile(rf"{MENU_WORDS}[\s\S]{{0,600}}?\blogin\b\]?(?:\s?\([^()\s]*\))?")
LETTER = re.compile(r"[^\W\d_]")
SIGNS_BEHIND = re.compile(r"[ \t]*(?:</?[a-z]{1,3} ?/?>|\\n|[^\w\s|()\[\]]+[ \t]*(?:\||\n|\Z))")
PAGE_NAME = re.compile(r"Hacker\s?News")
JOINED_ABOVE = re.compile(r"\W*|.*\S", re.DOTALL)
"""What a tool put in front of a title, or joined to it."""
RANK = re.compile(r"\d{1,3}\.\s")


@frozen
class StoryHead:
    """The head of a story page.

    `declared` is the number of comments that the subline states. `since_2018` is true if the subline has links that
    pages have since that year, and `is_listed` if the story has a rank, as in a list of stories. `title_differs` is
    true if the HTML title is not the title above the subline, and `has_signs` if a tool put signs around the subline.
    """

    story: DraftStory
    declared: int | None
    subline: Part
    since_2018: bool
    is_listed: bool
    title_differs: bool
    has_signs: bool


def read_story(parts: PageParts, text: str, words: Words, tail: Tail) -> StoryHead | None:
    """Return the story of a page, or None if the page has no subline."""
    place = next((place for place, part in enumerate(parts.opening) if part.type == "SUBLINE"), None)
    if place is None:
        return None
    subline = parts.opening[place]
    menu = next((part for part in parts.opening[:place] if part.type == "MENU"), None)
    score_start = subline.start_of("score")
    region = text[menu.end if menu else 0 : score_start]
    if menu is None and (above := DAMAGED_MENU.search(region)):
        region = region[above.end() :]
    score = subline["score"] or "0"
    title, site = _title(region, words.form)
    page_title = HTML_TITLE.match(text[: menu.start + 14] if menu else region)
    is_listed = bool(title and RANK.match(title))
    differs = False
    if page_title:
        whole = " ".join(page_title["title"].split())
        shown = title or ""
        # If lines are joined, digits at the end of a title run into the points.
        joined = shown + score
        if site is None and title != whole and joined.startswith(whole) and joined[len(whole) :].isdigit():
            score = joined[len(whole) :]
        elif whole and shown.endswith(whole) and not PAGE_NAME.search(shown):
            # The text begins in the HTML title.
            whole = shown
        elif shown and whole.endswith(shown) and JOINED_ABOVE.fullmatch(whole.removesuffix(shown)):
            whole = shown
        else:
            differs = bool(shown) and not shown.endswith(whole)
        title, is_listed = None if differs else whole, is_listed and title != whole
    declared = int(subline["declared"]) if subline["declared"] else 0 if subline["discuss"] else None
    by, age = subline["submitter"] or "", " ".join((subline["submitted"] or "").split())
    id_ = subline["story_id"]
    story = DraftStory(
        id=int(id_) if id_ else None,
        title=title,
        site=site,
        by=parted(by, age)[0] if subline["submitter_joined"] is not None else re.sub(r"\\([_-])", r"\1", by),
        score=int(score),
        # If the headers of comments are lost, the end of the story's text is unknown.
        text=_text(parts, place, text, words, tail) if parts.rows or not declared else None,
    )
    return StoryHead(
        story,
        declared,
        subline,
        subline["link"] in ("hide", "past", "favorite", "flag", "web"),
        is_listed,
        differs,
        _has_signs(subline, text),
    )


def _has_signs(subline: Part, text: str) -> bool:
    """Return True if a tool put signs in front of the subline or behind it, and so perhaps in other lines, too."""
    start = subline.start_of("score")
    before = JUNK.sub("", text[text.rfind("\n", 0, start) + 1 : start]).strip()
    return bool(before and not LETTER.search(before)) or SIGNS_BEHIND.match(text, subline.end) is not None


def _title(region: str, form: str) -> tuple[str | None, str | None]:
    """Return the title and the site in the text between the menu and the subline."""
    region = JUNK.sub("", region)
    region = re.sub(r"(?:[\s|]|---)+\Z", "", region)
    words = " ".join(region.split())
    site = SITE.search(words)
    if site:
        words = words[: site.start()].rstrip()
    if form == "markdown":
        shown = LINKED.sub(r"\1", words)
        # A link that is cut off shows only a part of the title, or has a damaged address.
        words = "" if shown == words and words.startswith("[") else ESCAPE.sub(r"\1", shown)
    elif form == "targets":
        words = TARGET.sub("", words)
    return words or None, site["site"] if site else None


def _text(parts: PageParts, place: int, text: str, words: Words, tail: Tail) -> str | None:
    """Return the text between the subline and the comment form or the first comment."""
    end = next((part.start for part in parts.opening[place + 1 :] if part.type == "FORM"), None)
    if end is None:
        end = parts.rows[0].head.start if parts.rows else tail.start
    return EDGES.sub("", words.clean(text[parts.opening[place].end : end])) or None


def text_with_quotes(parts: PageParts, subline: Part, end: int, text: str, words: Words) -> str | None:
    """Return the text of a story that quotes headers. The first comment begins at `end`."""
    forms = (part.start for row in parts.rows for part in row.parts if part.type == "FORM" and part.start < end)
    return EDGES.sub("", words.clean(text[subline.end : max(forms, default=end)])) or None
