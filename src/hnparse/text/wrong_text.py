"""Texts without a dump: what they probably are, and what to do with them."""

from __future__ import annotations

import re

from .html import is_html

START = 20_000
"""The number of characters that are inspected."""
NAME = 1000
"""The length of the longest text that is inspected as a file name or a URL."""

TAG = re.compile(r"\s*<(?:title|meta|table|div|center|tr|ul|p)(?=[\s>])", re.IGNORECASE)
"""The beginning of a fragment of HTML."""
UTF_16 = re.compile(r"(?P<LE>(?:[\t\n -~]\0){3,})|(?P<BE>(?:\0[\t\n -~]){3,})")
"""Letters of ASCII in UTF-16."""
OFFICE = re.compile(r"PK\x03\x04.{0,100}?(?:\[Content_Types\]|_rels/|mimetypeapplication/vnd\.oasis)", re.DOTALL)
"""The beginning of a file of Excel, LibreOffice or another office program."""
URL = re.compile(r"\s*https?://\S+\s*")
PATH = re.compile(
    r"\s*(?:[^\n]*\.(?:txt|text|md|jsonl?|ndjson|parquet|wet|html?|csv|db|sqlite|pdf|gz|zst)|[^\s]*[/\\][^\s]+)\s*",
    re.IGNORECASE,
)
JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[{\[\]])")
OF_URL = "this is a URL, and hnparse downloads no pages: save the page as text, and read that"
TABLE = "id,by,time,text,parent,parent_source"
"""The beginning of a table that hnparse wrote as CSV."""

SIGNATURES = {
    "%PDF-": "this is a PDF: convert it to text first, for example with pdftotext",
    "\ufffdPNG": "this is an image, and hnparse reads text",
    "\ufffd\ufffd\ufffd": "this is an image or another binary file, and hnparse reads text",
    "GIF8": "this is an image, and hnparse reads text",
    "RIFF": "this is an image or a sound, and hnparse reads text",
    "PK\x03\x04": "this is a ZIP archive: unpack it first",
    "BZh": "this is compressed by bzip2: decompress it first",
    "\ufffd7zXZ": "this is compressed by xz: decompress it first",
    "\x1f\ufffd": "this is compressed by gzip: pass the name of the file to hnparse.load",
    "(\ufffd/\ufffd": "this is compressed by zstd: pass the name of the file to hnparse.load",
    "PAR1": "this is a Parquet file: pass its name to hnparse.load_all",
    "SQLite format 3": "this is an SQLite database: pass its name to hnparse.load_all",
}
"""The message for each beginning of a text that was read from a file of another kind."""


def why_no_dump(text: str) -> str:
    """Return why a text holds no dump: what it probably is, and what to do with it.

    >>> why_no_dump("<!DOCTYPE html><html>...")[:18]
    'this is HTML: conv'
    """
    start = text[:START]
    if not start.strip():
        return "the text is empty"
    if OFFICE.match(start):
        return "this is a file of an office program: save it as CSV or as text first"
    for signature, said in SIGNATURES.items():
        if start.startswith(signature):
            return said
    if is_html(start) or TAG.match(start):
        return _of_html(text[: 10 * START])
    if start.count("\0") > len(start) // 100:
        return _of_null_characters(start)
    if JSON.match(start):
        return _of_json(start)
    if start.strip() == "null":
        return "this is the answer of an API of Hacker News for an unused id"
    if start.startswith(TABLE):
        return "this is CSV that hnparse wrote: use hnparse.Thread.from_csv, or hnparse.load_all for its file"
    if len(text) < NAME and URL.fullmatch(start):
        return OF_URL
    if len(text) < NAME and "\n" not in start.strip() and PATH.fullmatch(start):
        return "this is the name of a file: use hnparse.load to read it"
    return "the text is in none of the dialects that hnparse reads"


def _of_null_characters(start: str) -> str:
    letters = [*UTF_16.finditer(start)]
    if not letters or sum([len(found[0]) for found in letters]) < len(start) // 3:
        return "this is binary data, and hnparse reads text"
    order = letters[0].lastgroup
    how = f"iconv -f UTF-16{order} -t UTF-8"
    return f"this looks like UTF-16 without a byte order mark: convert it first, with {how}"


def _of_html(start: str) -> str:
    if "HN request time" in start:
        what = "this is the HTML of a page of Slacker News"
    elif "hnmain" in start or 'class="athing' in start or "class='athing" in start:
        what = "this is the HTML of a page of news.ycombinator.com"
    else:
        what = "this is HTML"
    return f"{what}: convert it to text first, with a tool that keeps links, such as markdownify"


def _of_json(start: str) -> str:
    if '"hnparse.thread/' in start:
        return "this is JSON that hnparse wrote: use hnparse.Thread.from_json to read it"
    if '"children"' in start and '"author"' in start:
        return "this is an item of the Algolia API: use hnparse.Thread.from_algolia, or hnparse.load for its file"
    if '"type"' in start and ('"kids"' in start or '"parent"' in start or '"descendants"' in start):
        return "this is JSON of the Firebase API: use hnparse.Thread.from_items, or hnparse.load for its file"
    return "this is JSON: use hnparse.load_all for a file of JSON whose records have a text"
