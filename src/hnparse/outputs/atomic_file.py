"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def atomic_file(path: Path, temporary: Path | None = None) -> Iterator[Path]:
    """A place to write a file to, which takes the file's place when all is written, and else is removed.

    It is beside the file or, if that is given, in the folder `temporary`; then this and the file's folder are made.
    """
    place = path.with_name(f".{path.name}.{os.getpid()}")
    if temporary is not None:
        place = temporary / f"{os.getpid()}-{path.parent.name}-{path.name}"
        temporary.mkdir(parents=True, exist_ok=True)
    try:
        yield place
        if temporary is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        place.replace(path)
    finally:
        place.unlink(missing_ok=True)
