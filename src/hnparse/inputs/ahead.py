"""Reading ahead: a thread computes the next values of an iterator while the last ones are being used."""

from __future__ import annotations

from collections.abc import Iterator
from queue import SimpleQueue
from threading import Semaphore, Thread
from typing import TypeVar

Value = TypeVar("Value")


def ahead(values: Iterator[Value], number: int) -> Iterator[Value]:
    """Yield the values of an iterator, and raise its error. A thread computes up to `number` values in advance.

    This is faster if the iterator spends its time in functions that do not need Python's lock, such as decompression.
    """
    computed: SimpleQueue[list[Value] | Exception] = SimpleQueue()
    room = Semaphore(number)
    is_needed = True

    def compute() -> None:
        try:
            while room.acquire() and is_needed:
                computed.put([next(values)])
        except StopIteration:
            computed.put([])
        except Exception as error:
            computed.put(error)

    Thread(target=compute, daemon=True).start()
    try:
        while value := computed.get():
            if isinstance(value, Exception):
                raise value
            room.release()
            yield value[0]
    finally:
        is_needed = False
        room.release()
