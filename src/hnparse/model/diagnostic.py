"""What was found wrong with a text, and where."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from .display import diagnostic_html, short

Severity = Literal["info", "warning", "error"]
"""`info`: repaired, nothing is lost. `warning`: something is missing or contradicts itself. `error`: most is lost."""


@frozen(repr=False)
class Diagnostic:
    """One thing that is wrong with a text: a stable `code`, and a message for a person.

    `line` and `column` count from 1, in the text as it was given.

    >>> print(Diagnostic("cut-end", "warning", "the text ends after comment 3 of 9", "page.txt", 40, 1))
    page.txt:40:1: warning cut-end the text ends after comment 3 of 9
    """

    code: str
    severity: Severity
    message: str
    source: str | None = None
    line: int = 1
    column: int = 1

    def __repr__(self) -> str:
        source = short(self.source or "<text>", 80)
        place = f"{source}:{self.line}:{self.column}"
        return f"<Diagnostic {self.severity} {short(self.code, 40)} at {place}: {short(self.message, 80)!r}>"

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return diagnostic_html(self)

    def __str__(self) -> str:
        return f"{self.source or '<text>'}:{self.line}:{self.column}: {self.severity} {self.code} {self.message}"
