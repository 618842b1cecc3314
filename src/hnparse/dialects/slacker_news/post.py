"""A post: a comment as one page shows it."""

from __future__ import annotations

from attrs import define


@define
class Post:
    """A comment as one page shows it.

    `start` is the offset of its marker. `by` is None where the name is cut off. `level` is the number in braces: how
    far it is below the page's root. `kids` is None where the post has no replies line that is surely its own;
    `doubtful` tells that it has one that may be; `gap` that a post is lost right after it. `hint` is the
    parent that its words begin with, where other posts have no parent lines. `disputed_kids` are named by a replies
    line that may be that of another comment.
    """

    start: int
    id: int
    by: str | None
    number: int | None
    time: str | None
    level: int | None
    parent: int | None
    parent_role: str | None
    dead: bool
    deleted: bool
    text: str
    kids: tuple[int, ...] | None
    truncated: bool
    gap: bool
    hint: int | None
    disputed_kids: tuple[int, ...] = ()

    @property
    def doubtful(self) -> bool:
        return self.gap and self.kids is None
