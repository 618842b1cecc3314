"""Finding the input files that names, patterns and folders stand for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from fnmatch import fnmatch
from glob import has_magic
from pathlib import Path

OnError = Callable[[OSError], None]


def find_inputs(names: Iterable[str], on_error: OnError, *, recursive: bool = False) -> Iterator[str]:
    """Yield the files that names stand for: all matches of a pattern and, if `recursive`, all files below a folder.

    Names are processed in order, the files of one name in alphabetical order. Hidden files, whose names begin with a
    dot, are skipped. A file that one name reaches by several links is yielded once. `on_error` is called with an
    OSError for a pattern without matches, and for a folder that is empty, cannot be read or is given without
    `recursive`.
    """
    for name in names:
        if name == "-":
            yield name
        elif has_magic(name) and not Path(name).exists():
            yield from _once(_fitting(name, on_error, recursive))
        elif Path(name).is_dir():
            yield from _once(_in_folder(name, on_error, recursive))
        else:
            yield name


def _fitting(pattern: str, on_error: OnError, recursive: bool) -> Iterator[str]:
    """Yield the files that match a pattern and, if `recursive`, those in the folders that match it."""
    found = sorted(_expand(pattern, on_error))
    if not found:
        on_error(FileNotFoundError(2, "no file matches this pattern", pattern))
    files = [path for path in found if Path(path).is_file()]
    yield from files
    folders = [path for path in found if Path(path).is_dir()]
    # A pattern with `**` matches folders only because of the files in them.
    if not recursive and files:
        return
    for folder in folders:
        yield from _in_folder(folder, on_error, recursive)


def _in_folder(folder: str, on_error: OnError, recursive: bool) -> Iterator[str]:
    if not recursive:
        on_error(IsADirectoryError(21, "this is a folder: use -r to read the files in it", folder))
        return
    failed = False

    def fail(error: OSError) -> None:
        nonlocal failed
        failed = True
        on_error(error)

    files = [
        path
        for below, names in _walk(folder, fail)
        for name in names
        if Path(path := os.path.join(below, name)).is_file()  # noqa: PTH118 -- as it was given
    ]
    if not files and not failed:
        on_error(FileNotFoundError(2, "no file in this folder", folder))
    yield from sorted(files)


def _expand(pattern: str, on_error: OnError) -> list[str]:
    """Return all paths that match a pattern; ``**`` matches a folder and all folders below it."""
    drive, rest = os.path.splitdrive(pattern)
    names = [part for part in rest.split("/") if part]
    parts = [part for part, before in zip(names, ["", *names], strict=False) if part != "**" or before != "**"]
    found = [drive + "/" if rest.startswith("/") else drive]
    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        if part == "**":
            walks = [walked for folder in found for walked in _walk(folder, on_error)]
            found = [folder for folder, _ in walks]
            if last:
                found = [os.path.join(folder, name) for folder, names in walks for name in names]  # noqa: PTH118
        else:
            found = [path for folder in found for path in _matches(folder, part, on_error)]
            if not last:
                found = [path for path in found if Path(path).is_dir()]
        found = list(dict.fromkeys(found))
    return found


def _matches(folder: str, part: str, on_error: OnError) -> list[str]:
    if not has_magic(part):
        path = os.path.join(folder, part)  # noqa: PTH118
        return [path] if os.path.lexists(path) else []
    hidden = part.startswith(".")
    names = _names(folder, on_error)
    return [
        os.path.join(folder, name)  # noqa: PTH118
        for name in names
        if fnmatch(name, part) and (hidden or not name.startswith("."))
    ]


def _walk(folder: str, on_error: OnError) -> Iterator[tuple[str, list[str]]]:
    """Yield a folder and all folders below it with the names in them, each once even if links lead to it."""
    seen = set()
    stack = [folder]
    while stack:
        path = stack.pop()
        real = os.path.realpath(path)
        if real in seen:
            continue
        seen.add(real)
        names = [name for name in _names(path, on_error) if not name.startswith(".")]
        yield path, names
        below = [os.path.join(path, name) for name in reversed(names)]  # noqa: PTH118
        stack.extend(name for name in below if Path(name).is_dir())


def _names(folder: str, on_error: OnError) -> list[str]:
    try:
        return sorted(os.listdir(folder or "."))  # noqa: PTH208 -- names, not paths
    except OSError as error:
        error.filename = folder
        on_error(error)
        return []


def _once(files: Iterable[str]) -> Iterator[str]:
    """Yield the files without those that were yielded before under another path."""
    seen = set()
    for file in files:
        real = os.path.realpath(file)
        if real not in seen:
            seen.add(real)
            yield file
