"""Rows: the comments of a page as its headers tell them, without their parents."""

from __future__ import annotations

import re

from attrs import define

from .parser import Parts, Row
from .words import clean

NAV = re.compile(r"(root|parent|prev|next)(?:\]?\s?\((?:#|item\?id=)(\d{1,12})[^()\s]*\))?")
ESCAPED = re.compile(r"\\([_-])")
ON_LINK = re.compile(r"\s*\]?\s?\(item\?id=(\d{1,12})\).*\Z", re.S)


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
        if not kept or row.has_toggle or row.nav or row.is_focus:
            kept.append(row)
        else:
            above = kept[-1]
            above.text = "\n\n".join(part for part in (above.text, f"{row.by or ''} {row.age}".strip(), row.text) if part)
            above.replies += row.replies
    return kept


def _row(row: Row, text: str, form: str, joined: bool) -> CommentRow:
    head = row.head
    body, replies = _body(row, text, form)
    if head.type == "GONE":
        gone = head["gone"]
        return CommentRow(
            head.start, None, None, None, {}, False, False, None, None, body, gone != "deleted", gone == "deleted", 0, False
        )
    words = head["words"] or head["lone_words"] or ""
    age = head["age"] or head["lone_age"] or ""
    id_ = head["id"] or head["lone_id"] or _link_id(words)
    by = head["by"]
    if by is not None:
        by = ESCAPED.sub(r"\1", by)
        if joined and by.startswith("reply") and len(by) > 6:
            by = by.removeprefix("reply")
    on = head["on"]
    story = None
    if on is not None and (link := ON_LINK.search(on)):
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


def _body(row: Row, text: str, form: str) -> tuple[str, int]:
    """The body of a row, and how many times `reply` stands on a line of its own in it."""
    end = start = row.head.end
    replies = 0
    parts = row.parts
    for place, part in enumerate(parts):
        if part.type in ("MORE", "FOOT"):
            break
        if part.type == "FORM" and all(later.type in ("FORM", "TEXT") for later in parts[place:]):
            break
        if part.type == "REPLY":
            replies += 1
            if all(later.type != "REPLY" and not _has_words(later, text, form) for later in parts[place + 1 :]):
                break
        end = part.end
    return clean(text[start:end], form), replies


def _has_words(part: object, text: str, form: str) -> bool:
    from .lexer import Token

    assert isinstance(part, Token)
    return part.type == "TEXT" and bool(clean(text[part.start : part.end], form))
