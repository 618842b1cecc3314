"""Groups of connected threads. Threads are connected if they share an id, or the head or the text of their story."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TypeVar

from attrs import Factory, define

from ...model.thread_like import ThreadLike
from ..union_find import UnionFind
from .differences import stated_differences
from .ids import key_ids
from .pages import pages_of
from .words import squeezed

P = TypeVar("P", bound=ThreadLike)


def group(parts: Sequence[P]) -> list[list[P]]:
    """Return the threads in connected groups. Linear in the number of ids."""
    sets = UnionFind(len(parts))
    first: dict[int, int] = {}
    for place, part in enumerate(parts):
        # Stories and comments share one sequence of ids, so an id is unique.
        sets.unite(place, *{first.setdefault(id_, place) for id_ in key_ids(part)})
    for places in _with_one_head(parts):
        sets.unite(*places)
    for places in _with_one_text(parts, sets):
        sets.unite(*places)
    return [[parts[place] for place in places] for places in sets.groups()]


def links(parts: Sequence[ThreadLike]) -> Iterator[Sequence[int]]:
    """Yield, for each id, head or text, the places of the threads that share it."""
    sharing: dict[int, list[int]] = {}
    for place, part in enumerate(parts):
        for id_ in key_ids(part):
            sharing.setdefault(id_, []).append(place)
    yield from sharing.values()
    yield from _with_one_head(parts)
    yield from _with_one_text(parts, UnionFind(len(parts)))


# ---- Heads --------------------------------------------------------------------------------------------------------


def _with_one_head(parts: Sequence[ThreadLike]) -> Iterator[list[int]]:
    """Yield the places of threads that share a head.

    Left out are heads whose pages all state the id of the story, because the ids already separate the submissions.
    """
    under: dict[Hashable, list[int]] = {}
    without_id = set()
    for index, part in enumerate(parts):
        for page in pages_of(part):
            if page.by and page.title:
                head = (page.by, page.title, page.site)
                under.setdefault(head, []).append(index)
                if page.story is None:
                    without_id.add(head)
    for head in without_id:
        yield under[head]


# ---- Texts --------------------------------------------------------------------------------------------------------


@define
class _Text:
    """A text of a submitter.

    `places` are the places of the threads that have it, and `untitled` is true if one of their pages has no title.
    `longer` are the next longer texts that begin with it.
    """

    text: str
    places: list[int] = Factory(list)
    untitled: bool = False
    longer: list[_Text] = Factory(list)


def _with_one_text(parts: Sequence[ThreadLike], sets: UnionFind) -> Iterator[list[int]]:
    """Yield the places of threads that share a text or its beginning, if one of their pages has no title.

    `sets` are the threads that are known to be connected.
    """
    untitled: dict[int, set[str]] = {}
    for index, part in enumerate(parts):
        for page in pages_of(part):
            if page.by and not page.title and page.story is None:
                untitled.setdefault(sets.find(index), set()).add(page.by)
    submitters = {name for names in untitled.values() for name in names}
    texts: dict[str, dict[str, _Text]] = {name: {} for name in submitters}
    for index, part in enumerate(parts):
        names = {page.by for page in pages_of(part) if page.by in submitters}
        for name in names if submitters else ():
            for words in (part.story.text, *stated_differences(part).texts):
                if words and name:
                    text = squeezed(words)
                    found = texts[name].setdefault(text, _Text(text))
                    found.places.append(index)
                    found.untitled |= name in untitled.get(sets.find(index), ())
    for by_text in texts.values():
        for chain in _chains(list(by_text.values())):
            if any(text.untitled for text in chain):
                yield [place for text in chain for place in text.places]


def _chains(texts: list[_Text]) -> Iterator[list[_Text]]:
    """Yield chains of texts, each the beginning of the next. A beginning of two different texts belongs to neither."""
    texts.sort(key=lambda text: text.text)
    open_: list[_Text] = []
    starts: list[_Text] = []
    for text in texts:
        while open_ and not text.text.startswith(open_[-1].text):
            open_.pop()
        (open_[-1].longer if open_ else starts).append(text)
        open_.append(text)
    starts.extend(longer for text in texts if len(text.longer) > 1 for longer in text.longer)
    for text in starts:
        chain = [text]
        while len(chain[-1].longer) == 1:
            chain.extend(chain[-1].longer)
        yield chain
