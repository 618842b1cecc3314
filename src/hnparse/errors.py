"""The exception that reading a text can raise."""

from __future__ import annotations


class ParseError(ValueError):
    """The text holds no dump or, with ``strict=True``, it is damaged.

    Attributes:
        message: What was found, without the position.
        line: The line of the problem, counted from 1.
        column: The column of the problem, counted from 1.
        source: The name of the text, or None.
        excerpt: The line with a caret under the column, or None if the error has no position.

    >>> import hnparse
    >>> hnparse.parse("A shopping list: milk, eggs.")
    Traceback (most recent call last):
    hnparse.errors.ParseError: <text>:1:1: no dump: the text is in none of the dialects that hnparse reads
    """

    def __init__(
        self, message: str, line: int = 1, column: int = 1, source: str | None = None, excerpt: str | None = None
    ) -> None:
        super().__init__(message, line, column, source, excerpt)
        self.message = message
        self.line = line
        self.column = column
        self.source = source
        self.excerpt = excerpt

    def __str__(self) -> str:
        said = f"{self.source or '<text>'}:{self.line}:{self.column}: {self.message}"
        return "\n    ".join([said, *(self.excerpt.split("\n") if self.excerpt else ())])
