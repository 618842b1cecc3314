"""The public function `merge`: it joins pages of one discussion into one thread."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .model import Page
from .thread import Thread

# The implementation is imported inside the functions: most programs only read pages.


def merge(threads: Iterable[Thread]) -> list[Thread]:
    r"""Group threads by discussion, and merge the pages of each discussion into one thread.

    Two pages belong to the same discussion if they share the id of a comment or story, or the head of their story.
    Pages that state different submitters, titles or sites never belong to the same discussion. If they share an id,
    this id is in doubt, and a diagnostic reports it. Diagnostics also report where merged pages differ.

    The result does not depend on the order of the threads, on repeated threads, or on merging in several steps. A
    thread with no other page stays as it is.

    A thread whose text has no comment ids (see `Thread.has_ids`) can be merged with the pages of its discussion. Each
    of its comments gets the id of the comment with the same author and words, if each page has exactly one such
    comment.

    Args:
        threads: The threads, in any order. They are all held in memory.

    Returns:
        One thread for each discussion, ordered by the id of the first comment. Linear time.

    Raises:
        TypeError: `threads` is a single Thread, or has items that are not Threads.

    >>> import hnparse
    >>> head = "A title\n\n(host.example)\n12 points ada | {} comments | | HN request time: 0s | source\n"
    >>> bob, cyd = "bob ◴[] No.101[source]\nOne.\nreplies(1): >>102 #\n", "1. cyd ◴[] No.102[source]\nTwo.\n"
    >>> top = hnparse.parse(head.format(1) + "1. " + bob)
    >>> reply = hnparse.parse("←back to thread\n\n" + head.format(1) + "Show context\n" + bob + cyd)
    >>> merged = hnparse.merge([top, reply])
    >>> merged
    [<Thread 'A title': 2 comments>]
    >>> merged[0][102]
    <Comment 102 by cyd, parent 101: 'Two.'>
    """
    from .graph import merging as graph

    if isinstance(threads, Thread):
        raise TypeError("merge takes several threads: use merge([thread]) for one")
    if not isinstance(threads, Iterable):
        raise TypeError(f"merge takes several threads, not {type(threads).__name__}")
    once = _once(threads)
    connected = graph.group([thread for thread in once if thread.has_ids])
    groups = [found for parts in connected for found in graph.separate(parts)]
    # A negative id is a position on one page: it has no meaning on another page.
    without_ids = graph.without_known_pages([thread for thread in once if not thread.has_ids])
    placed = [
        parts[0] if len(parts) == 1 else Thread(**graph.join_equal(parts))
        for parts in graph.equal_throughout(without_ids)
    ]
    taken, merged = graph.attach([parts for parts, _ in groups], placed) if placed else ({}, [])
    for index, (parts, shared) in enumerate(groups):
        if index in taken:
            merged.append(Thread(**graph.join_placed(parts, taken[index], shared)))
        else:
            merged.append(Thread(**graph.join(parts, shared)) if len(parts) > 1 or shared else parts[0])
    return _sorted(merged)


def _once(threads: Iterable[Thread]) -> list[Thread]:
    """Return the threads without duplicates."""
    first: dict[tuple[Page, ...], Thread] = {}
    others: dict[Thread, None] = {}
    for thread in threads:
        if not isinstance(thread, Thread):
            raise TypeError(f"merge takes Threads, and one item is a {type(thread).__name__}")
        same = first.setdefault(thread.pages, thread)
        # Comparing the pages is fast. Whole threads are compared only if the pages are equal, which is rare.
        if same is not thread and same != thread:
            others[thread] = None
    return [*first.values(), *others]


def _sorted(threads: Iterable[Thread]) -> list[Thread]:
    """Return the threads ordered by their first comments; threads with the same one are ordered by their heads."""
    from .graph.merging import page_order

    by_id: dict[int | None, list[Thread]] = {}
    for thread in threads:
        by_id.setdefault(thread.comments[0].id if thread.comments else thread.story.id, []).append(thread)

    def head(thread: Thread) -> tuple[Any, ...]:
        pages = [page_order(page) for page in thread.pages]
        return pages, thread.story.text or "", [str(diagnostic) for diagnostic in thread.diagnostics]

    found = []
    for id_ in sorted(by_id, key=lambda id_: (id_ is None, id_ or 0)):
        several = by_id[id_]
        found += sorted(several, key=head) if len(several) > 1 else several
    return found
