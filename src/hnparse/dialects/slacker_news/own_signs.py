"""The page's own signs, which show whether a tool escaped the page, misread its encoding, or made it Markdown.

Words prove nothing: people quote entities, mojibake and Markdown. Only a sign in a place that the page itself fills
counts, and an unchanged sign in such a place proves the contrary.
"""

from __future__ import annotations

import re

from ...expressions import expression

CLOCK = "\u25f4["
_MARKER = r"\[[^\]\[]{0,60}\]\s{0,9}No\."
MARKER = expression(_MARKER)
"""The middle of a marker, from the brackets of the date on."""

# ---- UTF-8 decoded as Windows-1252 --------------------------------------------------------------------------------

MISREAD_CLOCK = "\u00e2\u2014\u00b4"
MISREAD_ARROW = expression("\u00e2\u2020\x90?\\s?back\\s+to\\s+thread")
MISREAD_BLANK = expression("HN\u00c2\u00a0request|\\d\u00c2\u00a0comments?(?:\u00c2\u00a0|\\s)\\|")
"""The no-break spaces of the score line."""
CUT_MARKER = expression(MISREAD_CLOCK + r"\[[^\]\[]{0,60}\]?\s{0,9}\Z")


def is_mojibake(text: str) -> bool:
    """Return True if the first marker of a page, or what replaces it, is UTF-8 decoded as Windows-1252."""
    if CLOCK in text or ("\u00e2" not in text and "\u00c2" not in text):
        return False
    if MISREAD_BLANK().search(text):
        return True
    marker = MARKER().search(text)
    if marker:
        return text[: marker.start()].rstrip().endswith(MISREAD_CLOCK)
    return CUT_MARKER().search(text) is not None or _is_above_score_line(MISREAD_ARROW(), text)


# ---- HTML that was escaped once too often -------------------------------------------------------------------------

AMPERSAND = expression(r"&(?![a-zA-Z]{2,8};|#\d{1,7};|#x[0-9a-fA-F]{1,6};|[a-zA-Z0-9#]{0,8}\s{0,9}\Z)")
"""An ampersand that begins no entity. Escaped text has none, as it has no "<" and ">"."""
ESCAPED_ID = expression(
    r"(?:replies\(\d{1,9}\):_?|hot\s{1,9}comments|source\](?:\]\([^()\s]{1,200}\))?(?:\s?(?:\S|&#\w{1,6};))?)\s{0,99}"
    r"(?:[\u2022*-]\s)?\[?&gt;&gt;\d{1,18}(?P<end>\s\(|\s{0,9}#)?"
)
"""The places where a page names ids: lists, and the line below a marker."""
_OPEN, _DOT = r"(?:\[|&(?:#91|#x5[bB]|lsqb|lbrack);)", r"(?:\.|&(?:period|#46);)"
ESCAPED_CLOCK = expression(
    rf"&(?:#9716|#x25[fF]4);\s?{_OPEN}[^\]\[]{{0,60}}?(?:\]|&(?:#93|#x5[dD]|rsqb|rbrack);)\s{{0,9}}No{_DOT}"
)
ESCAPED_SOURCE = expression(rf"No{_DOT}\s{{0,9}}\d{{1,18}}\s{{0,9}}(?:\{{\d{{1,6}}\}}\s{{0,9}})?(?!\[){_OPEN}source")
ESCAPED_ARROW = expression(r"&(?:larr|#8592|#x2190);\s?back\s+to\s+thread")


def is_escaped(text: str) -> bool:
    """Return True if the page's own signs are escaped, and no unescaped sign is there."""
    if "&" not in text or ";" not in text or "<" in text or ">" in text:
        return False
    # This test is first because most texts with an ampersand have a bare one near the beginning.
    if AMPERSAND().search(text) is not None:
        return False
    # Words below a marker can also begin like a parent line, but do not continue like one.
    if any(not sign[0].startswith("source") or sign["end"] for sign in ESCAPED_ID().finditer(text)):
        return True
    if CLOCK not in text and ESCAPED_CLOCK().search(text):
        return True
    if "[source" not in text and ESCAPED_SOURCE().search(text):
        return True
    return _is_above_score_line(ESCAPED_ARROW(), text)


# ---- Markdown -----------------------------------------------------------------------------------------------------

LINK_MIDDLE = expression(r"\](?=\()")
"""The middle of each link. The look-ahead keeps the match to one character, which is faster to search than two."""
LINKS = expression(r"\]\s*No\.\[\d{1,18}\]\(|\[\[source\]\]\(|\d\spoints?\[\s|\|\s\[source\]\(")
UNLINKED = expression(r"\s{0,9}\d{1,18}\s{0,9}(?:\{\d{1,6}\}\s{0,9})?\[source\](?!\()")
"""The rest of a marker without links."""
UNLINKED_HEAD = expression(r"HN\s+request\s+time:\s+[\d.]{1,12}s\s+\|\s+source\b")
STRESS = expression(r"_(?<=\s_)replies\(\d{1,9}\):_\s{0,9}\[?>>")
STRESSED_NONE = expression(r"_(?<=\s_)\(no\scomments\)_\s{0,9}(?:(?:[↑?\ufffd]|â†‘)\s{0,9})?(?:NOTE\b|\Z)")
"""The end of a page without numbered comments."""
UNSTRESSED = expression(r"(?<!\S)replies\(\d{1,9}\):\s{0,9}\[?>>")
ESCAPED_DOT = expression(r"\\\.(?<=\d\\\.)\s+\S+\s+\S{0,3}\[")
NUMBER = expression(r"(?<=\d)(?P<escape>\\?)\.\s{1,9}\S{1,60}\s{1,9}(?:\[dead\s+post\]\s{1,9})?\S{0,3}" + _MARKER)


def is_markdown(text: str) -> bool:
    """Return True if the page's own lines are Markdown."""
    if has_links(text) or ("_" in text and _has_stress(text)):
        return True
    if "\\" not in text or ESCAPED_DOT().search(text) is None:
        return False
    first = NUMBER().search(text)
    return first is None or first["escape"] != ""


def _has_stress(text: str) -> bool:
    """Return True if the page's own lines are stressed."""
    if STRESS().search(text) is not None and UNSTRESSED().search(text) is None:
        return True
    return STRESSED_NONE().search(text) is not None and NUMBER().search(text) is None


def has_links(text: str) -> bool:
    """Return True if the page's own lines have Markdown links."""
    if LINK_MIDDLE().search(text) is None or LINKS().search(text) is None:
        return False
    marker = MARKER().search(text)
    plain = UNLINKED().match(text, marker.end()) if marker else UNLINKED_HEAD().search(text)
    return plain is None


def _is_above_score_line(pattern: re.Pattern[str], text: str) -> bool:
    """Return True if a sign is where a page begins. No words of comments are above the score line."""
    sign = pattern.search(text)
    return sign is not None and "request" not in text[: sign.start()]
