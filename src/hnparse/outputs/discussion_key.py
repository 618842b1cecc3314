"""The key of a discussion: one value in each table and export, also where no id of a story is told."""

from __future__ import annotations

from ..graph.merging.differences import shared_ids
from ..model.thread_like import ThreadLike


def discussion_key(thread: ThreadLike) -> str:
    """Return the story's id or, where it is not known, the smallest id of a comment that is shown or answered.

    An id that other discussions share, which is in doubt, is left out. Where the text tells no ids it is a digest of
    the story's submitter, title and site; where these are not known either, of all that is shown.
    """
    story = thread.story
    if story.id is not None:
        return str(story.id)
    shared = shared_ids(thread)
    ids = {comment.id for comment in thread.comments if comment.id >= 0}
    ids |= {comment.parent for comment in thread.comments if comment.parent is not None and comment.parent >= 0}
    ids = ids - shared or {missing.id for missing in thread.missing} - shared
    if ids:
        return str(min(ids))
    head = [story.by, story.title, story.site]
    if story.by is None or story.title is None:
        head += [story.text, *[words for comment in thread.comments for words in (comment.by, comment.text)]]
    return _digest(head)


def _digest(words: list[str | None]) -> str:
    from hashlib import sha256  # here, for few threads have no ids

    data = "\0".join(["\1" if word is None else word for word in words]).encode("utf-8", "surrogatepass")
    return f"text-{sha256(data).hexdigest()[:16]}"
