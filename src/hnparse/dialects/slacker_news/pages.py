"""The boundaries of pages: the numbering tells where a page begins, and which markers and heads are only quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from . import raw
from .lexer import Token
from .parts import PageParts

TOP_LINES = ("BACK_TO_THREAD", "BROKEN_SCORE_LINE", "SHOW_CONTEXT")
"""The lines that can remain of a head whose score line is lost."""
LONGEST_DISCUSSION = 1_000_000
"""More ids than Hacker News assigns while comments on a story are open, which is some two weeks."""


def resolve_boundaries(pages: Sequence[PageParts]) -> Iterator[PageParts]:
    """Yield the real pages, made of the pages that the grammar found.

    The grammar begins a page at each head and a post at each marker. If a comment quotes a head or a marker, the
    numbering continues behind it: then it is returned to the comment. If the numbering starts again without a head,
    another page begins, whose head is lost.
    """
    resolved: list[PageParts] = []
    last: int | None = None
    for page in pages:
        if last is not None and _is_quoted(page, resolved[-1], last):
            _append_quoted(resolved[-1], page)
            last = _last_number(page) or last
        else:
            resolved.append(page)
            last = _last_number(page)
    for page in resolved:
        if page.posts:
            yield from _split(page)
        else:
            yield page


def _last_number(page: PageParts) -> int | None:
    return next((number for post in reversed(page.posts) if (number := raw.number(post))), None)


def _is_quoted(page: PageParts, above: PageParts, last: int) -> bool:
    """Return True if the head of a page is inside the last comment of the page above, whose last number is `last`."""
    head = page.head
    assert head is not None  # only the first page can lack a head, and no page is above it
    if page.posts:
        following = raw.number(page.posts[0])
        declared = above.declared if above.head else following
        return following == last + 1 and page.context is None and (declared or 0) >= following
    is_bare = not any(head[part] for part in ("html_title", "site", "active_commenters", "popular"))
    return is_bare and head["back"] is None and page.context is None and (page.declared or 0) > 0 and not page.top


def _append_quoted(above: PageParts, page: PageParts) -> None:
    assert page.head is not None
    above.last_lines().extend([*page.top, _as_text(page.head), *page.lines])
    above.posts.extend(page.posts)


def _split(page: PageParts) -> Iterator[PageParts]:
    numbers = page.numbers
    context = next((place for place, number in enumerate(numbers) if number is not None), len(numbers))
    if numbers[context:] == list(range(1, len(numbers) - context + 1)):
        yield page
        return
    following = _next_numbers(numbers)
    posts, last = page.posts, 0
    page = evolve(page, posts=[])
    seen: set[int] = set()
    by_number: dict[int, int] = {}
    for place, (post, number) in enumerate(zip(posts, numbers, strict=True)):
        if last and number != last + 1:
            starts_anew = following[place] == 1
            is_alone = place == len(posts) - 1
            # A comment has two markers, and nothing tells which of them is quoted.
            is_double = number == last > 1 and post[0]["id"] == page.posts[-1][0]["id"]
            is_quoted = following[place + 1] == last + 1 or (last == page.declared and (is_alone or not starts_anew))
            # If the id fits the number, nothing tells which of the two comments is quoted.
            id_ = int(post[0]["id"])
            is_rival = (
                number is not None
                and number <= last
                and id_ not in seen
                and _id_fits_number(id_, number, by_number, posts[place + 1 :])
            )
            if is_quoted and not is_double and not is_rival:
                page.last_lines().extend([_as_text(post[0]), *post[1:]])
                continue
            if starts_anew and not (is_quoted and is_rival):
                lines = _take_head_lines(page.last_lines())
                yield page
                page, last = _page_without_head(lines), 0
                seen, by_number = set(), {}
        page.posts.append(post)
        last = number or last
        seen.add(int(post[0]["id"]))
        if number is not None:
            by_number[number] = int(post[0]["id"])
    yield page


def _id_fits_number(id_: int, number: int, by_number: dict[int, int], below: Sequence[list[Token]]) -> bool:
    """Return True if a comment with this id can have this number: its id is larger than that of the number before.

    The id of number 1 must be near the ids of the comments below.
    """
    if number > 1:
        return by_number.get(number - 1, id_) < id_
    return bool(below) and abs(int(below[0][0]["id"]) - id_) < LONGEST_DISCUSSION


def _page_without_head(lines: list[Token]) -> PageParts:
    """Return a page that has lost its head except for these lines."""
    context = next((place for place, line in enumerate(lines) if line.type == "SHOW_CONTEXT"), len(lines))
    return PageParts(None, lines[:context], lines[context:] or None, [])


def _take_head_lines(post: list[Token]) -> list[Token]:
    """Remove what remains of the next page's head from the end of a post, and return it."""
    top = next((place for place, line in enumerate(post) if line.type in TOP_LINES), len(post))
    lines = raw.lines_of(post[top:])
    del post[top:]
    return lines


def _next_numbers(numbers: Sequence[int | None]) -> list[int | None]:
    """Return for each post the first number at or after it, and None after the last post."""
    following: list[int | None] = [None]
    for number in reversed(numbers):
        following.append(number if number is not None else following[-1])
    return following[::-1]


def _as_text(token: Token) -> Token:
    return Token.text(token.start, token.text_end)
