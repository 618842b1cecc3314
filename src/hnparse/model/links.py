"""The links of a text: addresses of http and https, as Hacker News shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

ADDRESS = re.compile(r"""(?<![A-Za-z0-9])[hH][tT][tT][pP][sS]?://(?=\w)[^\s\x00-\x1f<>"“”„«»`]+""")
AFTER = ".,;:!?'’‘…([{。，、；：！？」』）】"
CLOSING = {")": "(", "]": "[", "}": "{"}
SHOWN = 60  # Hacker News shows this many characters of a longer address, and three dots


@frozen
class Link:
    """An address in a text, and where it stands: `text[link.start:link.end] == link.url`.

    `shortened` is true for a long one, of which Hacker News shows the first 60 characters and ``...``: the rest is not
    in the text.

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
    """The links of a text, in its order.

    Punctuation behind an address, and all from the first bracket that closes none of its own, is not part of it.

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
    """The place of the first bracket that closes none that was opened, or the end."""
    unclosed = dict.fromkeys(CLOSING.values(), 0)
    for place, char in enumerate(run):
        if char in unclosed:
            unclosed[char] += 1
        elif char in CLOSING:
            unclosed[CLOSING[char]] -= 1
            if unclosed[CLOSING[char]] < 0:
                return place
    return len(run)
