"""Which threads are of one discussion: those that share an id or the head of their story, by union-find."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from attrs import Factory, define

from ...model.thread_like import ThreadLike
from .differences import recall
from .pages import pages_of
from .words import squeezed

P = TypeVar("P", bound=ThreadLike)


def group(parts: Sequence[P]) -> list[list[P]]:
    """The threads of each discussion. What takes longest is to look at each id once."""
    sets = _Sets(len(parts))
    _unite_by_ids(parts, sets)
    _unite_by_heads(parts, sets)
    _unite_by_texts(parts, sets)
    groups: dict[int, list[P]] = {}
    for index, part in enumerate(parts):
        groups.setdefault(sets.find(index), []).append(part)
    return list(groups.values())


class _Sets:
    """Union-find over the numbers from 0 on."""

    def __init__(self, size: int) -> None:
        self.above = list(range(size))
        self.size = [1] * size

    def find(self, index: int) -> int:
        above = self.above
        while above[index] != index:
            above[index] = index = above[above[index]]
        return index

    def unite(self, indices: Iterable[int]) -> None:
        first: int | None = None
        for index in indices:
            root = self.find(index)
            if first is None or first == root:
                first = root
                continue
            if self.size[first] < self.size[root]:
                first, root = root, first
            self.above[root] = first
            self.size[first] += self.size[root]


# ---- Ids ----------------------------------------------------------------------------------------------------------


def _unite_by_ids(parts: Sequence[ThreadLike], sets: _Sets) -> None:
    """Stories and comments have their ids from one count, so one id is one thing, whoever names it."""
    owner: dict[int, int] = {}
    for index, part in enumerate(parts):
        for id_ in set(_ids(part)):
            first = owner.setdefault(id_, index)
            if first != index:
                sets.unite((first, index))


def _ids(part: ThreadLike) -> Iterator[int]:
    """The ids that are shown or linked; one that is only listed as popular, or in doubt, is no evidence."""
    for comment in part.comments:
        yield comment.id
        if comment.parent is not None:
            yield comment.parent
        for kid in comment.kids:
            if kid > comment.id:
                yield kid
    for missing in part.missing:
        if missing.parent is not None:
            yield from (missing.id, missing.parent)
    for story in (part.story.id, *[page.story for page in part.pages]):
        if story is not None:
            yield story
    for id_, told in recall(part).parents.items():
        yield id_
        yield from (parent for parent in told if parent is not None)


# ---- Heads --------------------------------------------------------------------------------------------------------


def _unite_by_heads(parts: Sequence[ThreadLike], sets: _Sets) -> None:
    """A head that no page gives without the story's id is one of several submissions: the ids have told them apart."""
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
        sets.unite(under[head])


# ---- Texts --------------------------------------------------------------------------------------------------------


@define
class _Text:
    """A text of a submitter: the sets of threads that have it, and whether one of their pages has no title."""

    text: str
    roots: list[int] = Factory(list)
    untitled: bool = False
    longer: list[_Text] = Factory(list)


def _unite_by_texts(parts: Sequence[ThreadLike], sets: _Sets) -> None:
    """A page without title belongs to the pages with the same text, one of which may be the beginning of another."""
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
            for words in (part.story.text, *recall(part).texts):
                if words and name:
                    text = squeezed(words)
                    found = texts[name].setdefault(text, _Text(text))
                    root = sets.find(index)
                    found.roots.append(root)
                    found.untitled |= name in untitled.get(root, ())
    for by_text in texts.values():
        for chain in _chains(list(by_text.values())):
            if any(text.untitled for text in chain):
                sets.unite(root for text in chain for root in text.roots)


def _chains(texts: list[_Text]) -> Iterator[list[_Text]]:
    """The texts in runs, each the beginning of the next; one that begins two different texts is of neither."""
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
