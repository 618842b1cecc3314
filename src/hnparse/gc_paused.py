"""A context manager that pauses the cyclic garbage collector while a text is read."""

from __future__ import annotations

import gc
from types import TracebackType


class gc_paused:  # noqa: N801 (used as a statement: `with gc_paused():`)
    """Pause the cyclic garbage collector inside a `with` statement.

    Reading a page creates many objects that stay alive and form no cycles. On a long text the collector would scan them
    repeatedly, which takes as long as reading the text.
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
