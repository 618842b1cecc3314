"""Damaged lines: markers and replies lines that a tool changed, restored where all the rest of the line stands.

A tool can put something in front of a line or behind it, translate a word, change a sign, or leave invisible characters
inside. What such a line says is still there. Each line that is restored is reported, because a comment can imitate it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.edits import Shifts, splice

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
REMOVE = str.maketrans("", "", INVISIBLE)

_IN_FRONT = r"(?:[>|*•–-]\s?|\d{1,6}[:|]\s|\[?\d[\dT:.,/ -]{5,30}Z?\]?\s(?:[A-Z]{4,8}:?\s)?)?"
"""A quote mark, a cell of a table, a bullet, a line number, or a date as in a log."""
_BEHIND = r"\s?(?:\||\\|<br ?/?>)?\s*"
_QUOTES = r"(?:>\s?>|»|＞＞|›\s?›|(?:&(?:amp;){0,3}(?:gt|#62);){2})"
_DIGITS = r"\d(?:[\d,.'’]{0,24}\d)?"

NUMBER_OF_REPLIES = re.compile(
    r"(?<!\nreplies)\(\d{1,9}\)[^\w\n]{0,3}:|(?<=\nreplies)\(\d{1,9}\):(?!(?:\s*>>\d{1,18}(?:\s?#)?)+\s*\n)"
)
"""A part of each replies line but for most of those that are not damaged."""
REPLIES = re.compile(
    rf"\s*{_IN_FRONT}[^\W\d_]{{2,20}}\s?\((?P<count>\d{{1,9}})\)\s?:"
    rf"(?P<kids>(?:\s*{_QUOTES}\s?{_DIGITS}(?:\s?#)?){{1,9999}}){_BEHIND}"
)
KID = re.compile(rf"{_QUOTES}\s?(?P<id>{_DIGITS})")
WHOLE_REPLIES = re.compile(r"\s*replies\(\d{1,9}\):(?:\s*>>\d{1,18}(?:\s?#)?)+\s*")

NUMBER_OF_COMMENT = re.compile(r"N(?:[or]\.|[°º])\W?\d{4,18}")
_ID = r"\s?(?P<id>\d{4,18})\s?(?P<level>\{\d{1,6}\})?\s?"
MARKER = re.compile(
    rf"(?P<indent>\s*){_IN_FRONT}"
    r"(?P<start>(?:\d{1,9}\.\s)?[A-Za-z0-9_-]{1,40}\s?(?:\[dead post\]\s)?)[^\w\s\[\]]{0,3}\s?"
    rf"\[(?P<time>[^\]\[]{{0,60}})\]\s?N(?:[or]\.|[°º]){_ID}\[[^\W\d_]{{3,12}}\](?P<triangle>\s?▶?){_BEHIND}"
)
WHOLE_MARKER = re.compile(
    r"\s*(?:\d{1,9}\.\s)?(?:[A-Za-z0-9_-]{1,40}\s?(?:\[dead post\]\s)?)?[◴?\ufffd]?"
    rf"\[[^\]\[]{{0,60}}\]\s?No\.{_ID}\[source\]\s?▶?\s*"
)

LONGEST = 20_000
"""No line with more characters is restored."""


def restore(text: str) -> tuple[str, Shifts] | None:
    """Return the text with its damaged lines restored, and the shifts; None if no line is restored. Linear time."""
    edits = list(_edits(text))
    return splice(text, edits) if edits else None


def _edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start and the end of each damaged line, and what takes its place."""
    done = 0
    signs = [*NUMBER_OF_REPLIES.finditer(text), *NUMBER_OF_COMMENT.finditer(text)]
    if hidden := "".join([char for char in INVISIBLE if char in text]):
        signs += re.finditer(f"[{hidden}]", text)
    for sign in sorted(signs, key=re.Match.start):
        if sign.start() < done:
            continue
        start = text.rfind("\n", done, sign.start()) + 1 or done
        end = text.find("\n", sign.end())
        end = len(text) if end < 0 else end
        if end - start <= LONGEST:
            restored = _restored(text[start:end])
            if restored is not None:
                yield start, end, restored
        done = end


def _restored(line: str) -> str | None:
    """Return the line as the viewer wrote it; None if it is not damaged, or is no such line."""
    # The grammar takes an invisible character at the beginning of a line.
    line = line.lstrip(" \t\ufeff\u200b")
    visible = line.translate(REMOVE)
    if visible == line and (WHOLE_MARKER.fullmatch(line) or WHOLE_REPLIES.fullmatch(line)):
        return None
    if marker := MARKER.fullmatch(visible):
        start, level = marker["start"].rstrip(), marker["level"] or ""
        triangle = marker["triangle"].strip()
        return f"{marker['indent']}{start} ◴[{marker['time']}] No.{marker['id']}{level}[source]{triangle}"
    if replies := REPLIES.fullmatch(visible):
        kids = [re.sub(r"\D", "", kid["id"]) for kid in KID.finditer(replies["kids"])]
        return f"replies({replies['count']}): " + "".join([f">>{kid} #" for kid in kids])
    return None
