"""The class of a diagnostic: one problem of a text, with its position."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from .display import short

Severity = Literal["info", "warning", "error"]
"""The severity of a diagnostic.

`info`: the text was repaired, and nothing is lost. `warning`: something is missing or contradictory. `error`: most of
the page is lost.
"""


@frozen(repr=False)
class Diagnostic:
    """One problem of a text.

    Attributes:
        code: The stable code of the problem, such as ``cut-end``. The documentation lists all codes.
        severity: ``"info"``, ``"warning"`` or ``"error"``.
        message: What was found, in words for a person.
        source: The name of the text, or None.
        line: The line in the original text, counted from 1.
        column: The column in the original text, counted from 1.

    >>> print(Diagnostic("cut-end", "warning", "the text ends after comment 3 of 9", "page.txt", 40, 1))
    page.txt:40:1: warning cut-end the text ends after comment 3 of 9
    """

    code: str
    severity: Severity
    message: str
    source: str | None = None
    line: int = field(default=1, metadata={"least": 1})
    column: int = field(default=1, metadata={"least": 1})

    def __repr__(self) -> str:
        source = short(self.source or "<text>", 80)
        place = f"{source}:{self.line}:{self.column}"
        return f"<Diagnostic {self.severity} {short(self.code, 40)} at {place}: {short(self.message, 80)!r}>"

    def _repr_html_(self) -> str:
        """Return the HTML that a notebook shows."""
        from .html import diagnostic_html

        return diagnostic_html(self)

    def __str__(self) -> str:
        return f"{self.source or '<text>'}:{self.line}:{self.column}: {self.severity} {self.code} {self.message}"
