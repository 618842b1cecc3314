"""Files that are written completely or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def atomic_file(path: Path, temporary: Path | None = None) -> Iterator[Path]:
    """Yield the path of a temporary file, which replaces `path` at the end. After an exception, it is removed.

    Links are followed: the target of a link is replaced. A replaced file keeps its mode. The temporary file is beside
    the file or in the folder `temporary`. With `temporary`, missing folders are created. The name of the temporary file
    is random, and it is opened exclusively, so that it never follows an existing file or link.
    """
    path = Path(os.path.realpath(path))
    folder = path.parent if temporary is None else temporary
    if temporary is not None:
        temporary.mkdir(parents=True, exist_ok=True)
    place = folder / f".{secrets.token_hex(16)}"
    os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o666))
    try:
        yield place
        _sync(place)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            place.chmod(stat.S_IMODE(path.stat().st_mode))
        place.replace(path)
    finally:
        place.unlink(missing_ok=True)


def _sync(place: Path) -> None:
    """Wait until the file is on the disk, so that no file of this name is ever incomplete."""
    with place.open("rb+") as file:
        os.fsync(file.fileno())
