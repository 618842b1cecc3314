"""The differences between pages of one discussion, as merging finds them and as a merged thread states them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import Factory, define

from ...model.thread_like import ThreadLike
from .messages import (
    CODES,
    DEPTHS,
    DEPTHS_BY_PLACE,
    HIDDEN_PARENT,
    OF_COMMENTS,
    SHARED_ID,
    STORY_TEXTS,
    STORY_TIMES,
    Message,
    Parent,
    read_message,
)

MOST_NAMES = 8
"""The number of pages that are named for an id of several discussions: a damaged id can be on any number of pages."""


@define
class Differences:
    """The differences between the pages of a discussion.

    Attributes:
        parents: The parents that pages state for a comment, by its id.
        ids: The comments that have a difference, by the code of its diagnostic.
        texts: The texts of the story, if they differ.
        story_time: True if the times of the story differ.
        places: The comments that a page shows in the place of a top-level comment. This is weak evidence.
        shared: The ids that several discussions have, each with the names of pages that show or name it.
    """

    parents: dict[int, set[Parent]] = Factory(dict)
    ids: dict[str, set[int]] = Factory(lambda: {code: set() for code in (*OF_COMMENTS, DEPTHS)})
    texts: set[str] = Factory(set)
    story_time: bool = False
    places: set[int] = Factory(set)
    shared: dict[int, set[str]] = Factory(dict)

    def update(self, other: Differences) -> None:
        """Add other differences."""
        for id_, parents in other.parents.items():
            self.parents.setdefault(id_, set()).update(parents)
        for code, ids in other.ids.items():
            self.ids[code] |= ids
        self.texts |= other.texts
        self.places |= other.places
        self.share(other.shared)
        self.story_time |= other.story_time

    def share(self, shared: Mapping[int, set[str]]) -> None:
        """Add ids that several discussions have."""
        for id_, names in shared.items():
            self.shared.setdefault(id_, set()).update(names)

    def add(self, message: Message, values: Mapping[str, Any]) -> None:
        """Add the difference that a message states."""
        if message.code in self.ids and "id" in values:
            self.ids[message.code].add(values["id"])
        if message in (HIDDEN_PARENT, DEPTHS_BY_PLACE):
            self.places.add(values["id"])
        elif "parents" in values:
            self.parents.setdefault(values["id"], set()).update(values["parents"])
        elif message == STORY_TEXTS:
            self.texts.update(values["texts"])
        elif message == STORY_TIMES:
            self.story_time = True
        elif message == SHARED_ID:
            self.share({values["id"]: set(values["names"])})


def stated_differences(thread: ThreadLike) -> Differences:
    """Return the differences that the diagnostics of a merged thread state."""
    differences = Differences()
    for diagnostic in thread.diagnostics:
        if diagnostic.code in CODES and (found := read_message(diagnostic.code, diagnostic.message)):
            differences.add(*found)
    return differences


def shared_ids(thread: ThreadLike) -> set[int]:
    """Return the ids of a thread that other discussions have, too."""
    return set(stated_differences(thread).shared)
