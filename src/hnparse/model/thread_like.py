"""The part of a thread that other modules need. They cannot import Thread, because Thread is built on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from .comment import Comment, Missing
from .diagnostic import Diagnostic
from .page import Page
from .story import Story

SCHEMA = "hnparse.thread/2"
"""The name and version of the JSON form of a thread."""


def is_thread(data: Mapping[str, Any]) -> bool:
    """Return True if a JSON object has the schema of a thread, in any version.

    >>> is_thread({"schema": "hnparse.thread/1"}), is_thread({"text": "Some words."})
    (True, False)
    """
    return str(data.get("schema")).startswith("hnparse.thread/")


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
