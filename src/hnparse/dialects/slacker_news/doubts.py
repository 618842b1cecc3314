"""What puts the links of a page in doubt: signs of the page in words, and comments that a lost replies line named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .signs import IdFinder, ends_in_list_sign, has_list_sign

if TYPE_CHECKING:
    from ...text import DiagnosticLog
    from .nodes import Links, Node
    from .post import Post


def doubtful_words(nodes: Mapping[int, Node], named: Mapping[int, int], log: DiagnosticLog) -> Iterator[list[int]]:
    """Report comments whose words hold signs of the page; yield of each the ids whose parents that puts in doubt.

    `named` has the parent by the id of each comment that a replies line names. A writer cannot know the id of a later
    comment. Where posts have numbers, only the last words can be a replies line: what is below it is the writer's own.
    """
    unnamed = IdFinder(nodes.keys() - named.keys())
    for id_, node in nodes.items():
        post = node.post
        told, doubtful = "what is left of a replies line", sorted(i for i in unnamed.ids_in(post.text) if i > id_)
        if doubtful:
            told = f"{doubtful[0]}, the id of a later comment here"
        elif post.number is None and has_list_sign(post.text, id_):
            doubtful = list(post.kids or ())
        elif post.kids is not None or not ends_in_list_sign(post.text, id_):
            continue
        message = f"the words of comment {id_} hold {told}: a list is damaged, quoted or out of place"
        log.add("page-signs", message, post.start)
        yield doubtful


def has_lost_lists(links: Links, named: Mapping[int, int], log: DiagnosticLog) -> bool:
    """Report comments that no replies line names, and whose parent cannot be hidden; return whether there are any."""
    orphans = _orphans(links, named)
    # Below a hidden top-level comment, which no page of a story names, a second one can be hidden. That is rare.
    deep = sum(node.post.level is not None for node in links.numbered)
    if not orphans or (links.focus is None and (len(orphans) == 1 or len(orphans) * 4 <= deep)):
        return False
    message = f"no replies line names comment {orphans[0].id}, and no hidden comment can be its parent"
    log.add("lost-replies", f"{message}: a replies line is lost", orphans[0].start)
    return True


def _orphans(links: Links, named: Mapping[int, int]) -> list[Post]:
    """The comments that are surely replies, and that neither a replies line names nor a hidden comment explains."""
    root, nodes = links.focus, links.nodes
    unnamed = [node.post for node in links.numbered if node is not root and node.post.id not in named]
    replies = unnamed if root is not None else [post for post in unnamed if post.level is not None]
    if not replies:
        return []
    levels = {id_: node.post.level or int(node is not root) for id_, node in nodes.items()}
    hidden = sorted(((kid, levels[parent] + 1) for kid, parent in named.items() if kid not in nodes), reverse=True)
    # The lowest level that a hidden comment can have.
    lowest: int | None = None
    orphans = []
    for post in sorted(replies, key=lambda post: post.id):
        while hidden and hidden[-1][0] < post.id:
            level = hidden.pop()[1]
            lowest = level if lowest is None else min(lowest, level)
        if lowest is None or lowest >= (post.level or 2):
            orphans.append(post)
    return orphans
