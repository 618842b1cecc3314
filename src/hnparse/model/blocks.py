"""The blocks of a text: paragraphs, quotes, code, lists and foot-notes, as its lines tell them."""

from __future__ import annotations

import re
from typing import Literal

from attrs import frozen

Kind = Literal["paragraph", "quote", "code", "list", "footnote"]
"""What a block is."""

LINE = re.compile(r"[^\n]*\n|[^\n]+")
INDENTED = re.compile(r" {2}|\t")
QUOTE = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
ITEM = re.compile(r"^[ \t]*(?:[-*•+]|[0-9]{1,3}[.)])[ \t]+(?=\S)", re.MULTILINE)
NOTE = re.compile(r"[ \t]*\[([0-9]{1,3}|[*†‡]{1,3})\](?P<sure>:|[ \t]*(?=https?://))?[ \t]*(?=\S)")
LABEL = re.compile(r"\[([0-9]{1,3}|[*†‡]{1,3})\]")


@frozen
class Block:
    r"""A piece of a text: what it is, its `text` to the letter, and where that starts in the whole.

    `kind` is ``"paragraph"``, ``"quote"``, ``"code"``, ``"list"`` or ``"footnote"``. The line ends and blank lines that
    follow a block are part of its `text`, so that all blocks joined are the whole text; `content` leaves them out.

    >>> Block("quote", "> One.\n> Two.\n\n", start=0).content
    'One.\nTwo.'
    """

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the whole text."""
        return self.start + len(self.text)

    @property
    def content(self) -> str:
        """The block without what marks it: the first ``>`` of a quote's lines, bullets, the label of a foot-note.

        Code is as it stands, with its indentation.
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
        """The items of a list, without their bullets or numbers; none where it is no list."""
        if self.kind != "list":
            return ()
        starts = [match.span() for match in ITEM.finditer(self.text)]
        ends = [start for start, _ in starts[1:]] + [len(self.text)]
        return tuple(self.text[start:end].strip() for (_, start), end in zip(starts, ends, strict=True))

    @property
    def label(self) -> str | None:
        """What a foot-note is called in the text, such as ``1``; None where it is no foot-note."""
        found = LABEL.search(self.text) if self.kind == "footnote" else None
        return found[1] if found else None


def blocks(text: str) -> tuple[Block, ...]:
    r"""The blocks of a text, in its order; joined, they are the text, whatever it is.

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
        # Code and lists go on below a blank line; a foot-note ends where the next one begins.
        parted = above_blank and this not in ("code", "list")
        if this != kind or parted or (this == "footnote" and NOTE.match(line[0])):
            # Blank lines on top of the text belong to its first block.
            starts.append((this, line.start() if starts else 0))
        kind, above_blank = this, False
    starts = starts or [("paragraph", 0)]
    ends = [start for _, start in starts[1:]] + [len(text)]
    return tuple(Block(kind, text[start:end], start) for (kind, start), end in zip(starts, ends, strict=True))


def _kind(line: re.Match[str], above: Kind | None, above_blank: bool, labels: dict[str, int]) -> Kind:
    """What the beginning of a line says that it is, below a line of the block `above`."""
    words = line[0]
    indented = INDENTED.match(words)
    if indented and (above_blank or above == "code"):
        return "code"
    if QUOTE.match(words):
        return "quote"
    note = NOTE.match(words)
    # A line may well begin with a number in brackets: what it refers to, or a link, shows that it is a foot-note.
    if note and (note["sure"] or labels[note[1]] < line.start()):
        return "footnote"
    if ITEM.match(words):
        return "list"
    return above if indented and above else "paragraph"


def _first_labels(text: str) -> dict[str, int]:
    """Where each label of a foot-note stands for the first time."""
    labels: dict[str, int] = {}
    for match in LABEL.finditer(text):
        labels.setdefault(match[1], match.start())
    return labels
