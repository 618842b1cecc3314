"""The ways to read a sample that are compared."""

from __future__ import annotations

import json
from collections.abc import Callable

import orjson

import hnparse
from hnparse.dialects.slacker_news.parser import read_pages
from hnparse.dialects.slacker_news.repairs import repairs
from hnparse.text import Source

from .rivals import anytree_way, api_way, by_hand, lxml_way, selectolax_way, soup_way
from .rivals.answer import Answer
from .samples import Sample, SamplePage

THREAD = "hnparse: text → Thread"
TOKENS = "hnparse: tokens only"
JSON = "hnparse: text → JSON bytes"
BY_HAND = "one regular expression by hand"
SELECTOLAX = "HTML: selectolax"
LXML = "HTML: lxml"
SOUP = "HTML: BeautifulSoup"
ORJSON = "API: orjson"
STDLIB_JSON = "API: json"

RIVALS: dict[str, Callable[[SamplePage], Answer]] = {
    BY_HAND: lambda page: by_hand.read(page.text),
    SELECTOLAX: lambda page: selectolax_way.read(page.html),
    LXML: lambda page: lxml_way.read(page.html),
    SOUP: lambda page: soup_way.read(page.html),
    ORJSON: lambda page: api_way.read(page.json, orjson.loads),
    STDLIB_JSON: lambda page: api_way.read(page.json, json.loads),
}
"""The ways that must give the same result as hnparse."""


def contenders(sample: Sample) -> dict[str, Callable[[], object]]:
    """Return a function for each way. It reads all pages of a sample."""
    texts = [page.text for page in sample.pages]
    ways: dict[str, Callable[[], object]] = {
        TOKENS: lambda: [read_pages(Source.of(text).repaired(repairs).text) for text in texts],
        THREAD: lambda: [hnparse.parse(text) for text in texts],
        JSON: lambda: [hnparse.parse(text).to_json().encode() for text in texts],
    }
    for name, read in RIVALS.items():
        ways[name] = lambda read=read: [read(page) for page in sample.pages]
    answers = [by_hand.read(text) for text in texts]
    dicts = [hnparse.parse(text).to_dict() for text in texts]
    marker = by_hand.MARKER_ALONE
    ways["tree of dicts: anytree"] = lambda: [anytree_way.build(answer) for answer in answers]
    ways["limit: re over the markers alone"] = lambda: [sum(1 for _ in marker.finditer(text)) for text in texts]
    ways["limit: orjson.dumps of the result"] = lambda: [orjson.dumps(data) for data in dicts]
    ways["limit: str.find over the text"] = lambda: [text.find("[no such sign]") for text in texts]
    return ways
