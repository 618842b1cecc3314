"""The HTML that the texts of Hacker News items are, and the plain text that a page shows of it."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from itertools import groupby

CODE = re.compile(r"(?:(?:  |\t).*(?:\n|\Z))+")

BLANKS = re.compile(r"(?<![ \t\r])[ \t\r]+\n")


def text_to_html(text: str) -> str:
    r"""The HTML of a plain text: a `<p>` between paragraphs, and code in `<pre><code>`.

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
    r"""The plain text of the HTML of an item: what a page shows of it, with one blank line between paragraphs.

    Of a link this is its visible text, which Hacker News cuts at 60 characters.

    >>> html_to_text('Is 1 &lt; 2?<p><pre><code>  if (1 &lt; 2)\n</code></pre>\n<i>Yes.</i>')
    'Is 1 < 2?\n\n  if (1 < 2)\n\nYes.'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


def _escape(text: str) -> str:
    """The text as Hacker News escapes it."""
    return escape(text).replace("/", "&#x2F;")


class _Reader(HTMLParser):
    """Collects the paragraphs of one text."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.pieces: list[str] = []
        self.after_code = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("p", "pre"):
            self.end_paragraph()
        elif tag == "br":
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "pre":
            self.end_paragraph()
            self.after_code = True

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def end_paragraph(self) -> None:
        paragraph = BLANKS.sub("\n", "".join(self.pieces)).rstrip()
        if self.after_code:
            paragraph = paragraph.removeprefix("\n")
        if paragraph:
            self.paragraphs.append(paragraph)
        self.pieces, self.after_code = [], False

    def text(self) -> str:
        self.end_paragraph()
        return "\n\n".join(self.paragraphs)
