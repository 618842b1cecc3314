"""The one error that reading a text can end in."""

from __future__ import annotations


class ParseError(ValueError):
    """A text holds no dump or, with ``strict=True``, is damaged.

    `line` and `column` count from 1; `message` says what was found there, `source` names the text if it has a name.
    `excerpt` is the line and, below it, a caret under the column; None where the error is about no place.

    >>> import hnparse
    >>> hnparse.parse("A shopping list: milk, eggs.")
    Traceback (most recent call last):
    hnparse.errors.ParseError: <text>:1:1: no dump: the text is a page or a document of no dialect that hnparse reads
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
