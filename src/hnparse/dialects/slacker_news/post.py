"""A post: a comment as one page shows it."""

from __future__ import annotations

from attrs import define


@define
class Post:
    """A comment as one page shows it.

    `start` is the offset of its marker. `by` is None if the name is cut off. `level` is the number in braces, which is
    the distance from the root of the page. `kids` is None if the post has no replies line that is certainly its own.
    `gap` is true if a post is lost right after it, and `doubtful` if a replies line may be its own. `hint` is the
    parent that its words begin with, if other posts have no parent lines. `disputed_kids` are in a replies line that
    may belong to another comment.
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
