"""The reader: pages, parts, rows, parents and checks of a text, and a draft for each page.

Importing this module imports Lark, which takes longer than importing the rest of the package.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...text import Source
from ..draft import Draft
from .claims import read_claims
from .drafting import draft_of
from .facts import read_facts
from .lynx import repairs
from .pages import page_starts


def read(source: Source) -> Iterator[Draft]:
    """Yield a draft for each item page of a source; the first one reports how many more there are."""
    source = source.repaired(repairs)
    starts = [*page_starts(source.text), len(source.text)]
    pages = [facts for start, stop in pairwise(starts) if (facts := read_facts(source, start, stop)) is not None]
    for place, page in enumerate(pages):
        draft = draft_of(page, read_claims(page), findings=place == 0)
        if place == 0 and len(pages) > 1:
            draft.log.add_more_pages(len(pages), pages[1].offset)
        yield draft
