"""A lock on a folder: a locked file in it. Only one process at a time can hold it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(path: Path, message: str) -> Iterator[None]:
    """Hold the lock. The operating system releases it when the process ends, even if the process is killed.

    Raises ValueError with this message if another process holds the lock.
    """
    file = os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        try:
            _take(file)
        except OSError as error:
            raise ValueError(message) from error
        yield
    finally:
        os.close(file)


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
