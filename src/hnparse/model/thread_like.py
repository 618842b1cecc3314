"""The part of a thread that other modules need. They cannot import Thread, because Thread is built on them."""

from __future__ import annotations

from typing import Protocol

from .comment import Comment, Missing
from .diagnostic import Diagnostic
from .page import Page
from .story import Story

SCHEMA = "hnparse.thread/2"
"""The name and version of the JSON form of a thread."""


class ThreadLike(Protocol):
    """The data of a thread, without its queries and exports."""

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
