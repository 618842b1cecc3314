"""The key of a discussion, which is the same in all tables and exports."""

from __future__ import annotations

from ..graph.merging.differences import shared_ids
from ..model.thread_like import ThreadLike


def discussion_key(thread: ThreadLike) -> str:
    """Return the id of the story or, if it is unknown, the smallest id among the shown comments and their parents.

    Ids that other discussions share are in doubt and not used. If there are no ids, the key is a digest of the
    submitter, the title and the site of the story or, if these are unknown, of all texts and names.
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
    from hashlib import sha256  # imported here because few threads have no ids

    data = "\0".join(["\1" if word is None else word for word in words]).encode("utf-8", "surrogatepass")
    return f"text-{sha256(data).hexdigest()[:16]}"
