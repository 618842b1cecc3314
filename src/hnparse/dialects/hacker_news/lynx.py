"""The numbered links of lynx: the targets are in a list at the end of the text, and are put back into the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.edits import splice
from ...text.source import Repair

LIST = re.compile(r"\nReferences\n+(?:[ \t]*(?:Visible|Hidden) links:?\n)?(?=[ \t]*1\. \S)")
ENTRY = re.compile(r"\n[ \t]*(\d{1,6})\. (\S+)(?=\n|\Z)")
SHOWN = (
    r"\d+ (?:minute|hour|day|month|year)s? ago|on [A-Z][a-z]+ \d+, \d{4}"
    r"|(?:root|parent|prev|next|link|reply|[\w-]{1,32})(?!\w)"
)
NUMBER = re.compile(rf"\[(\d{{1,6}})\](?P<shown>{SHOWN})?")
MOST_LOST = 8
WORDS = frozenset(("root", "parent", "prev", "next", "link", "reply"))
TARGET = re.compile(r"(?:user|item|reply)\?id=[^\s()]*|#\d{1,12}\Z")


def repairs(text: str) -> Iterator[Repair]:
    """Yield the text with targets instead of numbers, if it has such a list: `[11]winrid` is `winrid (user?id=…)`."""
    lists = LIST.search(text)
    if lists is None:
        return
    targets = {entry[1]: entry[2] for entry in ENTRY.finditer(text, lists.end() - 1)}
    edits: list[tuple[int, int, str]] = []
    last = 0
    for number in NUMBER.finditer(text, 0, lists.start()):
        url = targets.get(number[1])
        # The numbers of lynx increase, by 1 if no line is lost. Numbers of an author do not.
        if url is None or not last < int(number[1]) <= last + MOST_LOST:
            continue
        last = int(number[1])
        edits.append((number.start(), number.end(1) + 1, ""))
        shown = number["shown"] or ""
        target = TARGET.search(url)
        if target and (" " in shown or shown in WORDS or target[0] == f"user?id={shown}"):
            edits.append((number.end(), number.end(), f" ({target[0]})"))
    edits.append((lists.start(), len(text), ""))
    repaired, shifts = splice(text, edits)
    yield "repaired-layout", "the numbers of links were replaced by the targets of the links", repaired, shifts
