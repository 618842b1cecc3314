"""What pages of one discussion tell differently: written into diagnostics, and read from them when merging goes on.

A thread that was merged has the contradictions of its pages only here. So each message begins with what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import cast

from attrs import Factory, define

from ...model import Diagnostic, Page, Severity
from ...model.thread_like import ThreadLike
from ...text import SEVERITIES

Parent = int | None
"""The id of a comment that is answered, or None for the story."""

PARENTS, DEPTHS, STORIES = "differing-parents", "differing-depths", "differing-stories"
AUTHORS, TIMES, WORDS = "differing-authors", "differing-times", "differing-words"
STATES, KIDS, PLACES = "differing-states", "differing-kids", "differing-places"
DISCUSSIONS = "differing-discussions"
OF_COMMENTS = (AUTHORS, TIMES, WORDS, STATES, KIDS)
CODES = frozenset({PARENTS, DEPTHS, PLACES, STORIES, DISCUSSIONS, *OF_COMMENTS})

WHAT = {AUTHORS: "authors", TIMES: "times", WORDS: "words", STATES: "states", KIDS: "kids", DEPTHS: "levels"}
COMMENT = re.compile(r"comment (-?\d+) is told to (?:answer ((?:and |-?\d+ |the story )+)|be (at the top) )?")
TEXTS = "the story is told to have the texts "
SHARED = re.compile(r"id (-?\d+) is told to be of different discussions: ")
MOST_NAMES = 8
"""A damaged id can be on any number of pages: so many of them are named, the first by their names."""
TIME_OF_STORY = "the story is told to have different times: "


@define
class Differences:
    """What was found to differ: parents by the id of a comment, ids by the code, and what differs of the story.

    `places` are the comments that a page has at the top, which tells no parent for sure. `shared` are the ids that
    several discussions share, with the names of the pages that show or name them.
    """

    parents: dict[int, set[Parent]] = Factory(dict)
    ids: dict[str, set[int]] = Factory(lambda: {code: set() for code in WHAT})
    texts: set[str] = Factory(set)
    story_time: bool = False
    places: set[int] = Factory(set)
    shared: dict[int, set[str]] = Factory(dict)

    def update(self, other: Differences) -> None:
        """Add what another one has."""
        for id_, told in other.parents.items():
            self.parents.setdefault(id_, set()).update(told)
        for code, ids in other.ids.items():
            self.ids[code] |= ids
        self.texts |= other.texts
        self.places |= other.places
        self.share(other.shared)
        self.story_time |= other.story_time

    def share(self, shared: Mapping[int, set[str]]) -> None:
        """Add ids that several discussions share."""
        for id_, names in shared.items():
            self.shared.setdefault(id_, set()).update(names)


def recall(part: ThreadLike) -> Differences:
    """What the diagnostics of a thread say that merging has found."""
    found = Differences()
    for diagnostic in part.diagnostics:
        if diagnostic.code not in CODES:
            continue
        about = COMMENT.match(diagnostic.message)
        if about:
            id_ = int(about[1])
            if diagnostic.code in found.ids:
                found.ids[diagnostic.code].add(id_)
            if diagnostic.code == PLACES or about[3]:
                found.places.add(id_)
            elif about[2]:
                told = about[2].removesuffix(" ").split(" and ")
                found.parents.setdefault(id_, set()).update(_parent(name) for name in told)
        elif diagnostic.message.startswith(TEXTS):
            found.texts.update(_unquoted(diagnostic.message, len(TEXTS)))
        elif shared := SHARED.match(diagnostic.message):
            found.shared.setdefault(int(shared[1]), set()).update(_unquoted(diagnostic.message, shared.end()))
        elif diagnostic.message.startswith(TIME_OF_STORY):
            found.story_time = True
    return found


def shared_ids(thread: ThreadLike) -> set[int]:
    """Return the ids of a thread that other discussions share."""
    return set(recall(thread).shared)


def comment_differs(
    code: str,
    id_: int,
    told: Collection[Parent],
    pages: Sequence[Page],
    *,
    in_doubt: bool = False,
    at_top: bool = False,
) -> Diagnostic:
    """The pages tell different things of a comment; `told` are the parents, if it is about them or the depth.

    `in_doubt` says that the id of the comment or of a parent is, `at_top` that only its place tells the parent.
    """
    if code == PLACES:
        what = f"answer {_names(told)} and to be at the top where that is hidden"
    elif code == PARENTS:
        what = f"answer {_names(told)} {'where an id is in doubt' if in_doubt else 'on different pages'}"
    elif at_top:
        what = f"be at the top but to be on different {WHAT[code]}"
    elif told:
        what = f"answer {_names(told)} but to be on different {WHAT[code]}"
    else:
        what = f"{'be on' if code == DEPTHS else 'have'} different {WHAT[code]}"
    return _on(pages, code, f"comment {id_} is told to {what}: ")


def texts_differ(texts: Sequence[str], pages: Sequence[Page]) -> Diagnostic:
    """The story has several texts, none of which is the beginning of another."""
    return _on(pages, STORIES, f"{TEXTS}{_quoted(texts)}: ")


def story_times_differ(pages: Sequence[Page]) -> Diagnostic:
    """The story is told to have several times."""
    return _on(pages, STORIES, TIME_OF_STORY)


def story_kids_differ(pages: Sequence[Page]) -> Diagnostic:
    """The story is told to have several lists of replies."""
    return _on(pages, KIDS, "the story is told to have different kids: ")


def discussions_differ(id_: int, names: Collection[str], pages: Sequence[Page]) -> Diagnostic:
    """Several discussions share an id; `names` are those of the pages that do, `pages` are those of one discussion."""
    first = [page for page in pages if page_name(page) in names][:1]
    message = f"id {id_} is told to be of different discussions: {_quoted(sorted(names)[:MOST_NAMES])}"
    return _on(first or pages, DISCUSSIONS, message, name=False)


def heads_differ(field: str, told: Sequence[tuple[object, Page]]) -> Diagnostic:
    """The head of the story has several values, each of them on a page that is named."""
    where = " and ".join([f"{_quoted(value)} on {page_name(page)}" for value, page in told])
    return _on([page for _, page in told], STORIES, f"the story is told to have the {field} {where}", name=False)


def _on(pages: Sequence[Page], code: str, message: str, *, name: bool = True) -> Diagnostic:
    first = pages[0] if pages else Page()
    names = ", ".join(dict.fromkeys(map(page_name, pages or [first]))) if name else ""
    return Diagnostic(code, cast("Severity", SEVERITIES[code]), message + names, first.source, first.line)


def page_name(page: Page) -> str:
    """Return what messages call a page: its source and its line."""
    return f"{page.source or page.url or '<text>'}:{page.line}"


def _names(told: Iterable[Parent]) -> str:
    ordered = sorted(told, key=lambda parent: (parent is not None, parent or 0))
    return " and ".join(["the story" if parent is None else str(parent) for parent in ordered])


def _parent(name: str) -> Parent:
    return None if name == "the story" else int(name)


def _quoted(value: object) -> str:
    import json  # here, for few pages differ, and who imports the package needs no JSON yet

    return json.dumps(value, ensure_ascii=False)


def _unquoted(text: str, start: int) -> list[str]:
    import json

    texts: list[str] = json.JSONDecoder().raw_decode(text, start)[0]
    return texts
