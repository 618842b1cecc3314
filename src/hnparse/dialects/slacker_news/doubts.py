"""What puts the links of a page in doubt: signs of the page inside comments, and lost replies lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .signs import IdFinder, ends_in_list_sign, has_list_sign

if TYPE_CHECKING:
    from ...text import DiagnosticLog
    from .nodes import Links
    from .post import Post

DEEP = 3
"""The largest depth of a comment whose ancestors may all be hidden."""


def doubtful_words(nodes: Mapping[int, Post], named: Mapping[int, int], log: DiagnosticLog) -> Iterator[list[int]]:
    """Report comments whose words have signs of the page. Yield for each the ids whose parents are then in doubt.

    `named` maps the id of each comment named by a replies line to its parent. An author cannot know the id of a later
    comment. If posts have numbers, only the last words of a post can be a replies line: the words below one are the
    author's own.
    """
    unnamed = IdFinder(nodes.keys() - named.keys())
    for id_, post in nodes.items():
        told, doubtful = "the remains of a replies line", [i for i in unnamed.ids_in(post.text) if i > id_]
        if doubtful:
            doubtful.sort()
            told = f"{doubtful[0]}, the id of a later comment on this page"
        elif post.number is None and has_list_sign(post.text, id_):
            doubtful = list(post.kids)
        elif post.has_list or not ends_in_list_sign(post.text, id_):
            continue
        message = f"the words of comment {id_} contain {told}: a line is damaged, quoted or misplaced"
        log.add("page-signs", message, post.offset)
        yield doubtful


def has_lost_lists(links: Links, named: Mapping[int, int], log: DiagnosticLog) -> bool:
    """Report comments that no replies line names although no hidden comment can be their parent; return True if any."""
    orphans = _orphans(links, named)
    # A hidden top-level comment, which the page of a story never names, can have another hidden one below it. Rare.
    # Each further level needs another hidden one.
    deep = sum(post.braces is not None for post in links.numbered)
    if not orphans:
        return False
    is_deep = any((post.braces or 0) > DEEP for post in orphans)
    if links.focus is None and not is_deep and (len(orphans) == 1 or len(orphans) * 4 <= deep):
        return False
    message = f"no replies line names comment {orphans[0].id}, and no hidden comment can be its parent"
    log.add("lost-replies", f"{message}: a replies line is lost", orphans[0].offset)
    return True


def _orphans(links: Links, named: Mapping[int, int]) -> list[Post]:
    """Return the comments that are certainly replies, but that no replies line and no hidden parent explains."""
    root, nodes = links.focus, links.nodes
    unnamed = [post for post in links.numbered if post is not root and post.id not in named]
    replies = unnamed if root is not None else [post for post in unnamed if post.braces is not None]
    if not replies:
        return []
    levels = {id_: post.braces or int(post is not root) for id_, post in nodes.items()}
    hidden = sorted(((kid, levels[parent] + 1) for kid, parent in named.items() if kid not in nodes), reverse=True)
    # The smallest level of the hidden comments.
    lowest: int | None = None
    orphans = []
    for post in sorted(replies, key=lambda post: post.id):
        while hidden and hidden[-1][0] < post.id:
            level = hidden.pop()[1]
            lowest = level if lowest is None else min(lowest, level)
        if lowest is None or lowest >= (post.braces or 2):
            orphans.append(post)
    return orphans
