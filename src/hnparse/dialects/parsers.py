"""The parsers of all dialects. The build of the package uses them to save their tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..grammars import LAYOUTS, tables_file
from .hacker_news.parser import PARSER as HACKER_NEWS
from .parser import Parser
from .pile.parser import PARSER as PILE
from .slacker_news.parser import PARSER as SLACKER_NEWS

PARSERS: tuple[Parser[Any], ...] = (SLACKER_NEWS, PILE, HACKER_NEWS)


def compile_tables() -> Iterator[tuple[str, bytes]]:
    """Yield the file name and the tables of each grammar in each of its layouts."""
    for parser in PARSERS:
        for layout in LAYOUTS[parser.dialect]:
            yield tables_file(parser.dialect, layout), parser.compile(layout)
