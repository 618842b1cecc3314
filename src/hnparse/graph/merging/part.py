"""What merging needs of a thread."""

from __future__ import annotations

from typing import Protocol

from ...model import Comment, Diagnostic, Missing, Page, Story


class Part(Protocol):
    """A thread of one page or several, and so perhaps a part of a discussion."""

    @property
    def story(self) -> Story: ...
    @property
    def comments(self) -> tuple[Comment, ...]: ...
    @property
    def missing(self) -> tuple[Missing, ...]: ...
    @property
    def pages(self) -> tuple[Page, ...]: ...
    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...
