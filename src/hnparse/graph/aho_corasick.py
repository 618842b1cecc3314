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
        self.transitions: list[dict[str, int]] = [{}]
        self.phrase_at: dict[int, int] = {}
        for number, phrase in enumerate(phrases):
            self.phrase_at[self._add(phrase)] = number
        # The failure link of each state, and its output link: the end of its longest suffix that is a phrase.
        self.failure = [0] * len(self.transitions)
        self.output = [0] * len(self.transitions)
        self._compute_failure_links()

    def find(self, words: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Yield each phrase that occurs: its number, and the position after its first occurrence."""
        transitions, failure, output = self.transitions, self.failure, self.output
        state = 0
        found: set[int] = set()
        for place, word in enumerate(words, 1):
            next_state = transitions[state].get(word)
            while next_state is None and state:
                state = failure[state]
                next_state = transitions[state].get(word)
            state = next_state or 0
            ending = output[state]
            # If a phrase was found before, its shorter suffixes were found with it.
            while ending and ending not in found:
                found.add(ending)
                yield self.phrase_at[ending], place
                ending = output[failure[ending]]

    def _add(self, phrase: Sequence[str]) -> int:
        """Add a phrase to the trie and return its end state."""
        state = 0
        for word in phrase:
            if word not in self.transitions[state]:
                self.transitions[state][word] = len(self.transitions)
                self.transitions.append({})
            state = self.transitions[state][word]
        return state

    def _compute_failure_links(self) -> None:
        """Compute the failure links, breadth-first."""
        queue = deque(self.transitions[0].values())
        while queue:
            state = queue.popleft()
            self.output[state] = state if state in self.phrase_at else self.output[self.failure[state]]
            for word, next_state in self.transitions[state].items():
                back = self.failure[state]
                while back and word not in self.transitions[back]:
                    back = self.failure[back]
                self.failure[next_state] = self.transitions[back].get(word, 0)
                queue.append(next_state)
