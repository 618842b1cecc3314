"""The source: a text prepared for the grammar, with the original line and column of each offset."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from itertools import accumulate, count
from operator import add

from attrs import evolve, frozen

from .diagnostic_log import SEVERITIES, LogEntry
from .edits import Shifts

Repair = tuple[str, str, str, Shifts]
"""A code and a message for the log, the repaired text, and the shifts of the repair."""
NEAR = 10_000
"""Up to this offset, counting line breaks is faster than building the table of all line breaks."""


@frozen(eq=False, repr=False)
class Source:
    r"""A text in the form that the grammar reads: each line, also the first, begins with a line break, which is ``\n``.

    `original` is the text before repairs, and `shifts` map the offsets of `text` to it. `name` is the source of the
    text, `url` its address, `seen` the time of the crawl, and `story` the id of its story if a corpus has it.
    `findings` are the problems found so far.
    """

    text: str
    original: str
    name: str | None = None
    url: str | None = None
    seen: datetime | None = None
    story: int | None = None
    findings: tuple[LogEntry, ...] = ()
    shifts: tuple[Shifts, ...] = ()

    @classmethod
    def of(cls, text: str, name: str | None = None, url: str | None = None, seen: datetime | None = None) -> Source:
        """Return the Source of a text: remove the byte order mark and unify the line breaks.

        Neither changes the line and column of a character. Raises TypeError if `text` is not a str.
        """
        if not isinstance(text, str):
            raise TypeError(f"the text must be a str, not {type(text).__name__}: use hnparse.load to read a file")
        text = text.removeprefix("\ufeff")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = "\n" + text
        return cls(text, text, name, url, seen)

    def repaired(self, repairs: Callable[[str], Iterable[Repair]]) -> Source:
        """Return the Source with repairs applied. Each repair is added to the findings."""
        text, findings, shifts = self.text, self.findings, self.shifts
        for code, message, repaired, made in repairs(text):
            moved = [evolve(finding, offset=made.to_new(finding.offset)) for finding in findings]
            places = [end - 1 for end in made.new[1:]]
            if SEVERITIES[code] == "info":
                # A repair of the whole text is reported once.
                places = [] if any(finding.code == code for finding in findings) else places[:1]
            findings = (*moved, *[LogEntry(code, message, place) for place in places])
            text, shifts = repaired, (*shifts, made)
        return self if text is self.text else evolve(self, text=text, findings=findings, shifts=shifts)

    def line(self, offset: int) -> int:
        """Return the line, counted from 1, of the first non-blank character at or after an offset."""
        return self.position(offset)[0]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column, counted from 1, of the first non-blank character at or after an offset.

        If there is none, return the end of the last line.
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
            offset = shifts.to_old(offset)
        return offset

    @cached_property
    def _breaks(self) -> list[int]:
        ends = accumulate(map(len, self.original.split("\n")))
        return list(map(add, ends, count()))
