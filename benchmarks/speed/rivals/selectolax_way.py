"""Reading the HTML with selectolax, which uses Lexbor, a parser in C."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .answer import Answer, with_parents
from .words import tidy


def read(html: str) -> Answer:
    """Return the comments of a page."""
    return with_parents([_comment(entry) for entry in LexborHTMLParser(html).css("div.entry")])


def _comment(entry: LexborNode) -> dict[str, object]:
    number = level = time = None
    by, text, kids = "", "", []
    for part in entry.iter():
        kind = part.attributes.get("class")
        if kind == "head":
            for piece in part.iter():
                name = piece.attributes.get("class")
                if name == "number":
                    number = int(piece.text().strip(". "))
                elif name == "user":
                    by = piece.text()
                elif name == "date":
                    time = piece.text() or None
                elif name == "level":
                    level = int(piece.text().strip("{}"))
        elif kind == "words":
            text = _words(part)
        elif kind == "replies":
            kids = [int((link.attributes["href"] or "")[2:]) for link in part.css("a.reply")]
    id_ = int((entry.attributes["id"] or "")[1:])
    return {"number": number, "by": by, "time": time, "id": id_, "level": level, "text": text, "kids": kids}


def _words(node: LexborNode) -> str:
    pieces = []
    for piece in node.iter(include_text=True):
        if piece.tag in ("p", "pre"):
            pieces.append("\n\n")
        pieces.append(piece.text())
    return tidy("".join(pieces))
