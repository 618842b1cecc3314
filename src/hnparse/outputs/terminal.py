"""A thread as indented lines, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.display import count, short
from ..model.thread_like import ThreadLike
from .outline import Node, outline
from .summary import NO_TITLE, counts, story_facts

WIDTH = 80
DEEPEST = 20
"""From this level on lines are not indented further, or a long chain would be more blanks than words."""


def to_lines(thread: ThreadLike) -> str:
    """The story, then a line for each comment, indented below the one that it answers."""
    return "\n".join(_lines(thread))


def _lines(thread: ThreadLike) -> Iterator[str]:
    story, whole = thread.story, outline(thread)
    site = f" ({short(story.site, 60)})" if story.site else ""
    yield short(story.title or NO_TITLE, WIDTH) + site
    yield ", ".join(filter(None, [story_facts(story), counts(thread)]))
    for heading, nodes in whole.parts():
        yield f"\n{heading}:" if heading else ""
        for node in nodes:
            indent = "  " * min(node.level, DEEPEST) + (f"[{node.level}] " if node.level > DEEPEST else "")
            yield indent + _line(node, WIDTH - len(indent))
            if node.hidden:
                yield f"  {indent}… " + _cut(node.hidden, WIDTH - len(indent) - 4)
    if whole.elsewhere:
        yield "\nNamed elsewhere:"
        yield "… " + _cut(whole.elsewhere, WIDTH - 2, "comment")


def _line(node: Node, width: int) -> str:
    comment = node.comment
    if comment is None:
        return f"… {node.id} is not shown"
    marks = ["dead"] if comment.dead else []
    if node.level == 0 and comment.parent_source == "unknown" and comment.depth is not None:
        marks.append(f"depth {comment.depth}")
    start = f"{short(comment.by, 20)} ({', '.join([str(comment.id), *marks])}): "
    return start + short(comment.text, max(width - len(start), 10))


def _cut(ids: Sequence[int], width: int, what: str = "reply") -> str:
    """The ids, as many as the width has room for."""
    words = f"{count(len(ids), what)} not shown: "
    for place, id_ in enumerate(ids):
        added = f"{', ' if place else ''}{id_}"
        if len(words) + len(added) > width - 3 and place:
            return words + ", …"
        words += added
    return words
