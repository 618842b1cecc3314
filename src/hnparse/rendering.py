"""The function that writes a thread as a text of a dialect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model.thread_like import ThreadLike

if TYPE_CHECKING:
    from .dialects import DialectName


def render(thread: ThreadLike, *, dialect: DialectName | None = None) -> str:
    """Return a text that `parse` reads as this thread of one page.

    `dialect` is the form of the text; the default is that of the thread's page, or else ``"slacker_news"``. Words are
    written as they are: a comment that quotes the marks of a page cannot be told from the page itself. `missing` and
    `diagnostics` are not written, for they follow from the rest.

    Raises ValueError when no text of the dialect can say what the thread says.

    >>> import hnparse
    >>> thread = hnparse.Thread(
    ...     comments=(hnparse.Comment(101, "bob", text="Does it purl?", parent_source="position"),),
    ...     story=hnparse.Story(title="Show HN: A knitting simulator", by="ada", score=12),
    ...     pages=(hnparse.Page(kind="story", numbered=(101,), declared_comments=1, request_seconds=0.0),),
    ... )
    >>> print(hnparse.render(thread), end="")
    Show HN: A knitting simulator
    12 points ada | 1 comments | | HN request time: 0s | source
    ID: GO
    1. bob ◴[] No.101[source]
    Does it purl?
    """
    from .dialects import dialect_named

    told = thread.pages[0].dialect if thread.pages else None
    return dialect_named(dialect or told or "slacker_news").render(thread)
