"""Names that a tool has joined to the words above them, or that are words: on pages whose lines are joined."""

from __future__ import annotations

from collections.abc import Sequence

from .headers import PLACEHOLDER, CommentRow
from .names import after_reply

ENDS = frozenset(".!?…)]>\"'”’:;,")
"""What words can end in, so that a name that is joined to them begins below it."""
SUFFIXES = ("com", "org", "net", "edu", "gov", "io", "co", "uk", "de", "js", "py", "html", "htm", "pdf", "txt", "md")
"""What can follow a full stop in a word."""


def part_names(rows: Sequence[CommentRow], text: str) -> None:
    """Part the names of the headers from the words above them."""
    if _are_joined(rows, text):
        for above, row in zip([None, *rows], rows, strict=False):
            if row.has_header and row.by is not None and not row.lost_name:
                _part_name(row, above, text)
    give_names_back(rows, text)


def give_names_back(rows: Sequence[CommentRow], text: str) -> None:
    """Give names back to the words above them where no name stood: comments that are gone have none."""
    for above, row in zip([None, *rows], rows, strict=False):
        if PLACEHOLDER.fullmatch(text[row.words : min(row.stop, row.words + 40)].strip()):
            _give_back(row, above, text)


def _are_joined(rows: Sequence[CommentRow], text: str) -> bool:
    names = [row for row in rows if row.has_header and row.by is not None and not row.lost_name]
    answered = sum("reply" in (row.by or "") for row in names)
    apart = sum(text[row.name_start - 1].isspace() for row in names)
    return apart * 2 <= len(names) or answered * 2 >= len(names)


def _part_name(row: CommentRow, above: CommentRow | None, text: str) -> None:
    """Part a name from the word `reply`, or from words whose end tells where it begins; else the name is lost."""
    joined, name = after_reply(row.by or "")
    if joined:
        row.by, row.start, row.name_start = name, row.name_start + joined, row.name_start + joined
        if above is not None:
            above.stop = row.start
    elif above is not None and above.has_header and above.by is not None:
        word = text[above.words : row.name_start].rsplit(None, 1)
        end = text[row.name_start - 1]
        if end not in ENDS or "/" in word[-1] or (end == "." and (row.by or "").startswith(SUFFIXES)):
            row.by, row.lost_name = None, True


def _give_back(row: CommentRow, above: CommentRow | None, text: str) -> None:
    """Give what looks like the name of a row back to the words above it."""
    if row.by is None and not row.lost_name:
        return
    name = text[row.name_start : row.age_start].rstrip()
    letters = name.rstrip("0123456789") if row.lost_name else name
    row.by, row.lost_name = None, False
    row.start = row.name_start = row.name_start + len(letters)
    if above is not None:
        above.stop = row.start
