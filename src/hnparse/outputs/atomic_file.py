"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def atomic_file(path: Path, temporary: Path | None = None) -> Iterator[Path]:
    """A place to write a file to, which takes the file's place when all is written, and else is removed.

    A link is followed: the file that it leads to is replaced, and a file that was there before keeps its mode. The
    place is beside the file or, if that is given, in the folder `temporary`; then this and the file's folder are made.
    The place is new: its name is drawn, and it is opened so that neither a file nor a link of that name is ever
    followed.
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
    """Wait until the file is on the disk, so that its name never stands for less than all of it."""
    with place.open("rb+") as file:
        os.fsync(file.fileno())
