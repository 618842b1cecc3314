"""Files: which ones a corpus has, in the order of their names."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from .formats import suffix


def find_files(paths: Iterable[str]) -> list[str]:
    """The files that are named: themselves, all those of a kind that is known in a folder, or all that match a glob.

    Files and folders whose names begin with ``.`` or ``_`` are passed over where a folder is searched. Raises
    FileNotFoundError for what is not there, and ValueError for a file whose name tells no kind that is known.

    >>> find_files(["examples/t*.txt"])
    ['examples/tides.txt', 'examples/two-pages.txt']
    """
    found: dict[str, str] = {}
    for path in paths:
        for file in _expand(path):
            found.setdefault(os.path.abspath(file), file)  # noqa: PTH100 -- what is a link stays one
    return list(found.values())


def base_of(paths: Iterable[str]) -> str:
    """The folder below which all of that is."""
    folders = []
    for path in paths:
        fixed = path
        while glob.has_magic(fixed) and not Path(path).exists():
            fixed = str(Path(fixed).parent)
        folder = fixed if Path(fixed).is_dir() else Path(fixed).parent
        folders.append(os.path.abspath(folder))  # noqa: PTH100 -- what is a link stays one
    return os.path.commonpath(folders)


def _expand(path: str) -> Iterator[str]:
    if Path(path).is_dir():
        yield from _in_folder(path)
    elif Path(path).exists():
        if suffix(path) is None:
            raise ValueError(f"{path}: the name tells no kind of file that a corpus has")
        yield path
    elif glob.has_magic(path):
        matches = sorted(match for match in glob.iglob(path, recursive=True) if suffix(match))  # noqa: PTH207
        if not matches:
            raise FileNotFoundError(f"{path}: no file matches")
        for match in matches:
            yield from _expand(match)
    else:
        raise FileNotFoundError(f"{path}: No such file or directory")


def _in_folder(folder: str) -> Iterator[str]:
    for path, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in sorted(names):
            if not name.startswith((".", "_")) and suffix(name):
                yield os.path.join(path, name)  # noqa: PTH118 -- as it was given
