"""The cyclic garbage collector, paused while a text is read."""

from __future__ import annotations

import gc
from types import TracebackType


class gc_paused:  # noqa: N801 (used as a statement: `with gc_paused():`)
    """No garbage is looked for as long as this lasts.

    Reading makes many objects, all of them needed and none of them in a circle. The collector would go through those of
    a long text again and again, which takes as long as reading it.
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
