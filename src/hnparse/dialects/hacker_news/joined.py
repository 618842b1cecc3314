"""Names on pages whose lines are joined: a name can be joined to the text above it, or be a word of that text."""

from __future__ import annotations

from collections.abc import Sequence

from .headers import PLACEHOLDER, CommentRow
from .names import DASHES, after_reply

ENDS = frozenset(".!?…)]>\"'”’:;,")
"""The characters after which a text can end and a joined name can begin."""
SUFFIXES = ("com", "org", "net", "edu", "gov", "io", "co", "uk", "de", "js", "py", "html", "htm", "pdf", "txt", "md")
"""The endings that can follow a full stop inside a word."""


def part_names(rows: Sequence[CommentRow], text: str) -> None:
    """Separate the names in headers from the text above them."""
    if _are_joined(rows, text):
        for above, row in zip([None, *rows], rows, strict=False):
            if row.has_header and row.by is not None and not row.lost_name:
                _part_name(row, above, text)
    give_names_back(rows, text)


def give_names_back(rows: Sequence[CommentRow], text: str) -> None:
    """Give words that were read as names back to the text above, at hidden comments: these have no names."""
    for above, row in zip([None, *rows], rows, strict=False):
        if PLACEHOLDER.fullmatch(text[row.words : min(row.stop, row.words + 40)].strip()):
            _give_back(row, above, text)


def _are_joined(rows: Sequence[CommentRow], text: str) -> bool:
    """Return True if names are joined to the text above them, in at least half of the headers."""
    names = [row for row in rows if row.has_header and row.by is not None and not row.lost_name]
    answered = sum("reply" in (row.by or "") for row in names)
    apart = sum(text[row.name_start - 1].isspace() for row in names)
    return apart * 2 <= len(names) or answered * 2 >= len(names)


def _part_name(row: CommentRow, above: CommentRow | None, text: str) -> None:
    """Separate a name from the word `reply`, or from a text whose end is certain. Otherwise the name is lost."""
    joined, name = after_reply(row.by or "")
    if joined:
        row.by, row.start, row.name_start = name, row.name_start + joined, row.name_start + joined
        if above is not None:
            above.stop = row.start
    elif DASHES in name:
        # One of the dashes belongs to the name or to the text above.
        row.by, row.lost_name = None, True
    elif above is not None and above.has_header and above.by is not None:
        word = text[above.words : row.name_start].rsplit(None, 1)
        end = text[row.name_start - 1]
        if end not in ENDS or "/" in word[-1] or (end == "." and (row.by or "").startswith(SUFFIXES)):
            row.by, row.lost_name = None, True


def _give_back(row: CommentRow, above: CommentRow | None, text: str) -> None:
    """Give the apparent name of a row back to the text above it."""
    if row.by is None and not row.lost_name:
        return
    name = text[row.name_start : row.age_start].rstrip()
    letters = name.rstrip("0123456789") if row.lost_name else name
    row.by, row.lost_name = None, False
    row.start = row.name_start = row.name_start + len(letters)
    if above is not None:
        above.stop = row.start
