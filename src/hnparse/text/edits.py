"""Edits of a text that remember where everything stood before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

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
    """As `pattern.sub`, with the shifts that it makes."""
    pieces: list[str] = []
    new, old = [0], [0]
    end = length = 0
    for match in pattern.finditer(text):
        put = replace(match)
        if put == match[0]:
            continue
        pieces += (text[end : match.start()], put)
        length += match.start() - end + len(put)
        end = match.end()
        new.append(length)
        old.append(end)
    pieces.append(text[end:])
    return "".join(pieces), Shifts(new, old)
