"""A discussion: what all the rooms of this package together make of a text."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from .graph import ReplyGraph
from .model import Diagnostic, Page, Story
from .model.display import short
from .outputs import Views, from_dict, to_dict, to_json


@frozen(repr=False)
class Thread(ReplyGraph, Views):
    """A discussion, as one page or several show it: the story, the comments, and the graph of their replies.

    `comments` are in the order of their ids; `len(thread)`, ``42 in thread``, `thread[42]` and iteration speak of them.
    `missing` are the comments that are named and not shown, `pages` where it all comes from, `diagnostics` what was
    found wrong on the way.
    """

    story: Story = Story()
    pages: tuple[Page, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The thread as plain dicts and lists, ready for JSON; `from_dict` gives an equal Thread back."""
        return to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """The thread as one JSON object, not ASCII-escaped; `indent` as in `json.dumps`."""
        return to_json(self, indent=indent)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Thread:
        """The thread that `to_dict` was called on.

        Raises ValueError when `data` is no such dict.
        """
        return cls(**from_dict(data))

    def __repr__(self) -> str:
        title = short(self.story.title or "(no title)", 80)
        hidden = f", {len(self.missing)} missing" if self.missing else ""
        wrong = f", {len(self.diagnostics)} diagnostics" if self.diagnostics else ""
        return f"<Thread {title!r}: {len(self)} comments{hidden}{wrong}>"
