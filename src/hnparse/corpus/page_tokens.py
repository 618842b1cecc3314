"""Page tokens: what a page has in common with every other page that can be of its discussion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

Token = tuple[bytes, bool]
"""What pages have in common, in 16 bytes, and whether it joins all of them. Else it joins them if it does for one."""


def tokens_of(thread: Mapping[str, Any]) -> Iterator[Token]:
    """Return the tokens of the JSON of a page.

    Pages that `merge` puts together are joined by a chain of tokens. Others can be, too: `merge` tells them apart.
    """
    is_placed = any(comment["id"] < 0 for comment in thread["comments"])
    for id_ in set(_ids(thread)):
        yield id_.to_bytes(16, "big"), True
    story = thread["story"]
    for page in thread["pages"]:
        by, title, id_ = page["by"] or story["by"], page["title"] or story["title"], page["story"]
        if by and title:
            # The site is left out: one page can have it with "www.", and another one without.
            yield _hash("head", by, title), id_ is None or is_placed
        is_untitled = not title and id_ is None
        if by and (is_untitled or story["text"]):
            yield _hash("text", by), is_untitled


def _ids(thread: Mapping[str, Any]) -> Iterator[int]:
    """Return the ids that the page shows or links; negative ones are places on the page."""
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
