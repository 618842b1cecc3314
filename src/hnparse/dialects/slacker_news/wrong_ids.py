"""Wrong ids: a comment that no replies line names, and a hidden comment whose id differs in one digit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .pages import LONGEST_DISCUSSION

if TYPE_CHECKING:
    from .nodes import Links
    from .post import Post

CHANCE = 0.05
"""The largest probability at which a hidden comment may have such an id by chance. It is large where gaps are small.

With this limit, 4 of 4,428 undamaged pages had such a pair.
"""


def wrong_ids(links: Links, named: Mapping[int, int]) -> Iterator[tuple[Post, int]]:
    """Yield comments whose id may be wrong, each with the id of a hidden comment that differs in one digit.

    `named` maps the id of each comment named by a replies line to its parent. If the id of a shown comment is wrong in
    one place, no line names this id, and the line of its parent names the true one. Ids of a page increase, so the true
    id is between the ids of the neighbours. A comment with a parent line is not compared: its line is checked instead.
    Time is O(n log n).
    """
    nodes = links.nodes
    # Replies to a comment of the context are not on the page, but for the next comment of the context.
    context = {post.id for post in links.context}
    hidden = [id_ for id_, parent in named.items() if id_ not in nodes and parent not in context]
    if not hidden:
        return
    ids = sorted([post.id for post in links.numbered if post.id > 0])
    for true in hidden:
        right = bisect_left(ids, true)
        for place in (right - 1, right):
            if 0 <= place < len(ids) and ids[place] not in named and _differ_in_one_digit(ids[place], true):
                post = nodes[ids[place]]
                if _can_reply(post, nodes[named[true]]) and _chance(post.id, *_neighbours(ids, place)) < CHANCE:
                    yield post, true


def _differ_in_one_digit(one: int, other: int) -> bool:
    digits, others = str(one), str(other)
    return len(digits) == len(others) and sum(map(str.__ne__, digits, others)) == 1


def _can_reply(post: Post, parent: Post) -> bool:
    """Return True if nothing contradicts that a post is a reply to this one."""
    if parent.id >= post.id or post.parent_line is not None:
        return False
    return post.braces in (None, 3) if parent.braces is None else post.braces == parent.braces + 1


def _neighbours(ids: list[int], place: int) -> tuple[int, int]:
    """Return the ids before and after an id. Where there is none, the gap is that on the other side."""
    id_ = ids[place]
    least = ids[place - 1] if place else None
    most = ids[place + 1] if place + 1 < len(ids) else None
    if least is None and most is None:
        return id_ - LONGEST_DISCUSSION, id_ + LONGEST_DISCUSSION
    return (2 * id_ - (most or 0) if least is None else least, 2 * id_ - (least or 0) if most is None else most)


def _chance(id_: int, least: int, most: int) -> float:
    """Return the share of the ids between two ids that differ from this one in one digit."""
    digits = str(id_)
    near = 0
    for place, digit in enumerate(reversed(digits)):
        lowest = id_ - int(digit) * 10**place
        near += sum(least < lowest + other * 10**place < most for other in range(10)) - 1
    return near / (most - least)
