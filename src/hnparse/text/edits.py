"""Edits of a text that remember where everything stood before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable

from attrs import frozen

Replace = Callable[[re.Match[str]], str]


@frozen
class Shifts:
    """Where the pieces of a changed text were in the text before: for each piece, its new and its old offset."""

    new: list[int]
    old: list[int]

    def forth(self, offset: int) -> int:
        """The offset in the new text of what was at an offset of the old one."""
        piece = bisect_right(self.old, offset) - 1
        at = self.new[piece] + offset - self.old[piece]
        return min(at, self.new[piece + 1]) if piece + 1 < len(self.new) else at

    def back(self, offset: int) -> int:
        """The offset in the old text of what is at an offset of the new one."""
        piece = bisect_right(self.new, offset) - 1
        at = self.old[piece] + offset - self.new[piece]
        return min(at, self.old[piece + 1]) if piece + 1 < len(self.old) else at


def substitute(pattern: re.Pattern[str], replace: Replace, text: str) -> tuple[str, Shifts]:
    """Do what `pattern.sub` does, and return the shifts that it makes."""
    return splice(text, ((match.start(), match.end(), replace(match)) for match in pattern.finditer(text)))


def splice(text: str, edits: Iterable[tuple[int, int, str]]) -> tuple[str, Shifts]:
    """Return the text with each span replaced, and the shifts; `edits` are in the order of the text."""
    pieces: list[str] = []
    new, old = [0], [0]
    end = length = 0
    for start, stop, put in edits:
        if put == text[start:stop]:
            continue
        pieces += (text[end:start], put)
        length += start - end + len(put)
        end = stop
        new.append(length)
        old.append(end)
    pieces.append(text[end:])
    return "".join(pieces), Shifts(new, old)
