"""The Aho-Corasick automaton over words: it finds many phrases in one pass over a text."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence


class Phrases:
    """A set of phrases to search for. The phrases must differ, and none may be empty.

    >>> phrases = Phrases([("the", "lamp", "out"), ("lamp",)])
    >>> list(phrases.find(["was", "the", "lamp", "out"]))
    [(1, 3), (0, 4)]
    """

    def __init__(self, phrases: Sequence[Sequence[str]]) -> None:
        # A state is a node of the trie of all phrases; 0 is its root.
        self.following: list[dict[str, int]] = [{}]
        self.ends: dict[int, int] = {}
        for number, phrase in enumerate(phrases):
            self.ends[self._grow(phrase)] = number
        # The failure link of each state, and the end state of the longest phrase that is a suffix of it.
        self.fallback = [0] * len(self.following)
        self.longest = [0] * len(self.following)
        self._fall_back()

    def find(self, words: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Yield each phrase that occurs: its number, and the position after its first occurrence."""
        following, fallback, longest = self.following, self.fallback, self.longest
        state = 0
        found: set[int] = set()
        for place, word in enumerate(words, 1):
            further = following[state].get(word)
            while further is None and state:
                state = fallback[state]
                further = following[state].get(word)
            state = further or 0
            ending = longest[state]
            # If a phrase was found before, its shorter suffixes were found with it.
            while ending and ending not in found:
                found.add(ending)
                yield self.ends[ending], place
                ending = longest[fallback[ending]]

    def _grow(self, phrase: Sequence[str]) -> int:
        """Add a phrase to the trie and return its end state."""
        state = 0
        for word in phrase:
            if word not in self.following[state]:
                self.following[state][word] = len(self.following)
                self.following.append({})
            state = self.following[state][word]
        return state

    def _fall_back(self) -> None:
        """Compute the failure links, breadth-first."""
        queue = deque(self.following[0].values())
        while queue:
            state = queue.popleft()
            self.longest[state] = state if state in self.ends else self.longest[self.fallback[state]]
            for word, further in self.following[state].items():
                back = self.fallback[state]
                while back and word not in self.following[back]:
                    back = self.fallback[back]
                self.fallback[further] = self.following[back].get(word, 0)
                queue.append(further)
