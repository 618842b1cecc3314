"""The key of a page, by which the rows of a table tell which of them stand on one page."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from attrs import astuple

from ..model import Comment, Page


def page_key(page: Page, comments: Mapping[int, Comment]) -> str:
    """Return 32 letters that two pages share only if they are equal: in all that they say, and in their comments."""
    shown = [(id_, comments[id_].by, comments[id_].text) for id_ in (*page.context, *page.numbered) if id_ in comments]
    told = repr((astuple(page, recurse=False), shown))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
