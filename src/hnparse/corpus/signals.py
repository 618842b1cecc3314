"""Signals: Ctrl-C and SIGTERM become exceptions, which end a run cleanly."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Ended(KeyboardInterrupt):
    """Raised when a signal ends the run. `number` is the number of the signal."""

    def __init__(self, number: int) -> None:
        super().__init__(f"signal {number}")
        self.number = number


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Raise Ended on the first SIGINT or SIGTERM. Later ones are ignored, so that they do not disturb the cleanup."""
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

    # A signal that is ignored stays ignored, for example in a background job of a shell.
    before = {number: signal.getsignal(number) for number in numbers}
    before = {number: handler for number, handler in before.items() if handler is not signal.SIG_IGN}
    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
