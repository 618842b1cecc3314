"""The tokens of a page: values that it shares with the other pages of its discussion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

Token = tuple[bytes, bool]
"""A value of 16 bytes, and a flag. A token joins all pages that have it if the flag is True on at least one of them."""


def tokens_of(thread: Mapping[str, Any]) -> Iterator[Token]:
    """Yield the tokens of the JSON of a page.

    A chain of tokens joins all pages that `merge` merges. It can also join other pages, which `merge` then separates.
    """
    is_placed = any(comment["id"] < 0 for comment in thread["comments"])
    for id_ in set(_ids(thread)):
        yield id_.to_bytes(16, "big"), True
    story = thread["story"]
    for page in thread["pages"]:
        by, title, id_ = page["by"] or story["by"], page["title"] or story["title"], page["story"]
        if by and title:
            # Without the site, because pages can write it with or without "www.".
            yield _hash("head", by, title), id_ is None or is_placed
        is_untitled = not title and id_ is None
        if by and (is_untitled or story["text"]):
            yield _hash("text", by), is_untitled


def _ids(thread: Mapping[str, Any]) -> Iterator[int]:
    """Yield the ids that the page shows or links to, without negative ones, which are only places on the page."""
    for comment in thread["comments"]:
        yield from (id_ for id_ in (comment["id"], comment["parent"], *comment["kids"]) if id_ is not None and id_ >= 0)
    for missing in thread["missing"]:
        if missing["parent"] is not None:
            yield from (missing["id"], missing["parent"])
    for story in (thread["story"]["id"], *[page["story"] for page in thread["pages"]]):
        if story is not None:
            yield story


def _hash(*words: str) -> bytes:
    return blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
