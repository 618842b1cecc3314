"""Finding the files of a corpus, in the order of their names, and counting those that are skipped."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import Factory, define

from ..inputs.formats import ending
from ..inputs.kinds import WrongKindError, check_kind, kind_of
from ..inputs.streams import Stream


@define
class Listing:
    """The files of a corpus, and everything else that was found.

    `skipped` counts the skipped files and folders by reason. `unread` lists the folders that cannot be read, with the
    reason.
    """

    files: list[str] = Factory(list)
    skipped: Counter[str] = Factory(Counter)
    unread: list[tuple[str, str]] = Factory(list)


def find_files(paths: Iterable[str]) -> list[str]:
    """Return the files that paths stand for: a file itself, the files in a folder, or the matches of a pattern.

    In folders and among matches, files that are not regular files are skipped. In folders, names that begin with ``.``
    or ``_`` and links to folders are skipped too.

    Raises:
        FileNotFoundError: A path does not exist, or a pattern has no matches.
        ValueError: A path is not a regular file, or is a file that hnparse does not read.

    >>> find_files(["examples/t*.txt"])
    ['examples/tides.txt', 'examples/two-pages.txt']
    """
    return list_files(paths).files


def list_files(paths: Iterable[str]) -> Listing:
    """Return the files that `find_files` returns, and what was skipped. Raises the same errors."""
    listing = Listing()
    found: dict[str, str] = {}
    for path in paths:
        for file in _expand(path, listing):
            found.setdefault(os.path.abspath(file), file)  # noqa: PTH100 -- keep links
    listing.files = list(found.values())
    return listing


def base_of(paths: Iterable[str]) -> str:
    """Return the common folder of all paths. For a pattern, only the part before its first wildcard counts."""
    folders = []
    for path in paths:
        fixed = path
        while glob.has_magic(fixed) and not Path(path).exists():
            fixed = str(Path(fixed).parent)
        folder = fixed if Path(fixed).is_dir() else Path(fixed).parent
        folders.append(os.path.abspath(folder))  # noqa: PTH100 -- keep links
    return os.path.commonpath(folders)


def _expand(path: str, listing: Listing) -> Iterator[str]:
    if Path(path).is_dir():
        yield from _in_folder(path, listing)
    elif Path(path).exists():
        if why := _why_not(path) or _wrong_kind(path):
            raise ValueError(f"{path}: {why}")
        yield path
    elif glob.has_magic(path):
        matches = sorted(glob.iglob(path, recursive=True))  # noqa: PTH207 -- keep the path as given
        if not matches:
            raise FileNotFoundError(f"{path}: no file matches this pattern")
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
            file = os.path.join(path, name)  # noqa: PTH118 -- keep the path as given
            if why := _why_not(file):
                listing.skipped[why] += 1
            else:
                yield file


def _why_not(path: str) -> str | None:
    """Return why a file is skipped, or None if it is read."""
    # Reading a pipe could wait forever. A broken link is read, and then reported as a failure.
    return "not a regular file" if Path(path).exists() and not Path(path).is_file() else None


def _wrong_kind(path: str) -> str | None:
    """Return why a file cannot be read, if its first bytes show it and its name does not promise records."""
    if ending(path) is not None:
        return None
    try:
        start = Stream.of_path(path).start
        check_kind(kind_of(start, path), start)
    except WrongKindError as error:
        return str(error)
    except Exception:  # Reading the file will report it as a failure.
        return None
    return None
