"""Repairs: reverses what tools did to a page, if the page's own signs show that it happened."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise

from ...expressions import expression
from ...text.edits import Replace, Shifts, substitute
from .own_signs import has_links, is_escaped, is_markdown, is_mojibake

# ---- HTML that was escaped once too often -------------------------------------------------------------------------

ENTITY = expression(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});|(?P<cut>&[a-zA-Z0-9#]{0,8})(?=\s{0,9}\Z)")


def _unescape(entity: re.Match[str]) -> str:
    from html import unescape  # imported here because its table of entities loads slowly

    return "" if entity["cut"] else unescape(entity[0])


# ---- Markdown -----------------------------------------------------------------------------------------------------

_ADDRESS = r"[^()\[\]<>\s]{0,2000}(?:\([^()\[\]<>\s]{0,200}\)[^()\[\]<>\s]{0,2000}){0,9}"
LINK = (
    rf"\[((?:[^\[\]]|\[[^\[\]]{{0,300}}\]){{0,600}})\]\(<?{_ADDRESS}(?:>?\)|(?=\s{{0,9}}\Z))"
    # The beginning or end of the text can cut a link.
    rf"|(?<=\A\n)(?P<end>[^\[\]\n]{{0,300}})\]\(<?{_ADDRESS}>?\)|(?<=\A\n)(?P<address>(?=\S*[/=#\d]|\))){_ADDRESS}>?\)(?!\S)"
    r"|\[(?P<source>\[s?o?u?r?c?e?\]?)\]?(?=\s{0,9}\Z)|(?:(?<=\n)|(?<=\\\.\s)|(?<=No\.)|(?<=\|\s))\[(?P<start>[\w-]{0,40})\]?(?=\s{0,9}\Z)"
    r"|\[(?P<entry>>{1,2}\d{0,18}|\s?#?)\]?(?=\s{0,9}\Z)"
)
"""The pattern of a link. It is compiled only for pages that need it, because that takes longer than reading a page."""
INDENT = expression(r"\n([^\S\n]*)(?:\d{1,9}\\?\.\s+)?[\w-]{1,40}\s+\S{0,3}\[")
"""The beginning of a marker, with its indentation."""
CODE = r"(?<=\n{indent}) {{4}}(?P<code> [^\n]*)|"
"""Code, which is indented by four additional blanks."""
MARKUP = (
    r"(?<!\S)(?P<number>\d{1,18})\\(?=\.(?!\S)|\s{0,9}\Z)|(?<!\S)(?P<sign>)\\(?=[+-])|(?P<backslash>\\)\\"
    r"|(?<![\w\\/])_(?P<stressed>[^\s_](?:[^_\n]|\n(?!\s)|(?<=\w)_(?=\w)){0,600}?)(?<!\s)_(?!\w|\s+\S?\[)"
    r"|(?<!\S)_(?P<cut>r?e?p?l?i?e?s?(?:\(\d{0,9}(?:\):?)?)?|N?O?T?E?(?::[\w\s,]{0,99})?)(?=\s{0,9}\Z)"
)


def _link_words(link: re.Match[str]) -> str:
    return link[link.lastgroup or 1]


def _without_markup(markup: re.Match[str]) -> str:
    return markup[markup.lastgroup or 0]


# ---- All of them --------------------------------------------------------------------------------------------------


REQUEST_TIME = re.compile(r"H(?=(N\s+request\s+time))")
"""The first letter of the request time, which is near the end of each score line. Group 1 is the rest.

Searching for one letter is faster than searching for two.
"""
TOP = expression(
    r"\s(?=\S{0,3}\s?(?:/top/|Most\s+active\s|Popular/hot\s|back\s+to\s+thread)|[^|\n]{0,160}\|\sslacker\snews)"
)
"""What a page can begin with."""


def _page_starts(text: str) -> list[int]:
    """Return where the pages of a text begin: between the last mark of the page above and the score line."""
    starts, last = [0], 0
    for score in REQUEST_TIME.finditer(text):
        if last:
            above = max(last, *(text.rfind(mark, last, score.start()) for mark in ("[source", "replies(")))
            top = TOP().search(text, above, score.start())
            starts.append(top.start() if top else _lines_above(text, score.start(), above))
        last = score.end(1)
    return starts


def _lines_above(text: str, offset: int, least: int) -> int:
    """Return the start of the title above a score line, which is three non-blank lines higher."""
    lines = 4
    while lines and offset > least:
        end, offset = offset, max(least, text.rfind("\n", least, offset))
        lines -= not text[offset:end].isspace()
    return offset


def _which_need(test: Callable[[str], bool], text: str, starts: list[int]) -> list[bool]:
    """Return for each page whether it needs a repair."""
    if len(starts) == 1:
        return [test(text)]
    return [test(text[start:end]) for start, end in pairwise([*starts, len(text)])]


def _substitute(
    pattern: re.Pattern[str], replace: Replace, text: str, starts: list[int], needing: list[bool]
) -> tuple[str, Shifts]:
    """Do what `substitute` does, but only on the pages that need it."""

    def put(match: re.Match[str]) -> str:
        page = bisect_right(starts, match.start()) - 1
        return replace(match) if needing[min(page, len(needing) - 1)] else match[0]

    return substitute(pattern, put, text)


def repairs(text: str) -> Iterator[tuple[str, str, str, Shifts]]:
    """Yield the repairs of a text in order: a code, a message, the repaired text, and the shifts.

    If a text has several pages, only those that need a repair are repaired.
    """
    starts = _page_starts(text)
    if any(needing := _which_need(is_mojibake, text, starts)):
        from ...text.mojibake import MOJIBAKE, decode_mojibake

        text, shifts = _substitute(MOJIBAKE, decode_mojibake, text, starts, needing)
        message = "from here on, UTF-8 was decoded as Windows-1252: it is read as UTF-8"
        yield "repaired-mojibake", message, text, shifts
        starts = _page_starts(text)
    if any(needing := _which_need(is_escaped, text, starts)):
        text, shifts = _substitute(ENTITY(), _unescape, text, starts, needing)
        yield "repaired-escapes", "from here on, HTML is escaped once too often: it is unescaped", text, shifts
        starts = _page_starts(text)
    if any(needing := _which_need(is_markdown, text, starts)):
        message = "from here on, the text is Markdown: it is read without its markup"
        if any(_which_need(has_links, text, starts)):
            text, shifts = _substitute(re.compile(LINK), _link_words, text, starts, needing)
            yield "repaired-markdown", message, text, shifts
            starts = _page_starts(text)
        indent = INDENT().search(text)
        code = CODE.format(indent=indent[1]) if indent else ""
        text, shifts = _substitute(re.compile(code + MARKUP), _without_markup, text, starts, needing)
        yield "repaired-markdown", message, text, shifts
