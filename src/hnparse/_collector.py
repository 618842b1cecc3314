"""The cyclic garbage collector, paused while a text is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No garbage is looked for as long as this lasts.

    Reading makes many objects, all of them needed and none of them in a circle. The collector would go through those of
    a long text again and again, which takes as long as reading it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
