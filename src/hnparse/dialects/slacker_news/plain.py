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

    A plain one is all in one match, has words, and as many replies as it says, and by the numbers nothing is lost right
    below it. Where the page or the text ends, more is to be asked.
    """
    numbers, lost = numbering.numbers, numbering.lost
    last = len(numbers) - 1
    untidy = -1
    for index, post in enumerate(posts):
        if isinstance(post, list) or post[1] or lost[index + 1]:
            yield None
            continue
        match = post[0]
        start, above, below = match.start(), match.start("TEXT"), match.start("REPLIES_LINE")
        if start == 0 or above == below:
            yield None
            continue
        number, by, dead, time, id_, level, line_kids, _parent, parent, role, _text, _replies, count, entries = (
            match.groups()
        )
        if by is None or line_kids:
            yield None
            continue
        kids = ids(entries) if entries else None
        if untidy < above:
            untidy = next_untidy(source, above)
        indent = match.start("number" if number else "by") - start - 1
        if indent or untidy <= below or source[above] != "\n" or source.startswith("\n\n", above):
            text = clean_text(source[above:below], indent)
        else:
            text = source[above + 1 : below].rstrip()
        if (
            not text
            or (parent and not numbering.has_parent_lines)
            or (kids is not None and len(kids) != int(count))
            or (index == last and (numbering.ends_early() or (kids is not None and match.end() == len(source))))
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
