"""The pages that are measured, each as text, as HTML and as JSON. They are determined by a seed."""

from __future__ import annotations

import json
from functools import cached_property
from random import Random
from typing import Any

from attrs import define, frozen

import hnparse

from .discussion import invent, is_whole
from .markup import page_html, text_html
from .words import Writer

SIZES = {"2 KB": 2_000, "200 KB": 200_000, "20 MB": 20_000_000}


@define
class SamplePage:
    """One page, in each form that a way reads."""

    thread: hnparse.Thread

    @cached_property
    def text(self) -> str:
        """The dump."""
        return hnparse.render(self.thread)

    @cached_property
    def html(self) -> str:
        """The page as HTML."""
        return page_html(self.thread)

    @cached_property
    def json(self) -> bytes:
        """The thread as JSON of the search API, whose texts are HTML."""
        root = self.thread.to_algolia()
        queue: list[dict[str, Any]] = [*root["children"], *root["orphans"]]
        while queue:
            item = queue.pop()
            item["text"] = text_html(self.thread[item["id"]].text)
            queue.extend(item["children"])
        return json.dumps(root, ensure_ascii=False, separators=(",", ":")).encode()


@frozen
class Sample:
    """Pages that are read together."""

    name: str
    pages: tuple[SamplePage, ...]

    @property
    def size(self) -> int:
        """The size of the texts in UTF-8, in bytes."""
        return sum(len(page.text.encode()) for page in self.pages)

    @property
    def comments(self) -> int:
        """The number of comments on the pages."""
        return sum(len(page.thread) for page in self.pages)


def comment_page(seed: int, size: int) -> SamplePage:
    """Return the page of a comment with replies. Its size is the nearest one to `size` in a discussion."""
    random = Random(seed)
    discussion = invent(random, Writer(random), 30 * size)
    pages = [SamplePage(discussion.comment_page(post)) for post in discussion.posts if is_whole(post)]
    answered = [page for page in pages if len(page.thread.pages[0].numbered) > 2]
    return min(answered, key=lambda page: abs(len(page.text.encode()) - size))


def story_page(seed: int, size: int) -> SamplePage:
    """Return the page of a story with about this number of bytes."""
    random = Random(seed)
    return SamplePage(invent(random, Writer(random), size).story_page())


def mixed(seed: int, size: int) -> Sample:
    """Return pages of many sizes with `size` bytes in total. Two of three are comment pages, as in a crawl."""
    random = Random(seed)
    writer = Writer(random)
    pages, left = [], size
    while left > 0:
        discussion = invent(random, writer, min(300_000, int(random.lognormvariate(9.5, 1.2))))
        whole = [post for post in discussion.posts if is_whole(post)]
        focuses = random.sample(whole, min(2, len(whole)))
        threads = [discussion.story_page(), *map(discussion.comment_page, focuses)]
        pages.extend(map(SamplePage, threads))
        left -= sum(len(page.text.encode()) for page in pages[-len(threads) :])
    return Sample("mixed", tuple(pages))


def samples(seed: int, largest: int = 20_000_000, corpus: int = 3_000_000) -> list[Sample]:
    """Return a sample of each size up to the largest, and a mixed one."""
    found = []
    for name, size in SIZES.items():
        if size <= largest:
            page = story_page(seed, size) if size > 20_000 else comment_page(seed, size)
            found.append(Sample(name, (page,)))
    return [*found, mixed(seed, corpus)]
