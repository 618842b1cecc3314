"""The one error that reading a text can end in."""

from __future__ import annotations


class ParseError(ValueError):
    """A text holds no dump or, with ``strict=True``, is damaged.

    `line` and `column` count from 1; `message` says what was found there, `source` names the text if it has a name.

    >>> import hnparse
    >>> hnparse.parse("A shopping list: milk, eggs.")
    Traceback (most recent call last):
    hnparse.errors.ParseError: <text>:1:1: no dump: the text has no score line and no complete comment marker
    """

    def __init__(self, message: str, line: int = 1, column: int = 1, source: str | None = None) -> None:
        super().__init__(message, line, column, source)
        self.message = message
        self.line = line
        self.column = column
        self.source = source

    def __str__(self) -> str:
        return f"{self.source or '<text>'}:{self.line}:{self.column}: {self.message}"
