"""The share of Lark's parser in the time, compared with the same design without Lark."""

from __future__ import annotations

import hnparse
from hnparse.dialects.slacker_news.lexer import LineLexer
from hnparse.dialects.slacker_news.parser import PARSER
from hnparse.dialects.slacker_news.parts import PageParts

from ..samples import story_page
from ..timing import interleave
from ..without_lark import assemble
from .part import Figures, Options, Part, duration, table

SIZES = (2_000, 4_000, 200_000)
THREAD, LEXER, LARK, BY_HAND = "text → Thread", "lexer", "lexer and Lark's parser", "lexer and a loop by hand"


def measure(options: Options) -> Figures:
    """Return the seconds of each way at each size. Both ways to combine the tokens must give the same pages."""
    lexer = LineLexer(PARSER.build("lines").lexer_conf)
    figures: Figures = {}
    for size in SIZES:
        page = story_page(options.seed, size).text
        text = f"\n{page}"
        if _shown(assemble(lexer.tokens(text))) != _shown(PARSER.parse(text)):
            raise AssertionError("the loop by hand gives other pages than Lark")
        ways = {
            THREAD: lambda page=page: hnparse.parse(page),
            LEXER: lambda text=text: list(lexer.tokens(text)),
            LARK: lambda text=text: PARSER.parse(text),
            BY_HAND: lambda text=text: assemble(lexer.tokens(text)),
        }
        times = interleave(ways, options.rounds)
        figures[str(size)] = {
            "seconds": {name: times.median(name) for name in ways},
            "share": times.ratio(LARK, THREAD) - times.ratio(LEXER, THREAD),
            "saved": times.ratio(LARK, THREAD) - times.ratio(BY_HAND, THREAD),
        }
    return figures


def _shown(pages: list[PageParts]) -> str:
    return str([(page, page.posts) for page in pages])


def tables(figures: Figures) -> list[str]:
    """Return the table of the times, Lark's share of the total, and how much of it a handwritten loop saves."""
    sizes = [str(size) for size in SIZES]
    rows = [
        (name, *(duration(figures[size]["seconds"][name]) for size in sizes)) for name in (THREAD, LEXER, LARK, BY_HAND)
    ]
    rows += [
        ("Lark's share of text → Thread", *(f"{figures[size]['share']:.0%}" for size in sizes)),
        ("faster without Lark by", *(f"{figures[size]['saved']:.0%}" for size in sizes)),
    ]
    return table(("Step", *(f"{size / 1000:.0f} KB" for size in SIZES)), rows)


LARK_SHARE = Part("lark", measure, tables)
