"""A post: a comment as one page shows it, and what the rest of the page tells about its place in the graph."""

from __future__ import annotations

from attrs import define

from ...model import ParentSource
from ..draft import DraftComment


@define(eq=False, repr=False)
class Post(DraftComment):
    """A comment as one page shows it, with the lines of its own that tell its place in the graph.

    `offset` is that of its marker. `by` is None if the name is cut off. `braces` is the number in braces, which is the
    distance from the root of the page. `has_list` is false if the post has no replies line that is certainly its own.
    `gap` is true if a post is lost right after it, and `doubtful` if a replies line may be its own. `hint` is the
    parent that its words begin with, if other posts have no parent lines. `disputed_kids` are in a replies line that
    may belong to another comment.

    Linking sets `parent`, `source` and `level`. `source` is None as long as nothing tells the parent.
    """

    number: int | None = None
    braces: int | None = None
    parent_line: int | None = None
    parent_role: str | None = None
    has_list: bool = False
    gap: bool = False
    hint: int | None = None
    disputed_kids: tuple[int, ...] = ()
    parent: int | None = None
    source: ParentSource | None = None

    @property
    def doubtful(self) -> bool:
        """Whether a replies line may be its own, without certainty."""
        return self.gap and not self.has_list

    def set(self, parent: int | None, source: ParentSource) -> None:
        """Set the parent and its source."""
        self.parent = parent
        self.source = source
