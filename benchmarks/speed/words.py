"""Invented words and comments. Their length, paragraphs and markup are distributed as on Hacker News."""

from __future__ import annotations

from itertools import accumulate
from random import Random

# Measured on a few thousand comments in 40 discussions, as the shares in `discussion.py`.
LENGTH_MU, LENGTH_SIGMA = 5.47, 1.03
"""The distribution of the logarithm of a comment's length. The median is 240 characters; one in ten has over 850."""
PARAGRAPHS = (0.48, 0.26, 0.13, 0.06, 0.04, 0.03)
"""The shares of comments with 1, 2, 3 … paragraphs."""
LINKS, QUOTES, NOTES, CODE = 0.14, 0.07, 0.02, 0.012
"""The shares of comments with a link, a quote, a footnote and code."""

SYLLABLES = (
    *("ba", "be", "bro", "cla", "da", "del", "fen", "fi", "gor", "ha", "in", "ka", "lu", "mer", "mo"),
    *("na", "nor", "ost", "pel", "qui", "ra", "ri", "sal", "sto", "ta", "tor", "ul", "ve", "wen", "zo"),
)
HOSTS = ("lamps.example.org", "tides.example", "code.example.net", "a-rather-long-name.example.com")


class Writer:
    """Writes titles, names and comments, determined by a seed."""

    def __init__(self, random: Random) -> None:
        self.random = random
        words = {"".join(random.choices(SYLLABLES, k=random.choice((1, 1, 2, 2, 2, 3)))) for _ in range(9000)}
        self.vocabulary = ["a", "the", "of", "to", "it", "is", *random.sample(sorted(words), len(words))]
        # The frequency of the word of rank n is proportional to 1 / n, as in natural languages.
        self.shares = list(accumulate(1 / rank for rank in range(1, len(self.vocabulary) + 1)))

    def name(self) -> str:
        """Return a user name."""
        tail = self.random.choice(("", "", "", "42", "_x", "-7"))
        return "".join(self.random.choices(SYLLABLES, k=self.random.choice((2, 3, 4)))) + tail

    def title(self) -> str:
        """Return the title of a story."""
        return self._sentence(50).rstrip(".?")

    def site(self) -> str:
        """Return the host that a story links to."""
        return self.random.choice(HOSTS)

    def comment(self) -> str:
        """Return the text of a comment: paragraphs with a blank line between them, as on a page."""
        chance = self.random.random
        length = min(8000, max(10, int(self.random.lognormvariate(LENGTH_MU, LENGTH_SIGMA))))
        count = self.random.choices(range(1, len(PARAGRAPHS) + 1), PARAGRAPHS)[0]
        paragraphs = [self._paragraph(length // count) for _ in range(count)]
        if chance() < QUOTES:
            paragraphs.insert(0, "> " + self._sentence(90))
        if chance() < LINKS:
            paragraphs[-1] += " " + self._link()
        if chance() < CODE:
            paragraphs.insert(1, "\n".join(f"    {self._sentence(30)}" for _ in range(3)))
        if chance() < NOTES:
            paragraphs[-1] += " [1]"
            paragraphs.append(f"[1] {self._link()}")
        return "\n\n".join(paragraphs)

    def prose(self, length: int) -> str:
        """Return a text of about this number of characters that is not a dump."""
        return "\n\n".join(self._paragraph(500) for _ in range(max(1, length // 500)))

    def _paragraph(self, length: int) -> str:
        sentences, left = [], length
        while left > 0:
            sentence = self._sentence(min(left, self.random.randint(30, 150)))
            sentences.append(sentence)
            left -= len(sentence) + 1
        return " ".join(sentences)

    def _sentence(self, length: int) -> str:
        words = self.random.choices(self.vocabulary, cum_weights=self.shares, k=max(1, length // 5))
        if len(words) > 8:
            words[4] += self.random.choice((",", ",", ";", " –", "’s", " &", " <"))
        return " ".join(words).capitalize() + self.random.choice("...?")

    def _link(self) -> str:
        path = "/".join(self.random.choices(self.vocabulary[20:], k=self.random.randint(1, 4)))
        return f"https://{self.random.choice(HOSTS)}/{path}"
