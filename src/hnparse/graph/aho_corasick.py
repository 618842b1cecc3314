"""Many phrases looked for at once, in one go through a text: the automaton of Aho and Corasick, over words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence


class Phrases:
    """Phrases that can be found: different sequences of words, none of them empty.

    >>> phrases = Phrases([("the", "lamp", "out"), ("lamp",)])
    >>> list(phrases.find(["was", "the", "lamp", "out"]))
    [(1, 3), (0, 4)]
    """

    def __init__(self, phrases: Sequence[Sequence[str]]) -> None:
        # A state is how much of some phrases has just been read; 0 is nothing of any.
        self.following: list[dict[str, int]] = [{}]
        self.ends: dict[int, int] = {}
        for number, phrase in enumerate(phrases):
            self.ends[self._grow(phrase)] = number
        # Where a state goes on when no word fits, and the end of the longest phrase that has just been read in it.
        self.fallback = [0] * len(self.following)
        self.longest = [0] * len(self.following)
        self._fall_back()

    def find(self, words: Iterable[str]) -> Iterator[tuple[int, int]]:
        """The number of each phrase that is in the words, once, and the place behind where it first ends."""
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
            # What ends with a phrase that was found before was found with it.
            while ending and ending not in found:
                found.add(ending)
                yield self.ends[ending], place
                ending = longest[fallback[ending]]

    def _grow(self, phrase: Sequence[str]) -> int:
        """The state in which all of a phrase has been read."""
        state = 0
        for word in phrase:
            if word not in self.following[state]:
                self.following[state][word] = len(self.following)
                self.following.append({})
            state = self.following[state][word]
        return state

    def _fall_back(self) -> None:
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
