"""Rows: the comments of a page as its headers tell them, without their parents."""

from __future__ import annotations

import re
from itertools import takewhile

from attrs import define

from ..lexer import Token
from .parser import Parts, Row
from .words import clean

NAV = re.compile(r"(root|parent|prev|next)(?:\]?\s?\((?:#|item\?id=)(\d{1,12})[^()\s]*\))?")
ESCAPED = re.compile(r"\\([_-])")
VOTE = re.compile(r"vote\?id=(\d{1,12})[^()\s]*\)[\s|]*\[\w+\][\s|]*\Z")
ON_LINK = re.compile(r"\s*\]?\s?\(item\?id=(\d{1,12})\).*\Z", re.DOTALL)

ON_GROUPS = ("on", "on_linked", "lone_on", "lone_on_linked")
"""The groups of a header that hold the title of the story of a focus."""
TITLE_WIDTH = 53
"""A page of a comment cuts the title of its story at 50 characters, and adds three dots."""

WIDEST = 140
"""Lines that a tool has wrapped are no wider."""


@define
class CommentRow:
    """One comment: what its header and its body say.

    `nav` maps each nav word of the header to the id that it links to, None without links. `is_focus` says that the
    header is that of the page's own comment.
    """

    start: int
    by: str | None
    age: str | None
    id: int | None
    nav: dict[str, int | None]
    has_toggle: bool
    is_focus: bool
    story: int | None
    on: str | None
    text: str
    dead: bool
    deleted: bool
    replies: int
    has_header: bool = True


def read_rows(parts: Parts, text: str, form: str, joined: bool) -> list[CommentRow]:
    """Return the rows of a page; `joined` says that headers may be joined to the word `reply` above them."""
    rows = [_row(row, text, form, joined) for row in parts.rows]
    # Where comments that are gone have headers, a placeholder without one is the body of the row above it.
    if any(row.has_header and (row.by is None or row.nav) for row in rows):
        rows = _without_placeholders(rows)
    with_marks = sum(row.has_toggle or bool(row.nav) for row in rows)
    if with_marks * 2 > len(rows):
        rows = _without_quotes(rows)
    return rows


def _without_placeholders(rows: list[CommentRow]) -> list[CommentRow]:
    kept: list[CommentRow] = []
    for row in rows:
        if row.has_header or not kept:
            kept.append(row)
        elif kept[-1].by is None and not kept[-1].text:
            kept[-1].deleted, kept[-1].dead = row.deleted, row.dead
        else:
            word = "[deleted]" if row.deleted else "[dead]"
            kept[-1].text = "\n\n".join(part for part in (kept[-1].text, word, row.text) if part)
    return kept


def _without_quotes(rows: list[CommentRow]) -> list[CommentRow]:
    """On a page whose headers have marks, a header without any is quoted in the body above it."""
    kept: list[CommentRow] = []
    for row in rows:
        if not kept or row.has_toggle or row.nav or row.is_focus or row.by is None:
            kept.append(row)
        else:
            above = kept[-1]
            above.text = "\n\n".join(
                part for part in (above.text, f"{row.by or ''} {row.age}".strip(), row.text) if part
            )
            above.replies += row.replies
    return kept


def _row(row: Row, text: str, form: str, joined: bool) -> CommentRow:
    head = row.head
    on, wrapped = _wrapped_title(head, text)
    body, replies = _body(row, text, form, wrapped)
    if head.type == "GONE":
        gone = head["gone"]
        vote = VOTE.search(text, max(0, head.start - 200), head.end)
        return CommentRow(
            head.start,
            None,
            None,
            int(vote[1]) if vote else None,
            {},
            False,
            False,
            None,
            None,
            body,
            gone != "deleted",
            gone == "deleted",
            0,
            False,
        )
    words = head["words"] or head["lone_words"] or ""
    age = head["age"] or head["lone_age"] or ""
    id_ = head["id"] or head["lone_id"] or _link_id(words)
    by = head["by"]
    if by is not None:
        by = ESCAPED.sub(r"\1", by)
        if joined and by.startswith("reply") and len(by) > 6:
            by = by.removeprefix("reply")
    story = int(head["on_id"] or head["lone_on_id"] or 0) or None
    if on is not None and story is None and (link := ON_LINK.search(on)):
        story, on = int(link[1]), on[: link.start()]
    marks = head["marks"] or ""
    placeholder = by is None and body in ("[deleted]", "[flagged]", "[dead]")
    return CommentRow(
        start=head.start,
        by=by,
        age=" ".join(age.split()),
        id=int(id_) if id_ else None,
        nav={match[1]: int(match[2]) if match[2] else None for match in NAV.finditer(words)},
        has_toggle=bool(head["toggle"] or head["lone_toggle"]),
        is_focus=on is not None,
        story=story,
        on=on,
        text="" if placeholder else body,
        dead="dead" in marks or (placeholder and body != "[deleted]"),
        deleted=placeholder and body == "[deleted]",
        replies=replies,
    )


def _link_id(words: str) -> str | None:
    """The id in the target of `link` (until 2014)."""
    match = re.search(r"link\]?\s?\(item\?id=(\d{1,12})\)", words)
    return match[1] if match else None


def _body(row: Row, text: str, form: str, start: int) -> tuple[str, int]:
    """The body of a row, and how many times `reply` stands on a line of its own in it."""
    ends = ("MORE", "FOOT")
    parts = list(takewhile(lambda part: part.type not in ends, row.parts))
    is_focus = any(row.head[group] for group in ON_GROUPS) if row.head.type == "HEADER" else False
    replies = sum(part.type == "REPLY" for part in parts)
    if is_focus and (form_start := next((n for n, part in enumerate(parts) if part.type == "FORM"), None)) is not None:
        del parts[form_start:]
    closed = False
    while parts and not (closed and parts[-1].type == "REPLY"):
        last = parts[-1]
        closed = closed or last.type == "REPLY"
        if last.type == "TEXT" and clean(text[max(last.start, start) : last.end], form):
            break
        parts.pop()
        if closed:
            break
    end = max(start, parts[-1].end if parts else start)
    return clean(text[start:end], form), replies


def _wrapped_title(head: Token, text: str) -> tuple[str | None, int]:
    """The title that a focus names, also where lines are wrapped inside of it, and where the header ends.

    A line goes on in the next one if the first word of that one did not fit; titles are cut at 50 characters.
    """
    if head.type != "HEADER":
        return None, head.end
    linked = head["on_linked"] or head["lone_on_linked"]
    on = head["on"] or head["lone_on"]
    if on is None or "](" in on or " (item?id=" in on:
        return linked or on, head.end
    block = text[head.end : head.end + 600].removeprefix("\n").split("\n")
    line = text[text.rfind("\n", 0, head.end) + 1 : head.end]
    # Only tools that wrap lines indent the page.
    if not line.startswith("   ") or len(line) > WIDEST:
        return on.rstrip(), head.end
    width = max(len(other.rstrip()) for other in (line, *block[:6]))
    end = head.end
    for other in block:
        words = other.split()
        if not words or on.endswith("...") or len(line.rstrip()) + 1 + len(words[0]) <= width:
            break
        longer = f"{on.rstrip()} {' '.join(words)}"
        if len(longer) > TITLE_WIDTH:
            break
        on, line, end = longer, other, end + 1 + len(other)
    return on.rstrip(), end
