"""The function that threads of several pages go into."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .model import Page
from .thread import Thread

# How pages are merged is imported when some are: who only reads needs none of it.


def merge(threads: Iterable[Thread]) -> list[Thread]:
    r"""The discussions that these threads are pages of: a Thread each, in the order of their ids.

    Pages are of one discussion if they share an id of a comment or a story, or the head of their story; never if they
    state different submitters, titles or sites. An id that such pages share is in doubt. The order of the threads makes
    no difference, nor does it in which steps they are merged, nor that one is there twice. What the pages tell
    differently is among the diagnostics. A thread that nothing is merged with stays as it is. Of threads whose text
    does not tell the ids of its comments, one is merged with the pages of its discussion: a comment gets the id of the
    one that has the same author and the same words, if both are the only ones. Linear time.

    Raises TypeError for what is no iterable of Threads.

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
    once = _once(threads)
    connected = graph.group([thread for thread in once if thread.has_ids])
    groups = [found for parts in connected for found in graph.separate(parts)]
    # A negative id is a place on one page: it says nothing about another page.
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
    """The threads without those that are equal to one before."""
    first: dict[tuple[Page, ...], Thread] = {}
    others: dict[Thread, None] = {}
    for thread in threads:
        if not isinstance(thread, Thread):
            raise TypeError(f"merge takes Threads, and one of these is of type {type(thread).__name__}")
        same = first.setdefault(thread.pages, thread)
        # Few pages come twice, and only for these is the whole thread looked at.
        if same is not thread and same != thread:
            others[thread] = None
    return [*first.values(), *others]


def _sorted(threads: Iterable[Thread]) -> list[Thread]:
    """The threads by their first comments; where that does not tell their order, by all that is in their heads."""
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
