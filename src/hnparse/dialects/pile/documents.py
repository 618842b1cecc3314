"""The documents in a text: which marks begin a document, and whether the text is one at all."""

from __future__ import annotations

import re

from attrs import frozen

from ..draft import DraftStory
from .head import read_flat_head, read_head
from .lexer import Part
from .parser import Layout

MARK_LINE = re.compile(r"\n(?:------|~~~)[ \t]*\n(?=\s*\S)")
BLANK_LINE = re.compile(r"\n[ \t]*\n[ \t]*\S")


@frozen
class Document:
    """A document: its start, its story, or None if the head is lost, and its parts."""

    start: int
    story: DraftStory | None
    parts: list[Part]

    def posts(self, text: str) -> list[Part]:
        """Return the parts that are comments. The first part is not one if it is empty."""
        first = self.parts[0]
        if first.type in ("TEXT", "FIRST") and first.name is None and not text[first.words : first.end].strip():
            return self.parts[1:]
        return self.parts


def find_documents(text: str, parts: list[list[Part]], layout: Layout) -> list[Document]:
    """Return the documents of a text.

    `parts` has the parts above the first ``======``, then the parts from each ``======`` on. A text without a head is a
    document only if it is certainly the middle of one.
    """
    opening, *rest = parts
    found: list[Document] = []
    above = opening
    for document in rest:
        mark = document[0]
        start = above[-1].words if above else mark.start
        is_first = above is opening and not any(part.type != "TEXT" for part in opening)
        if layout == "lines":
            head = read_head(text, start, mark.start, is_first=is_first)
        else:
            head = read_flat_head(text, mark.start) if document is rest[0] else None
        if head is not None:
            if above:
                above[-1].end = max(start, min(above[-1].end, head.start))
            found.append(Document(head.start, head.story, document))
            above = document
        elif is_first and layout == "lines" and mark.name and "\n\n" not in text[1 : mark.start].strip("\n"):
            # The text has only the end of the head.
            found.append(Document(mark.start, None, document))
            above = document
        else:
            _append_quoted(above, document)
    if any(part.type != "TEXT" for part in opening):
        found.insert(0, Document(opening[0].start, None, opening))
    is_sure = _is_document_of_lines if layout == "lines" else _is_document_of_words
    return [document for document in found if is_sure(text, document)]


def _append_quoted(above: list[Part], document: list[Part]) -> None:
    """Append the parts to the words above: a comment quotes this mark, which begins no document."""
    mark, *others = document
    if above:
        above[-1].end = mark.end
    else:
        above.append(Part("TEXT", None, mark.start, mark.start, mark.end))
    above.extend(others)


def _is_document_of_lines(text: str, document: Document) -> bool:
    """Return True if the marks belong to a document, and not to Markdown or other texts with such lines.

    A mark of a document is below a blank line and above a name. Other texts have such lines in pairs, around code or a
    heading, or without a blank line. In a damaged document, some marks have no name.
    """
    first, last = document.parts[0], document.parts[-1]
    marks = [part for part in document.parts if part.type in ("NEXT", "REPLY")]
    has_blank_lines = BLANK_LINE.search(text, document.start, last.end) is not None
    good = [mark for mark in marks if mark.name and (not has_blank_lines or _is_below_blank(text, mark.start))]
    bad = len(MARK_LINE.findall(text, document.start, last.end)) - len(good)
    if document.story is None:
        if not has_blank_lines or not good or (bad and len(good) <= 1 + 4 * bad):
            return False
        return len(good) > 1 or first.type == "FIRST" or good[0].type == "NEXT"
    if first.name is None and text[first.words : first.end].strip():
        return len(good) > 1 + 4 * bad
    # Only a document has an address right above such a line and a name right below.
    return (first.name is not None and document.story.site is not None) or len(good) >= bad


def _is_document_of_words(text: str, document: Document) -> bool:
    """Return True if a text on one line has marks between its words, and not a pair of rules."""
    marks = [part for part in document.parts if part.type in ("NEXT", "REPLY")]
    return bool(marks) or text.count("======", document.start, document.parts[-1].end) == 1


def _is_below_blank(text: str, start: int) -> bool:
    """Return True if the line above an offset is blank, or if there is none."""
    while start and text[start - 1] in " \t":
        start -= 1
    return start == 0 or text[start - 1] == "\n"
