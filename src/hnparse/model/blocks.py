"""The blocks of a text: paragraphs, quotes, code, lists and footnotes, recognized by their lines."""

from __future__ import annotations

import re
from typing import Literal

from attrs import frozen

Kind = Literal["paragraph", "quote", "code", "list", "footnote"]
"""The kind of a block."""

LINE = re.compile(r"[^\n]*\n|[^\n]+")
INDENTED = re.compile(r" {2}|\t")
QUOTE = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
ITEM = re.compile(r"^[ \t]*(?:[-*•+]|[0-9]{1,3}[.)])[ \t]+(?=\S)", re.MULTILINE)
NOTE = re.compile(r"[ \t]*\[([0-9]{1,3}|[*†‡]{1,3})\](?P<sure>:|[ \t]*(?=https?://))?[ \t]*(?=\S)")
LABEL = re.compile(r"\[([0-9]{1,3}|[*†‡]{1,3})\]")


@frozen
class Block:
    r"""A block of a text: a paragraph, a quote, code, a list or a footnote.

    The line breaks and blank lines after a block are part of its `text`, so all blocks joined are the whole text.
    `content` is without them.

    Attributes:
        kind: ``"paragraph"``, ``"quote"``, ``"code"``, ``"list"`` or ``"footnote"``.
        text: The unchanged text of the block.
        start: The offset of the block in the whole text, in characters.

    >>> Block("quote", "> One.\n> Two.\n\n", start=0).content
    'One.\nTwo.'
    """

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset of the end of the block in the whole text.

        >>> Block("paragraph", "It does.", start=14).end
        22
        """
        return self.start + len(self.text)

    @property
    def content(self) -> str:
        r"""The block without its markup, which is the ``>`` of a quote, bullets of a list or the label of a footnote.

        Only the first ``>`` of each line is removed. Code keeps its indentation.

        >>> Block("footnote", "[1] https://rain.example/\n", start=0).content
        'https://rain.example/'
        """
        if self.kind == "code":
            return self.text.rstrip().lstrip("\n")
        if self.kind == "quote":
            return QUOTE.sub("", self.text).strip()
        if self.kind == "list":
            return "\n".join(self.items)
        if self.kind == "footnote":
            return NOTE.sub("", self.text.lstrip(), count=1).strip()
        return self.text.strip()

    @property
    def items(self) -> tuple[str, ...]:
        r"""The items of a list without their bullets or numbers; empty for other blocks.

        >>> Block("list", "- One.\n- Two.\n", start=0).items
        ('One.', 'Two.')
        """
        if self.kind != "list":
            return ()
        starts = [match.span() for match in ITEM.finditer(self.text)]
        ends = [start for start, _ in starts[1:]] + [len(self.text)]
        return tuple(self.text[start:end].strip() for (_, start), end in zip(starts, ends, strict=True))

    @property
    def label(self) -> str | None:
        r"""The label of a footnote, such as ``1``; None for other blocks.

        >>> Block("footnote", "[1] https://rain.example/\n", start=0).label
        '1'
        """
        found = LABEL.search(self.text) if self.kind == "footnote" else None
        return found[1] if found else None


def blocks(text: str) -> tuple[Block, ...]:
    r"""Return the blocks of a text, in order. Joined, they are the text. Linear time.

    >>> [block.kind for block in blocks("> It rains.\n\nIt does [1].\n\n  drip()\n\n[1] https://rain.example/")]
    ['quote', 'paragraph', 'code', 'footnote']
    """
    if not text:
        return ()
    starts: list[tuple[Kind, int]] = []
    labels = _first_labels(text)
    kind: Kind | None = None
    above_blank = True
    for line in LINE.finditer(text):
        if line[0].isspace():
            above_blank = True
            continue
        this = _kind(line, kind, above_blank, labels)
        # Code and lists continue after a blank line. A footnote ends where the next one begins.
        parted = above_blank and this not in ("code", "list")
        if this != kind or parted or (this == "footnote" and NOTE.match(line[0])):
            # Blank lines at the start of the text belong to its first block.
            starts.append((this, line.start() if starts else 0))
        kind, above_blank = this, False
    starts = starts or [("paragraph", 0)]
    ends = [start for _, start in starts[1:]] + [len(text)]
    return tuple(Block(kind, text[start:end], start) for (kind, start), end in zip(starts, ends, strict=True))


def _kind(line: re.Match[str], above: Kind | None, above_blank: bool, labels: dict[str, int]) -> Kind:
    """Return the kind of block that a line belongs to; `above` is the kind of the line above."""
    words = line[0]
    indented = INDENTED.match(words)
    if indented and (above_blank or above == "code"):
        return "code"
    if QUOTE.match(words):
        return "quote"
    note = NOTE.match(words)
    # Ordinary lines can begin with a number in brackets. A footnote has an earlier reference, a colon or a link.
    if note and (note["sure"] or labels[note[1]] < line.start()):
        return "footnote"
    if ITEM.match(words):
        return "list"
    return above if indented and above else "paragraph"


def _first_labels(text: str) -> dict[str, int]:
    """Return the offset of the first occurrence of each footnote label."""
    labels: dict[str, int] = {}
    for match in LABEL.finditer(text):
        labels.setdefault(match[1], match.start())
    return labels
