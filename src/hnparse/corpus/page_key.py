"""The key of a page. Rows of a table with the same key belong to the same page."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from attrs import astuple

from ..model import Comment, Page


def page_key(page: Page, comments: Mapping[int, Comment]) -> str:
    """Return 32 hexadecimal digits that two pages share only if all their values and comments are equal."""
    shown = [(id_, comments[id_].by, comments[id_].text) for id_ in (*page.context, *page.numbered) if id_ in comments]
    content = repr((astuple(page, recurse=False), shown))
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
