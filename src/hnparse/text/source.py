"""A text on its way to the grammar, which still knows the line and column of everything in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from itertools import accumulate, count
from operator import add

from attrs import evolve, field, frozen

from .diagnostic_log import SEVERITIES, LogEntry
from .edits import Shifts

Repair = tuple[str, str, str, Shifts]
"""A code and a message for the log, the repaired text, and the shifts that the repair makes."""
NEAR = 10_000
"""Up to here, to count the lines is quicker than to look for all that the text has."""


@frozen
class Source:
    r"""A text as the grammar takes it: a line break before each line, the first one too, and each of them ``\n``.

    `original` is the text before it was repaired, `shifts` tell how the one became the other. `name` and `url` say
    where it comes from, `seen` when it was crawled, `story` what id a corpus gives its story, `findings` what was wrong
    with it so far.
    """

    text: str = field(repr=False)
    original: str = field(repr=False)
    name: str | None = None
    url: str | None = None
    seen: datetime | None = None
    story: int | None = None
    findings: tuple[LogEntry, ...] = ()
    shifts: tuple[Shifts, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, text: str, name: str | None = None, url: str | None = None, seen: datetime | None = None) -> Source:
        """A Source of any text: its byte order mark is left out, and all its line ends are made one kind.

        Neither moves anything to another line or column. Raises TypeError when `text` is no str.
        """
        if not isinstance(text, str):
            raise TypeError(f"the text of a dump is a str, not {type(text).__name__}: use hnparse.load to read a file")
        text = text.removeprefix("\ufeff")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = "\n" + text
        return cls(text, text, name, url, seen)

    def repaired(self, repairs: Callable[[str], Iterable[Repair]]) -> Source:
        """The Source with its text repaired, and each repair among the findings."""
        text, findings, shifts = self.text, self.findings, self.shifts
        for code, message, repaired, made in repairs(text):
            moved = [evolve(finding, offset=made.forth(finding.offset)) for finding in findings]
            places = [end - 1 for end in made.new[1:]]
            if SEVERITIES[code] == "info":
                # What is done to the whole text is reported once.
                places = [] if any(finding.code == code for finding in findings) else places[:1]
            findings = (*moved, *[LogEntry(code, message, place) for place in places])
            text, shifts = repaired, (*shifts, made)
        return self if text is self.text else evolve(self, text=text, findings=findings, shifts=shifts)

    def line(self, offset: int) -> int:
        """The line, counted from 1, of the first character from `offset` on that is not blank."""
        return self.position(offset)[0]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both counted from 1, of the first character from `offset` on that is not blank.

        Where there is none, those of the last line's end.
        """
        offset = self._in_original(offset)
        if offset < NEAR:
            line = self.original.count("\n", 0, offset) or 1
            return line, max(1, offset - max(0, self.original.rfind("\n", 0, offset)))
        line = bisect_left(self._breaks, offset)
        return line, offset - self._breaks[line - 1]

    def _in_original(self, offset: int) -> int:
        text = self.text
        while offset < len(text) and text[offset].isspace():
            offset += 1
        if offset >= len(text):
            return len(self.original.rstrip("\n"))
        for shifts in reversed(self.shifts):
            offset = shifts.back(offset)
        return offset

    @cached_property
    def _breaks(self) -> list[int]:
        ends = accumulate(map(len, self.original.split("\n")))
        return list(map(add, ends, count()))
