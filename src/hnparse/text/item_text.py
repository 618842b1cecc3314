"""The HTML in the texts of Hacker News items, and its conversion from and to plain text."""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import groupby

CODE = re.compile(r"(?:(?:  |\t).*(?:\n|\Z))+")

TAG = re.compile(r"<(?P<closing>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:[\s/][^<>]*)?>|<[!?][^<>]*>")
"""A tag, a comment or a declaration. Hacker News escapes "<" and ">" in attribute values."""
BLANKS = re.compile(r"(?<![ \t\r])[ \t\r]+\n")


def text_to_html(text: str) -> str:
    r"""Return the HTML of a plain text, with `<p>` between paragraphs and code in `<pre><code>`.

    >>> text_to_html('Is 1 < 2?\n\n  if (1 < 2)\n\nYes.')
    'Is 1 &lt; 2?<p><pre><code>  if (1 &lt; 2)\n</code></pre>\nYes.'
    """
    written = []
    for is_code, group in groupby(text.split("\n\n"), key=lambda paragraph: CODE.fullmatch(paragraph) is not None):
        if is_code:
            written.append("<p><pre><code>" + _escape("\n\n".join(group)) + "\n</code></pre>\n")
        else:
            written.append("<p>".join(map(_escape, group)))
    return "".join(written)


def html_to_text(html: str) -> str:
    r"""Return the plain text of an item's HTML as a page shows it, with one blank line between paragraphs. Linear time.

    The text of a link is the visible text, which Hacker News cuts after 60 characters.

    >>> html_to_text('Is 1 &lt; 2?<p><pre><code>  if (1 &lt; 2)\n</code></pre>\n<i>Yes.</i>')
    'Is 1 < 2?\n\n  if (1 < 2)\n\nYes.'
    """
    paragraphs: list[str] = []
    pieces: list[str] = []
    end = 0
    after_code = False
    for tag in TAG.finditer(html):
        pieces.append(unescape(html[end : tag.start()]))
        end = tag.end()
        name = (tag["name"] or "").lower()
        if name == "br":
            pieces.append("\n")
        elif name == "pre" or (name == "p" and not tag["closing"]):
            _add_paragraph("".join(pieces), paragraphs, after_code)
            pieces, after_code = [], name == "pre" and tag["closing"] != ""
    pieces.append(unescape(html[end:]))
    _add_paragraph("".join(pieces), paragraphs, after_code)
    return "\n\n".join(paragraphs)


def _add_paragraph(text: str, paragraphs: list[str], after_code: bool) -> None:
    paragraph = BLANKS.sub("\n", text).rstrip()
    if after_code:
        paragraph = paragraph.removeprefix("\n")
    if paragraph:
        paragraphs.append(paragraph)


def _escape(text: str) -> str:
    """Return a text escaped as on Hacker News."""
    return escape(text).replace("/", "&#x2F;")
