"""The page's own signs: what tools make of them, and so whether a page was escaped, misread or made Markdown.

Words prove nothing: people quote entities, mojibake and Markdown. Only a sign in a place that the page itself fills
counts, and a sign there that is as it was proves the contrary.
"""

from __future__ import annotations

import re

CLOCK = "\u25f4["
MARKER = re.compile(r"\[[^\]\[]{0,60}\]\s{0,9}No\.")
"""The middle of a marker, from the brackets of its date on."""

# ---- UTF-8 that was read as Windows-1252 --------------------------------------------------------------------------

MISREAD_CLOCK = "\u00e2\u2014\u00b4"
MISREAD_ARROW = re.compile("\u00e2\u2020\x90?\\s?back\\s+to\\s+thread")
MISREAD_BLANK = re.compile("HN\u00c2\u00a0request|\\d\u00c2\u00a0comments?(?:\u00c2\u00a0|\\s)\\|")
"""No-break spaces of the score line."""
CUT_MARKER = re.compile(MISREAD_CLOCK + r"\[[^\]\[]{0,60}\]?\s{0,9}\Z")


def is_mojibake(text: str) -> bool:
    """Whether the first marker of a page, or what stands in its place, is UTF-8 read as Windows-1252."""
    if CLOCK in text or ("\u00e2" not in text and "\u00c2" not in text):
        return False
    if MISREAD_BLANK.search(text):
        return True
    marker = MARKER.search(text)
    if marker:
        return text[: marker.start()].rstrip().endswith(MISREAD_CLOCK)
    return CUT_MARKER.search(text) is not None or _is_above_score_line(MISREAD_ARROW, text)


# ---- HTML that was escaped once too often -------------------------------------------------------------------------

AMPERSAND = re.compile(r"&(?![a-zA-Z]{2,8};|#\d{1,7};|#x[0-9a-fA-F]{1,6};|[a-zA-Z0-9#]{0,8}\s{0,9}\Z)")
"""An ampersand that begins no entity: what a text does not have that was escaped, nor has it "<" or ">"."""
ESCAPED_ID = re.compile(
    r"(?:replies\(\d{1,9}\):_?|hot\s{1,9}comments|source\]\S?)\s{0,99}(?:[\u2022*-]\s)?\[?&gt;&gt;\d{1,18}(?P<end>\s\(|\s{0,9}#)?"
)
"""Where a page names ids: in lists, and below a marker."""
_OPEN, _DOT = r"(?:\[|&(?:#91|#x5[bB]|lsqb|lbrack);)", r"(?:\.|&(?:period|#46);)"
ESCAPED_CLOCK = re.compile(
    rf"&(?:#9716|#x25[fF]4);\s?{_OPEN}[^\]\[]{{0,60}}?(?:\]|&(?:#93|#x5[dD]|rsqb|rbrack);)\s{{0,9}}No{_DOT}"
)
ESCAPED_SOURCE = re.compile(rf"No{_DOT}\s{{0,9}}\d{{1,18}}\s{{0,9}}(?:\{{\d{{1,6}}\}}\s{{0,9}})?(?!\[){_OPEN}source")
ESCAPED_ARROW = re.compile(r"&(?:larr|#8592|#x2190);\s?back\s+to\s+thread")


def is_escaped(text: str) -> bool:
    """Whether the page's own signs are escaped, and none of the signs that entities stand for is there."""
    if "&" not in text or ";" not in text or "<" in text or ">" in text:
        return False
    # In this order, for most texts with an ampersand have a bare one near their beginning.
    if AMPERSAND.search(text) is not None:
        return False
    # Below a marker can also stand words, which do not go on as a parent line does.
    if any(not sign[0].startswith("source") or sign["end"] for sign in ESCAPED_ID.finditer(text)):
        return True
    if CLOCK not in text and ESCAPED_CLOCK.search(text):
        return True
    if "[source" not in text and ESCAPED_SOURCE.search(text):
        return True
    return _is_above_score_line(ESCAPED_ARROW, text)


# ---- Markdown -----------------------------------------------------------------------------------------------------

LINK_MIDDLE = re.compile(r"\](?=\()")
"""What each link has; one character is found faster than two."""
LINKS = re.compile(r"\]\s*No\.\[\d{1,18}\]\(|\[\[source\]\]\(|\d\spoints?\[\s|\|\s\[source\]\(")
UNLINKED = re.compile(r"\s{0,9}\d{1,18}\s{0,9}(?:\{\d{1,6}\}\s{0,9})?\[source\](?!\()")
"""The rest of a marker that has no links."""
UNLINKED_HEAD = re.compile(r"HN\s+request\s+time:\s+[\d.]{1,12}s\s+\|\s+source\b")
STRESS = re.compile(r"_(?<=\s_)replies\(\d{1,9}\):_\s{0,9}\[?>>")
STRESSED_NONE = re.compile(r"_(?<=\s_)\(no\scomments\)_\s{0,9}(?:(?:[↑?\ufffd]|â†‘)\s{0,9})?(?:NOTE\b|\Z)")
"""What a page without numbered comments ends with."""
UNSTRESSED = re.compile(r"(?<!\S)replies\(\d{1,9}\):\s{0,9}\[?>>")
ESCAPED_DOT = re.compile(r"\\\.(?<=\d\\\.)\s+\S+\s+\S{0,3}\[")
NUMBER = re.compile(
    r"(?<=\d)(?P<escape>\\?)\.\s{1,9}\S{1,60}\s{1,9}(?:\[dead\s+post\]\s{1,9})?\S{0,3}" + MARKER.pattern
)


def is_markdown(text: str) -> bool:
    """Whether the page's own lines are Markdown."""
    if has_links(text) or (STRESS.search(text) is not None and UNSTRESSED.search(text) is None):
        return True
    if STRESSED_NONE.search(text) is not None and NUMBER.search(text) is None:
        return True
    if "\\" not in text or ESCAPED_DOT.search(text) is None:
        return False
    first = NUMBER.search(text)
    return first is None or first["escape"] != ""


def has_links(text: str) -> bool:
    """Whether the page's own lines have links."""
    if LINK_MIDDLE.search(text) is None or LINKS.search(text) is None:
        return False
    marker = MARKER.search(text)
    plain = UNLINKED.match(text, marker.end()) if marker else UNLINKED_HEAD.search(text)
    return plain is None


def _is_above_score_line(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a sign stands where a page begins: no words stand above its score line."""
    sign = pattern.search(text)
    return sign is not None and "request" not in text[: sign.start()]
