"""The tree of a thread as indented lines, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.display import count, short
from ...model.thread_like import ThreadLike
from ..summary import NO_TITLE, counts, story_facts
from ..tree import Node, Tree
from .terminal_width import columns_of, fit

DEEPEST = 20
"""The level from which on lines are not indented further, so that long chains keep space for text."""


def to_lines(thread: ThreadLike, width: int = 80) -> str:
    """Return the lines of the story, and one line per comment, indented below its parent."""
    return "\n".join(_lines(thread, width))


def _lines(thread: ThreadLike, width: int) -> Iterator[str]:
    story, tree = thread.story, Tree.of(thread)
    site = f" ({short(story.site, 60)})" if story.site else ""
    yield fit(story.title or NO_TITLE, width) + site
    yield ", ".join(filter(None, [story_facts(story), counts(thread)]))
    for heading, nodes in tree.parts().items():
        yield f"\n{heading}:" if heading else ""
        for node in nodes:
            deepest = min(DEEPEST, width // 4)
            indent = "  " * min(node.level, deepest) + (f"[{node.level}] " if node.level > deepest else "")
            yield indent + _line(node, width - len(indent), story.by)
            if node.hidden:
                yield f"  {indent}… " + _cut(node.hidden, width - len(indent) - 4)
    if tree.elsewhere:
        yield "\nNamed elsewhere:"
        yield "… " + _cut(tree.elsewhere, width - 2, "comment")


def _line(node: Node, width: int, submitter: str | None) -> str:
    comment = node.comment
    if comment is None:
        return f"… {node.id} is not shown"
    marks = ["submitter"] if comment.by is not None and comment.by == submitter else []
    if comment.dead:
        marks.append("dead")
    if node.level == 0 and comment.parent_source == "unknown" and comment.depth is not None:
        marks.append(f"depth {comment.depth}")
    start = f"{fit(comment.by, 20)} ({', '.join([str(comment.id), *marks])}): "
    return start + fit(comment.text, max(width - columns_of(start), 10))


def _cut(ids: Sequence[int], width: int, what: str = "reply") -> str:
    """Return the number of ids that are not shown, and as many ids as fit into the width."""
    words = f"{count(len(ids), what)} not shown: "
    for place, id_ in enumerate(ids):
        added = f"{', ' if place else ''}{id_}"
        if len(words) + len(added) > width - 3 and place:
            return words + ", …"
        words += added
    return words
