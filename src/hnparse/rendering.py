"""The function that writes a thread as a text: the reverse of `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model.thread_like import ThreadLike

if TYPE_CHECKING:
    from .dialects import DialectName


def render(thread: ThreadLike, *, dialect: DialectName | None = None) -> str:
    """Return a text that `parse` reads back as this thread.

    `missing` and `diagnostics` are not written: they follow from the rest. Comments are written as they are, so a
    comment that quotes the marks of a page can be read back as a part of the page. Linear time.

    Args:
        thread: A thread of one page.
        dialect: The dialect of the text. The default is the dialect of the thread's page, or else ``"slacker_news"``.

    Raises:
        ValueError: The dialect cannot express this thread, or no dialect has this name.
        TypeError: The argument is not a thread.

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

    if not hasattr(thread, "pages"):
        raise TypeError(f"render takes a Thread, not {type(thread).__name__}")
    told = thread.pages[0].dialect if thread.pages else None
    return dialect_named(dialect or told or "slacker_news").render(thread)
