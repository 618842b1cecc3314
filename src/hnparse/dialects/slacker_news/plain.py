"""Plain posts: those of a page of which nothing is to be decided, nearly all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .clean_text import clean_text, next_untidy
from .head import ids
from .numbering import Numbering
from .post import Post
from .raw import RawPost


def plain_posts(posts: Sequence[RawPost], source: str, numbering: Numbering) -> Iterator[Post | None]:
    """Each of the posts that is plain, and None in the place of one that is not.

    A plain one has no lines but its own, has words, and as many replies as it says, and by the numbers nothing is lost
    right below it. Where the page or the text ends, more is to be asked.
    """
    numbers, lost = numbering.numbers, numbering.lost
    last = len(numbers) - 1
    untidy = -1
    for index, post in enumerate(posts):
        marker = post[0]
        start = marker.start
        number, by, dead, time, id_, level, line_kids = marker.values
        parent = role = entries = None
        count = 0
        _, *lines = post
        if lines and lines[0].type == "PARENT_LINE":
            parent, role = lines.pop(0).values
        if len(lines) == 2 and lines[1].type == "REPLIES_LINE":
            count, entries = lines.pop().values
        if len(lines) != 1 or lines[0].type != "TEXT" or lost[index + 1] or start == 0 or by is None or line_kids:
            yield None
            continue
        above, below = lines[0].start, lines[0].end
        kids = ids(entries) if entries else None
        if untidy < above:
            untidy = next_untidy(source, above)
        indent = source.find(number or by, start) - start - 1
        if indent or untidy <= below or source[above] != "\n" or source.startswith("\n\n", above):
            text = clean_text(source[above:below], indent)
        else:
            text = source[above + 1 : below].rstrip()
        if (
            not text
            or (parent and not numbering.has_parent_lines)
            or (kids is not None and len(kids) != int(count))
            or (index == last and (numbering.ends_early() or (kids is not None and post[-1].end == len(source))))
        ):
            yield None
            continue
        yield Post(
            start,
            int(id_),
            by,
            numbers[index],
            " ".join(time.split()) if time else None,
            int(level) if level else None,
            int(parent) if parent else None,
            role,
            dead is not None,
            False,
            text,
            kids,
            False,
            False,
            None,
        )
