"""What of a thread the rooms before it need: a thread ties them together, so none of them can import it."""

from __future__ import annotations

from typing import Protocol

from .comment import Comment, Missing
from .diagnostic import Diagnostic
from .page import Page
from .story import Story

SCHEMA = "hnparse.thread/2"
"""The name and version of the JSON form of a thread."""


class ThreadLike(Protocol):
    """A thread of one page or several, without the questions and the exports that it has."""

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
