"""Inputs: the files that the command is given, by name, by pattern or by folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path


def find_inputs(names: Iterable[str], *, recursive: bool = False) -> Iterator[str]:
    """The files that are meant: a pattern such as ``crawl/*.txt`` is all that it fits, a folder all files below it.

    They come in the order of the names, those of one name in the order of theirs; what begins with a dot is left out.
    Raises FileNotFoundError for a pattern that fits nothing, and IsADirectoryError for a folder, if not `recursive`.
    """
    for name in names:
        path = Path(name)
        if name != "-" and has_magic(name) and not path.exists():
            found = sorted(glob(name, recursive=True))  # noqa: PTH207 (a Path takes no absolute patterns)
            if not found:
                raise FileNotFoundError(2, "no file fits this pattern", name)
            yield from (file for file in found if Path(file).is_file())
        elif path.is_dir():
            if not recursive:
                raise IsADirectoryError(21, "a folder: -r reads the files in it", name)
            below = (
                file
                for file in path.rglob("*")
                if not any(part.startswith(".") for part in file.relative_to(path).parts)
            )
            yield from (str(file) for file in sorted(below) if file.is_file())
        else:
            yield name
