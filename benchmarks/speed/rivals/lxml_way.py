"""Reading the HTML with lxml, which uses libxml2, a parser in C."""

from __future__ import annotations

from lxml import etree, html

from .answer import Answer, with_parents
from .words import tidy

ENTRIES = etree.XPath('//div[@class="entry"]')
REPLIES = etree.XPath('.//a[@class="reply"]/@href')


def read(page: str) -> Answer:
    """Return the comments of a page."""
    return with_parents([_comment(entry) for entry in ENTRIES(html.document_fromstring(page))])


def _comment(entry: etree._Element) -> dict[str, object]:
    number = level = time = None
    by, text, kids = "", "", []
    for part in entry:
        kind = part.get("class")
        if kind == "head":
            for piece in part:
                name = piece.get("class")
                if name == "number":
                    number = int(piece.text.strip(". "))
                elif name == "user":
                    by = piece[0].text
                elif name == "date":
                    time = piece.text
                elif name == "level":
                    level = int(piece.text.strip("{}"))
        elif kind == "words":
            text = _words(part)
        elif kind == "replies":
            kids = [int(target[2:]) for target in REPLIES(part)]
    id_ = int(entry.get("id")[1:])
    return {"number": number, "by": by, "time": time, "id": id_, "level": level, "text": text, "kids": kids}


def _words(element: etree._Element) -> str:
    for paragraph in element.iter("p", "pre"):
        paragraph.text = "\n\n" + (paragraph.text or "")
    return tidy("".join(element.itertext()))
