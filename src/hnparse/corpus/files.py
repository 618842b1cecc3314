"""Files: which ones a corpus has, in the order of their names, and what was left out."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import Factory, define

from .formats import READERS, suffix


@define
class Listing:
    """The files of a corpus, and what was found beside them.

    `skipped` counts what was left out, by the reason. `unread` are folders that cannot be read, with the reason.
    """

    files: list[str] = Factory(list)
    skipped: Counter[str] = Factory(Counter)
    unread: list[tuple[str, str]] = Factory(list)


def find_files(paths: Iterable[str]) -> list[str]:
    """Return the files that are named: themselves, those of known kinds in a folder, or those that match a glob.

    Files and folders whose names begin with ``.`` or ``_`` are passed over where a folder is searched. Raises
    FileNotFoundError for what is not there, and ValueError for a file whose name tells no kind that is known, or that
    is no regular file.

    >>> find_files(["examples/t*.txt"])
    ['examples/tides.txt', 'examples/two-pages.txt']
    """
    return list_files(paths).files


def list_files(paths: Iterable[str]) -> Listing:
    """Return what `find_files` does, together with what was left out. Raises what `find_files` does."""
    listing = Listing()
    found: dict[str, str] = {}
    for path in paths:
        for file in _expand(path, listing):
            found.setdefault(os.path.abspath(file), file)  # noqa: PTH100 -- what is a link stays one
    listing.files = list(found.values())
    return listing


def base_of(paths: Iterable[str]) -> str:
    """Return the folder below which all of that is."""
    folders = []
    for path in paths:
        fixed = path
        while glob.has_magic(fixed) and not Path(path).exists():
            fixed = str(Path(fixed).parent)
        folder = fixed if Path(fixed).is_dir() else Path(fixed).parent
        folders.append(os.path.abspath(folder))  # noqa: PTH100 -- what is a link stays one
    return os.path.commonpath(folders)


def _expand(path: str, listing: Listing) -> Iterator[str]:
    if Path(path).is_dir():
        yield from _in_folder(path, listing)
    elif Path(path).exists():
        if why := _why_not(path):
            raise ValueError(f"{path}: {why}; a corpus has files that end in {', '.join(READERS)}")
        yield path
    elif glob.has_magic(path):
        matches = sorted(glob.iglob(path, recursive=True))  # noqa: PTH207 -- as it was given
        if not matches:
            raise FileNotFoundError(f"{path}: no file matches")
        for match in matches:
            if Path(match).is_dir():
                yield from _in_folder(match, listing)
            elif why := _why_not(match):
                listing.skipped[why] += 1
            else:
                yield match
    else:
        raise FileNotFoundError(f"{path}: No such file or directory")


def _in_folder(folder: str, listing: Listing) -> Iterator[str]:
    def fail(error: OSError) -> None:
        listing.unread.append((str(error.filename), error.strerror or str(error)))

    for path, folders, names in os.walk(folder, onerror=fail):
        hidden = [name for name in (*folders, *names) if name.startswith((".", "_"))]
        links = [name for name in folders if Path(path, name).is_symlink() and name not in hidden]
        listing.skipped["begins with . or _"] += len(hidden)
        listing.skipped["link to a folder"] += len(links)
        folders[:] = sorted(set(folders).difference(hidden, links))
        for name in sorted(set(names).difference(hidden)):
            file = os.path.join(path, name)  # noqa: PTH118 -- as it was given
            if why := _why_not(file):
                listing.skipped[why] += 1
            else:
                yield file


def _why_not(path: str) -> str | None:
    """Return why a file is left out, or None if it is read."""
    if suffix(path) is None:
        ending = Path(path).suffix
        return f"unknown ending {ending}" if ending else "no ending"
    # A pipe would be waited for without end. A link that leads nowhere is read, and then reported as a failure.
    return "no regular file" if Path(path).exists() and not Path(path).is_file() else None
