"""The difference between two threads of one discussion: the changes between two crawls."""

from __future__ import annotations

from attrs import evolve, frozen

from ..model import Comment
from ..model.display import count
from .discussion import Discussion


@frozen(repr=False)
class Difference:
    """The difference between a thread and an earlier one of the same discussion.

    A value that the later thread lacks is not a change, such as a name that is cut off, a time that is not shown, or a
    shorter replies line. The difference is false if nothing changed.

    Attributes:
        added: The comments that only the later thread shows.
        changed: The comments that differ, as pairs of the earlier and the later one.
        gone: The comments that only the earlier thread shows. They were not necessarily deleted.
        named: The ids that the later thread names but does not show, and that the earlier one did not know.
        score: The points of the story in the earlier and the later thread.

    >>> import hnparse
    >>> first, second = hnparse.load_all("examples/two-pages.txt")
    >>> difference = second.diff(first)
    >>> len(difference.added), difference.score
    (4, (88, 96))
    """

    added: tuple[Comment, ...] = ()
    changed: tuple[tuple[Comment, Comment], ...] = ()
    gone: tuple[Comment, ...] = ()
    named: tuple[int, ...] = ()
    score: tuple[int | None, int | None] = (None, None)

    def __bool__(self) -> bool:
        """Return True if there is any difference."""
        return bool(self.added or self.changed or self.gone or self.named or self.score[0] != self.score[1])

    def __repr__(self) -> str:
        parts = [f"{count(len(self.added), 'comment')} added", f"{len(self.changed)} changed", f"{len(self.gone)} gone"]
        if self.named:
            parts.append(f"{len(self.named)} named")
        if self.score[0] != self.score[1]:
            parts.append(f"score {self.score[0]} -> {self.score[1]}")
        return f"<Difference: {', '.join(parts)}>"


def difference(earlier: Discussion, later: Discussion) -> Difference:
    """Return the difference. Raises ValueError for threads without ids, and for threads of two discussions."""
    if not (earlier.has_ids and later.has_ids):
        raise ValueError("threads are compared by the ids of their comments, but one of these threads has no ids")
    if not _are_one(earlier, later):
        raise ValueError("these threads have no id in common: they belong to different discussions")
    before = {comment.id: comment for comment in earlier.comments}
    now = {comment.id: comment for comment in later.comments}
    changed = []
    for id_, comment in now.items():
        old = before.get(id_)
        if old is not None and _known(comment, old) != old:
            changed.append((old, comment))
    known = before.keys() | {missing.id for missing in earlier.missing}
    return Difference(
        tuple([comment for id_, comment in now.items() if id_ not in before]),
        tuple(changed),
        tuple([comment for id_, comment in before.items() if id_ not in now]),
        tuple([missing.id for missing in later.missing if missing.id not in known]),
        (earlier.story.score, later.story.score),
    )


def _known(comment: Comment, old: Comment) -> Comment:
    """Return the later comment, completed from the earlier one where it lacks something."""
    same_parent = comment.parent_source == "unknown" or (comment.is_top_level and old.is_top_level)
    if old.parent_source == "unknown":
        same_parent = False
    return evolve(
        comment,
        by=old.by if comment.by is None and not comment.deleted else comment.by,
        time=old.time if comment.time is None else comment.time,
        text=old.text if comment.truncated and old.text.startswith(comment.text) else comment.text,
        parent=old.parent if same_parent or comment.parent == old.parent else comment.parent,
        parent_source=old.parent_source if same_parent or comment.parent == old.parent else comment.parent_source,
        kids=old.kids if set(comment.kids) <= set(old.kids) else comment.kids,
        depth=old.depth if comment.depth is None else comment.depth,
        truncated=old.truncated,
        # The age changes with the time of the crawl.
        age=old.age,
        written=old.written,
        candidates=old.candidates,
    )


def _are_one(earlier: Discussion, later: Discussion) -> bool:
    """Return True if the threads have an id in common, or if one of them is empty."""
    one, two = _ids(earlier), _ids(later)
    return not one or not two or not one.isdisjoint(two)


def _ids(thread: Discussion) -> set[int]:
    ids = {comment.id for comment in thread.comments} | {missing.id for missing in thread.missing}
    ids |= {comment.parent for comment in thread.comments if comment.parent is not None}
    return ids if thread.story.id is None else ids | {thread.story.id}
