"""A context manager that pauses the cyclic garbage collector while a text is read."""

from __future__ import annotations

import gc
from types import TracebackType


class gc_paused:  # noqa: N801 (used as a statement: `with gc_paused():`)
    """Pause the cyclic garbage collector inside a `with` statement.

    Reading creates many objects; all of them stay alive, and none is part of a cycle. For a long text the collector
    would scan them again and again, which takes as long as reading the text.
    """

    __slots__ = ("was_on",)

    was_on: bool

    def __enter__(self) -> None:
        self.was_on = gc.isenabled()
        gc.disable()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.was_on:
            gc.enable()
