"""Names that a tool joined to other words of the header. They are separated where this is certain."""

from __future__ import annotations

import re

NUMBER = re.compile(r"(\d+)\Z")
DASHES = "-----"
"""In place of `reply` below a comment that cannot be answered, until 2014."""
REPLY = re.compile(rf"reply|(?<!-){DASHES}(?!-)")
MOST = {"minute": 59, "hour": 23, "day": 9999, "month": 11, "year": 99}
"""The largest number of each unit on a page."""


def parted(name: str, age: str) -> tuple[str | None, str | None]:
    """Separate a name from the age that it is joined to. Both are None if there are several ways, or none.

    The grammar reads all digits of the age except the last one as part of the name.

    >>> parted("winrid", "7 months ago"), parted("wd4", "0 minutes ago"), parted("kleevr6", "5 days ago")
    (('winrid', '7 months ago'), (None, None), (None, None))
    """
    if age.startswith("on "):
        return name, age
    digits = NUMBER.search(name)
    number, _, rest = age.partition(" ")
    if digits is None:
        return name, age
    unit = rest.split(" ", 1)[0].removesuffix("s")
    ways = []
    for at in range(len(digits[1]) + 1):
        count = digits[1][at:] + number
        plural = not rest.startswith(f"{unit} ")
        if int(count) <= MOST[unit] and plural == (count != "1") and (count == "0" or not count.startswith("0")):
            ways.append((name[: digits.start() + at], f"{count} {rest}"))
    ways = [way for way in ways if way[0]]
    return ways[0] if len(ways) == 1 else (None, None)


def after_reply(name: str) -> tuple[int, str]:
    """Separate a name from text above the header that ends in `reply` or in dashes.

    Return the length of that text, and the name.

    >>> after_reply("replywinrid"), after_reply("surereplydmon"), after_reply("No-----dmon"), after_reply("winrid")
    ((5, 'winrid'), (9, 'dmon'), (7, 'dmon'), (0, 'winrid'))
    """
    end = max([word.end() for word in REPLY.finditer(name) if word.end() < len(name)], default=0)
    return end, name[end:]
