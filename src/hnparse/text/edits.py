"""Edits of a text that keep track of offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable

from attrs import frozen

Replace = Callable[[re.Match[str]], str]


@frozen(eq=False, repr=False)
class Shifts:
    """The mapping between the offsets of an edited text and those of the original.

    `new` and `old` are the offsets of the start of each unchanged piece in the edited and in the original text.
    """

    new: list[int]
    old: list[int]

    def to_new(self, offset: int) -> int:
        """Return the offset in the new text that belongs to an offset in the old text."""
        piece = bisect_right(self.old, offset) - 1
        at = self.new[piece] + offset - self.old[piece]
        return min(at, self.new[piece + 1]) if piece + 1 < len(self.new) else at

    def to_old(self, offset: int) -> int:
        """Return the offset in the old text that belongs to an offset in the new text."""
        piece = bisect_right(self.new, offset) - 1
        at = self.old[piece] + offset - self.new[piece]
        return min(at, self.old[piece + 1]) if piece + 1 < len(self.old) else at


def substitute(pattern: re.Pattern[str], replace: Replace, text: str) -> tuple[str, Shifts]:
    """Return the text with all matches replaced, as `pattern.sub` does, and the shifts."""
    return splice(text, ((match.start(), match.end(), replace(match)) for match in pattern.finditer(text)))


def splice(text: str, edits: Iterable[tuple[int, int, str]]) -> tuple[str, Shifts]:
    """Return the text with the given spans replaced, and the shifts. `edits` are in the order of the text."""
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
