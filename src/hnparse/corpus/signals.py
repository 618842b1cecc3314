"""Signals: Ctrl-C and SIGTERM as exceptions, which end a run cleanly."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Ended(KeyboardInterrupt):
    """A signal that ends the run; `number` is that of the signal."""

    def __init__(self, number: int) -> None:
        super().__init__(f"signal {number}")
        self.number = number


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Raise Ended when SIGINT or SIGTERM comes, once: a second one does not disturb the end of the work."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    ended = False

    def end(number: int, _: Any) -> None:
        nonlocal ended
        if not ended:
            ended = True
            raise Ended(number)

    # What is ignored, as in the background of a shell, stays so.
    before = {number: signal.getsignal(number) for number in numbers}
    before = {number: handler for number, handler in before.items() if handler is not signal.SIG_IGN}
    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
