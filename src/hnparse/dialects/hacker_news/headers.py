"""Headers: reads the header of a comment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from attrs import define

from .lexer import Part
from .names import parted

GROUPS = ("by", "joined", "age", "id", "dead", "late", "nav", "toggle", "on", "on_linked", "on_id")
NAV = re.compile(r"(root|parent|prev|next)(?:\]?\s?\((?:[^()\s#]*#|[^()\s]*item\?id=)(\d{1,12})(?=[&#)])[^()\s]*\))?")
LINK = re.compile(r"link\]?\s?\([^()\s]*item\?id=(\d{1,12})(?=[&#)])")
"""The link of a comment to itself, until 2014."""
ESCAPED = re.compile(r"\\([_-])")
NAMELESS = re.compile(r"(?:\A|reply)(\d*)\Z")
"""The apparent name in a header without one: the first digits of the age, perhaps after the word `reply`."""
MORE = re.compile(r"(\+?)(\d{1,5})")
PLACEHOLDER = re.compile(r"\\?\[(deleted|flagged|dead)\\?\]")
"""The placeholder for the text of a hidden comment."""
VOTE = re.compile(r"vote\?id=(\d{1,12})[^()\s]*\)[\s|]*\\?\[\w+\\?\][\s|]*\Z")
ON_LINK = re.compile(r"\s*\]?\s?\([^()\s]*item\?id=(?:(\d{1,12})(?=[&#)]))?[^()\s]*\).*\Z", re.DOTALL)

TITLE_WIDTH = 53
"""The largest width of a title on the page of a comment: 50 characters and three dots."""
W3M = re.compile(r"● Hacker|\n +\[ {20}|\n +(?:\[s\]|\*)(?: {3}|\n)")
WIDEST = 140
"""The largest width of wrapped lines."""
CENTERED = re.compile(r"\n(?P<left> {4,})(?P<words>Search: ?[_\[][^\n]*\S)")
"""The last line of the page, which lynx centers."""
SPREAD, FEW = 12, 3
"""At least as many lines of a wrapped text are at most so many characters shorter than the widest one."""
MOST_WIDE = 50
"""One in this many wrapped lines can be wider."""


@define
class CommentRow:
    """One comment: the values of its header, and the position of its text.

    Attributes:
        start: The offset of the header; `name_start` and `age_start` are those of the name and the age.
        words: The offset of the text, which ends at `stop`.
        nav: The nav words of the header, each with the id that it links to, or None without a link.
        lacks_nav: True if a tool left out nav words.
        fold: The number of comments that a folded comment stands for, itself included.
        on: The title of the story, in the header of the comment that the page is about; `story` is its id.
        unclear_title: True if the last line of that title can also be the beginning of the text.
        has_header: False for a placeholder without a header.
        lost_name: True if the name is joined to other words, so that it is unknown.
        repeats: The id in the header, if another comment or the story already has it.
        quotes: The number of headers that the text quotes.
        quotes_gone: True if the text contains the placeholder of a hidden comment.
        has_reply: True if the word `reply`, or dashes in its place, is below the text.
    """

    start: int
    name_start: int
    age_start: int
    words: int
    stop: int
    by: str | None = None
    age: str | None = None
    id: int | None = None
    nav: Mapping[str, int | None] = MappingProxyType({})
    lacks_nav: bool = False
    has_toggle: bool = False
    fold: int | None = None
    on: str | None = None
    story: int | None = None
    unclear_title: bool = False
    dead: bool = False
    deleted: bool = False
    has_header: bool = True
    lost_name: bool = False
    repeats: int | None = None
    quotes: int = 0
    quotes_gone: bool = False
    text: str = ""
    has_reply: bool = False

    @property
    def is_focus(self) -> bool:
        """Whether it is the comment that the page is about."""
        return self.on is not None

    @property
    def is_shown(self) -> bool:
        """Whether the text is shown, so that the page counts the comment."""
        return self.has_header and (self.by is not None or self.lost_name) and not self.deleted


def read_header(head: Part, text: str, *, is_first: bool) -> CommentRow:
    """Return the row of a header, or of a placeholder without a header. Only the first one can be that of a focus."""
    match = head.match
    assert match is not None
    if head.type == "GONE":
        vote = VOTE.search(text, max(0, head.start - 200), head.end)
        gone = head["gone"]
        row = CommentRow(head.start, head.start, head.start, head.end, head.stop, id=int(vote[1]) if vote else None)
        row.has_header, row.deleted, row.dead = False, gone == "deleted", gone != "deleted"
        return row
    by, joined, age, id_, dead, late, nav_words, toggle, on, on_linked, on_id = match.group(*GROUPS)
    lost_name = False
    digits: re.Match[str] | None = None
    age = " ".join(age.split())
    if by is not None:
        if "\\" in by:
            by = ESCAPED.sub(r"\1", by)
        if joined is not None:
            if (digits := NAMELESS.search(by)) is not None:
                by, age = None, digits[1] + age
            else:
                by, age = parted(by, age)
                lost_name = by is None
    nav: Mapping[str, int | None] = {}
    if nav_words:
        nav = _plain_nav(nav_words) if "(" not in nav_words else _nav(nav_words)
        if id_ is None and (link := LINK.search(nav_words)):
            id_ = link[1]
    age_start = match.start("age") - (len(digits[1]) if digits else 0)
    name_start = match.start("by") if by is not None or lost_name else age_start
    row = CommentRow(head.start, name_start, age_start, head.end, head.stop, by, age, int(id_) if id_ else None, nav)
    row.lost_name = lost_name
    row.lacks_nav = bool(nav_words) and not nav and "link" not in nav_words and on is None and on_linked is None
    row.has_toggle = toggle is not None
    if toggle and (more := MORE.search(toggle)):
        row.fold = int(more[2]) + (1 if more[1] else 0)
    row.dead = dead is not None or late == "dead"
    if on is not None or on_linked is not None:
        row.on = on_linked or on or ""
        if is_first:
            row.on, row.words, row.unclear_title = _title(on, on_linked, text, head)
        row.story = int(on_id) if on_id else None
        if row.story is None and (linked := ON_LINK.search(row.on)):
            row.story, row.on = int(linked[1]) if linked[1] else None, row.on[: linked.start()]
    return row


def is_cut_subline(head: Part) -> bool:
    """Return True if an apparent header is a subline that was cut off before its number of comments."""
    return head.type == "HEADER" and head["points"] is not None and not head["nav"] and not head["toggle"]


@lru_cache(maxsize=256)
def _plain_nav(words: str) -> Mapping[str, int | None]:
    return MappingProxyType({match[1]: None for match in NAV.finditer(words)})


def _nav(words: str) -> Mapping[str, int | None]:
    return {match[1]: int(match[2]) if match[2] else None for match in NAV.finditer(words)}


def _title(on: str | None, linked: str | None, text: str, head: Part) -> tuple[str, int, bool]:
    """Return the title in the header of the focus, also if it is wrapped, and the end of the header.

    A line continues on the next one if the first word of that line did not fit. Titles are cut at 50 characters. The
    third value is true if no other line is as wide, so that the next line can also be the text of the comment.
    """
    end = head.end
    if on is None or "](" in on or "item?id=" in on:
        return linked or on or "", end, False
    block = text[end : min(end + 600, head.stop)].removeprefix("\n").split("\n")
    line = text[text.rfind("\n", 0, end) + 1 : end].rstrip()
    width = _width(text[: max(head.start, 0)], text[end:], line)
    if W3M.search(text):
        # The columns of w3m can be narrower than the page.
        width = max(len(other.rstrip()) for other in (line, *block[:6]))
    is_widest, is_unclear = width < len(line), False
    for place, other in enumerate(block):
        words = other.split()
        if not words or on.endswith("...") or not width or len(line) + 1 + len(words[0]) <= width:
            break
        longer = f"{on.rstrip()} {' '.join(words)}"
        if len(longer) > TITLE_WIDTH or not any(below.strip() for below in block[place + 1 :]):
            break
        is_unclear = is_unclear or is_widest
        on, line, end = longer, other.rstrip(), end + 1 + len(other)
    return on.rstrip(), end, is_unclear


def _width(above: str, below: str, header: str) -> int:
    """Return the width at which a tool wrapped the lines around a header, or 0 if the lines do not show one.

    Tools that wrap lines indent the page, or several of the lines are about as wide as the widest one.
    """
    if (centered := CENTERED.search(below)) and header[:3].isspace():
        # The margins at both sides are equal.
        margin = len(header) - len(header.lstrip())
        return 2 * len(centered["left"]) + len(centered["words"]) - margin
    lines = [line.rstrip() for line in f"{above}\n{below}".split("\n")]
    if sum(len(line) > WIDEST for line in lines) * MOST_WIDE >= len(lines):
        return 0
    # A wider line is a long address.
    widths = [len(line) for line in lines if " " in line.strip() and len(line) <= WIDEST]
    width = max(widths, default=0)
    is_wrapped = header[:3].isspace() or sum(other > width - SPREAD for other in widths) >= FEW
    return width if is_wrapped else 0
