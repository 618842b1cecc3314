"""Wrong texts: what a text is that holds no dump, and what to do with it."""

from __future__ import annotations

import re

from .html import is_html

START = 20_000
"""How many characters are looked at."""
NAME = 1000
"""A longer text is not looked at as the name of a file or a URL."""

TAG = re.compile(r"\s*<(?:title|meta|table|div|center|tr|ul|p)(?=[\s>])", re.IGNORECASE)
"""What a piece of HTML begins with."""
UTF_16 = re.compile(r"(?P<LE>(?:[\t\n -~]\0){3})|(?P<BE>(?:\0[\t\n -~]){3})")
URL = re.compile(r"\s*https?://\S+\s*")
PATH = re.compile(
    r"\s*(?:[^\n]*\.(?:txt|text|md|jsonl?|ndjson|parquet|wet|html?|csv|db|sqlite|pdf|gz|zst)|[^\s]*[/\\][^\s]+)\s*",
    re.IGNORECASE,
)
JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[{\[\]])")
TABLE = "id,by,time,text,parent,parent_source"
"""How a table begins that hnparse wrote as CSV."""

SIGNATURES = {
    "%PDF-": "this is a PDF. Convert it to text first, for example with pdftotext",
    "\ufffdPNG": "this is an image, and hnparse reads text",
    "\ufffd\ufffd\ufffd": "this is an image or another file of bytes, and hnparse reads text",
    "GIF8": "this is an image, and hnparse reads text",
    "RIFF": "this is an image or a sound, and hnparse reads text",
    "PK\x03\x04": "this is a ZIP archive. Unpack it first",
    "BZh": "this is packed by bzip2. Unpack it first",
    "\ufffd7zXZ": "this is packed by xz. Unpack it first",
    "\x1f\ufffd": "this is packed by gzip: hnparse.load reads such a file by its name",
    "(\ufffd/\ufffd": "this is packed by zstd: hnparse.load reads such a file by its name",
    "PAR1": "this is a Parquet file: hnparse.load_all reads it by its name",
    "SQLite format 3": "this is an SQLite database: hnparse.load_all reads it by its name",
}
"""What a text begins with that was read from a file of another kind, and what to say of it."""


def why_no_dump(text: str) -> str:
    """Return what is said of a text that holds no dump: what it is, and what to do, where that can be told.

    >>> why_no_dump("<!DOCTYPE html><html>...")[:18]
    'this is HTML. Conv'
    """
    start = text[:START]
    if not start.strip():
        return "the text is empty"
    for signature, said in SIGNATURES.items():
        if start.startswith(signature):
            return said
    if is_html(start) or TAG.match(start):
        return _of_html(text[: 10 * START])
    if order := UTF_16.search(start):
        how = f"iconv -f UTF-16{order.lastgroup} -t UTF-8"
        return f"this looks like UTF-16 without a byte order mark. Convert it first: {how}"
    if JSON.match(start):
        return _of_json(start)
    if start.strip() == "null":
        return "this is what an API of Hacker News answers for an id that is not in use"
    if start.startswith(TABLE):
        return "this is a table that hnparse wrote as CSV, which lacks what JSON has: read back --format jsonl instead"
    if len(text) < NAME and URL.fullmatch(start):
        return "this is a URL, and hnparse downloads nothing. Save the page as text, and read that"
    if len(text) < NAME and "\n" not in start.strip() and PATH.fullmatch(start):
        return "this is the name of a file: hnparse.load reads the file"
    return "the text is a page or a document of no dialect that hnparse reads"


def _of_html(start: str) -> str:
    if "HN request time" in start:
        what = "this is the HTML of a page of Slacker News"
    elif "hnmain" in start or 'class="athing' in start or "class='athing" in start:
        what = "this is the HTML of a page of news.ycombinator.com"
    else:
        what = "this is HTML"
    return f"{what}. Convert it to text first, with a tool that keeps links, such as markdownify"


def _of_json(start: str) -> str:
    if '"hnparse.thread/' in start:
        return "this is JSON that hnparse wrote: hnparse.Thread.from_json reads it"
    if '"children"' in start and '"author"' in start:
        return "this is an item of the Algolia API: hnparse.Thread.from_algolia reads it, and hnparse.load its file"
    if '"type"' in start and ('"kids"' in start or '"parent"' in start or '"descendants"' in start):
        return "this is JSON of the Firebase API: hnparse.Thread.from_items reads it, and hnparse.load its file"
    return "this is JSON: hnparse.load_all reads a file of JSON, if its records have a text"
