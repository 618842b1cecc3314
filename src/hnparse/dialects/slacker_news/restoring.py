"""Restoring of damaged lines: markers and replies lines that a tool changed but whose content is still there.

A tool can add something before or after a line, translate a word, change a sign, or insert invisible characters. Each
restored line is reported, because a comment can imitate one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...expressions import expression
from ...text.edits import splice
from ...text.source import Repair

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
REMOVE = str.maketrans("", "", INVISIBLE)

_IN_FRONT = r"(?:(?:[>|*•–#-]\s?){1,4}|\d{1,6}(?:[:|]\s|\t)|\[?\d[\dT:.,/ -]{5,30}Z?\]?\s(?:[A-Z]{4,8}:?\s)?)?"
"""Quote marks, a cell of a table, a bullet, a line number, or a date as in a log."""
_BEHIND = r"\s?(?:\||\\|<br ?/?>)?\s*"
_QUOTES = r"(?:>\s?>|»|＞＞|›\s?›|(?:&(?:amp;){0,3}(?:gt|#62);){2})"
_DIGITS = r"\d(?:[\d,.'’]{0,24}\d)?"

REPLY_COUNT = expression(r"\((?=\d{1,9}\)[^\w\n]{0,3}:)")
REST_OF_REPLIES = expression(r"\(\d{1,9}\):(?:\s*>>\d{1,18}(?:\s?#)?)+\s*(?:\n|\Z)")
REPLIES = expression(
    rf"\s*{_IN_FRONT}[^\W\d_]{{2,20}}\s?\((?P<count>\d{{1,9}})\)\s?:"
    rf"(?P<kids>(?:\s*{_QUOTES}\s?{_DIGITS}(?:\s?#)?){{1,9999}}){_BEHIND}"
)
KID = expression(rf"{_QUOTES}\s?(?P<id>{_DIGITS})")
NUMBER_OF_COMMENT = expression(r"N(?:[or]\.|[°º])\W?\d{4,18}")
_ID = r"\s?(?P<id>\d{4,18})\s?(?P<level>\{\d{1,6}\})?\s?"
MARKER = expression(
    rf"(?P<indent>\s*){_IN_FRONT}"
    r"(?P<start>(?:\d{1,9}\.\s)?[A-Za-z0-9_-]{1,40}\s?(?:\[dead post\]\s)?)[^\w\s\[\]]{0,3}\s?"
    rf"\[(?P<time>[^\]\[]{{0,60}})\]\s?N(?:[or]\.|[°º]){_ID}\[[^\W\d_]{{3,12}}\](?P<triangle>\s?▶?){_BEHIND}"
)
WHOLE_MARKER = expression(
    r"\s*(?:\d{1,9}\.\s)?(?:[A-Za-z0-9_-]{1,40}\s?(?:\[dead post\]\s)?)?[◴?\ufffd]?"
    rf"\[[^\]\[]{{0,60}}\]\s?No\.{_ID}\[source\]\s?▶?\s*"
)

AT_START = " \t\ufeff\u200b"
"""Characters that the grammar accepts at the beginning of a line."""
IN_FRONT = 80
"""The number of characters searched before the number of replies."""
LONGEST = 20_000
"""The length of the longest line that is restored."""


def has_damaged_lines(text: str, markers: int) -> bool:
    """Return True if a text in which `markers` markers were read may have damaged lines. Fast.

    The result is True for few undamaged pages.
    """
    return text.count("] N") != markers or next(_damaged_replies(text), None) is not None


def restorations(text: str) -> Iterator[Repair]:
    """Yield a repair that restores the damaged lines of a text, or nothing if there are none. Linear time."""
    if edits := list(_edits(text)):
        message = "this line is damaged: it is read as the marker or replies line that it resembles"
        yield ("damaged-line", message, *splice(text, edits))


def _damaged_replies(text: str) -> Iterator[re.Match[str]]:
    """Yield the number of replies in each line that is not a whole replies line."""
    for sign in REPLY_COUNT().finditer(text):
        start = sign.start()
        above = text[max(0, start - IN_FRONT) : start].rpartition("\n")[2].lstrip(AT_START)
        if above != "replies" or not REST_OF_REPLIES().match(text, start):
            yield sign


def _edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start, the end and the replacement of each damaged line."""
    done = 0
    signs = [*_damaged_replies(text), *NUMBER_OF_COMMENT().finditer(text)]
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
    """Return the line as the viewer wrote it, or None if it is not damaged or is another line."""
    line = line.lstrip(AT_START)
    visible = line.translate(REMOVE)
    is_replies = line.startswith("replies(") and REST_OF_REPLIES().match(line, len("replies"))
    if visible == line and (is_replies or WHOLE_MARKER().fullmatch(line)):
        return None
    if marker := MARKER().fullmatch(visible):
        start, level = marker["start"].rstrip(), marker["level"] or ""
        triangle = marker["triangle"].strip()
        return f"{marker['indent']}{start} ◴[{marker['time']}] No.{marker['id']}{level}[source]{triangle}"
    if replies := REPLIES().fullmatch(visible):
        kids = [re.sub(r"\D", "", kid["id"]) for kid in KID().finditer(replies["kids"])]
        return f"replies({replies['count']}): " + "".join([f">>{kid} #" for kid in kids])
    return None
