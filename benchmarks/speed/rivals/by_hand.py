"""A quick solution: one regular expression over the text. It reads only undamaged pages in the standard form."""

from __future__ import annotations

import re

from .answer import Answer, with_parents

MARKER = r"(?:(\d+)\. )?([\w-]+) (?:\[dead post\] )?◴\[([^]\n]*)\] No\.(\d+)(?:\{(\d+)\})?\[source\]\n"
POST = re.compile(
    rf"^{MARKER}"
    r"(?:>>\d+(?: \(\w\w\))? #\n)?"
    r"(.*\n(?:(?!replies\(\d+\): >>|ID: GO\n|(?:\d+\. )?[\w-]+ (?:\[dead post\] )?◴\[).*\n)*)"
    r"(?:replies\(\d+\): >>(.*) #\n)?",
    re.MULTILINE,
)
MARKER_ALONE = re.compile(f"^{MARKER}", re.MULTILINE)


def read(text: str) -> Answer:
    """Return the comments of a page."""
    return with_parents(
        [
            {
                "number": int(number) if number else None,
                "by": by,
                "time": time or None,
                "id": int(id_),
                "level": int(level) if level else None,
                "text": words.rstrip(),
                "kids": [int(kid) for kid in kids.split(" #>>")] if kids else [],
            }
            for number, by, time, id_, level, words, kids in POST.findall(text)
        ]
    )
