"""The links in a text: http and https addresses as Hacker News shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

ADDRESS = re.compile(r"""(?<![A-Za-z0-9])[hH][tT][tT][pP][sS]?://(?=\w)[^\s\x00-\x1f<>"“”„«»`]+""")
AFTER = ".,;:!?'’‘…([{。，、；：！？」』）】"
CLOSING = {")": "(", "]": "[", "}": "{"}
SHOWN = 60  # Hacker News cuts a longer address after this many characters and appends three dots


@frozen
class Link:
    """An address in a text.

    Attributes:
        url: The address. It equals ``text[link.start:link.end]``.
        start: The offset of its start, in characters.
        end: The offset of its end, in characters.
        shortened: True if Hacker News cut the address: `url` has its first 60 characters and ``...``, and the rest is
            not in the text.

    >>> text = "See https://rain.example/."
    >>> link = links(text)[0]
    >>> text[link.start : link.end]
    'https://rain.example/'
    """

    url: str
    start: int
    end: int
    shortened: bool = False


def links(text: str) -> tuple[Link, ...]:
    """Return the links in a text, in order. Linear time.

    A link ends before trailing punctuation, and before the first bracket that was not opened inside it.

    >>> [link.url for link in links("It rains (see https://rain.example/Drip_(law)). Or not: http://sun.example?")]
    ['https://rain.example/Drip_(law)', 'http://sun.example']
    """
    return tuple(_links(text))


def _links(text: str) -> Iterator[Link]:
    for match in ADDRESS.finditer(text):
        start, run = match.start(), match[0]
        if run[SHOWN : SHOWN + 3] == "...":
            yield Link(run[: SHOWN + 3], start, start + SHOWN + 3, shortened=True)
        else:
            url = run[: _balanced(run)].rstrip(AFTER)
            yield Link(url, start, start + len(url))


def _balanced(run: str) -> int:
    """Return the offset of the first closing bracket that has no opening one, or the length."""
    unclosed = dict.fromkeys(CLOSING.values(), 0)
    for place, char in enumerate(run):
        if char in unclosed:
            unclosed[char] += 1
        elif char in CLOSING:
            unclosed[CLOSING[char]] -= 1
            if unclosed[CLOSING[char]] < 0:
                return place
    return len(run)
