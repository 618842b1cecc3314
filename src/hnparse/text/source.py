"""A text on its way to the grammar, which still knows the line and column of everything in it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from attrs import field, frozen

from .findings import Finding


@frozen
class Source:
    r"""A text as the grammar takes it: a line break before each line, the first one too, and each of them ``\n``.

    `name` and `url` say where it comes from, `findings` what was wrong with it before it was a text.
    """

    text: str = field(repr=False)
    name: str | None = None
    url: str | None = None
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, text: str, name: str | None = None, url: str | None = None) -> Source:
        """A Source of any text: its byte order mark is left out, and all its line ends are made one kind.

        Neither moves anything to another line or column. Raises TypeError when `text` is no str.
        """
        if not isinstance(text, str):
            raise TypeError(f"the text of a dump is a str, not {type(text).__name__}: use hnparse.load to read a file")
        text = text.removeprefix("\ufeff")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return cls("\n" + text, name, url)

    def line(self, offset: int) -> int:
        """The line, counted from 1, of the first character from `offset` on that is not blank."""
        return self.text.count("\n", 0, self._skip_blanks(offset)) or 1

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both counted from 1, of the first character from `offset` on that is not blank.

        Where there is none, those of the last line's end.
        """
        offset = self._skip_blanks(offset)
        line = bisect_left(self._breaks, offset) or 1
        return line, max(1, offset - self._breaks[line - 1])

    def _skip_blanks(self, offset: int) -> int:
        text = self.text
        while offset < len(text) and text[offset].isspace():
            offset += 1
        return offset if offset < len(text) else len(text.rstrip("\n"))

    @cached_property
    def _breaks(self) -> list[int]:
        found, at = [], self.text.find("\n")
        while at >= 0:
            found.append(at)
            at = self.text.find("\n", at + 1)
        return found
