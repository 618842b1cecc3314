"""The cells in a row of a CSV file, and the names of columns in its first row."""

from __future__ import annotations

import re
from functools import cache

DELIMITERS = ",;\t"


def names_in(head: str) -> tuple[str, ...]:
    """Return the names of columns in a first row, or no names if it is not CSV.

    >>> names_in("id;by;text")
    ('id', 'by', 'text')
    """
    head = head.removeprefix("\ufeff").removesuffix("\n").removesuffix("\r")
    return tuple([name.strip() for name in cells_of(head, delimiter_of(head)) or ()])


def delimiter_of(head: str) -> str:
    """Return the character between the cells of a first row."""
    return max(DELIMITERS, key=head.count)


def cells_of(row: str, delimiter: str) -> list[str] | None:
    """Return the cells of a row, or None if its quotation marks do not fit together."""
    found: list[str] = []
    place = 0
    pattern = _cell(delimiter)
    while cell := pattern.match(row, place):
        found.append(cell["plain"] if cell["quoted"] is None else cell["quoted"].replace('""', '"'))
        if not cell["end"]:
            return found
        place = cell.end()
    return None


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf'(?:"(?P<quoted>[^"]*(?:""[^"]*)*)"|(?P<plain>[^{delimiter}"]*))(?P<end>{delimiter}|\Z)')
