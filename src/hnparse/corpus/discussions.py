"""Discussions: the pages of a whole corpus put together, with no more of them in memory than what joins them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve, frozen

from ..graph.merging import group
from ..merging import merge
from ..model import Comment, Diagnostic, Missing, Page, Story
from ..thread import Thread


@frozen(eq=False)
class Skeleton:
    """A thread without the words of its comments, and the place where its JSON stands: a file, and an offset in it."""

    story: Story
    comments: tuple[Comment, ...]
    missing: tuple[Missing, ...]
    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...]
    file: int
    offset: int


def merge_files(files: Iterable[Path]) -> Iterator[Thread]:
    """The discussions in files of threads, one JSON object a line, in the order of their first pages.

    In memory are the ids of all comments and what their pages say of themselves, and the words of one discussion.
    """
    paths = list(files)
    skeletons = [skeleton for number, path in enumerate(paths) for skeleton in _skeletons(path, number)]
    for parts in group(skeletons):
        yield from merge([_read(paths[part.file], part.offset) for part in parts])


def _skeletons(path: Path, number: int) -> Iterator[Skeleton]:
    offset = 0
    with path.open("rb") as file:
        for line in file:
            thread = Thread.from_dict(json.loads(line))
            comments = tuple(evolve(comment, text="") for comment in thread.comments)
            yield Skeleton(thread.story, comments, thread.missing, thread.pages, thread.diagnostics, number, offset)
            offset += len(line)


def _read(path: Path, offset: int) -> Thread:
    with path.open("rb") as file:
        file.seek(offset)
        return Thread.from_dict(json.loads(file.readline()))
