"""The HTML of a thread in a notebook: its head, the first levels of the replies, and notes on what is missing."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from ...model.display import count, short
from ...model.html import FAINT, NO_MATH, diagnostic_html, escape
from ...model.thread_like import ThreadLike
from ..summary import NO_TITLE, counts, incomplete, story_facts
from ..tree import Node, Tree

COMMENTS = 30
"""The largest number of comments, chosen level by level from the top."""

TOP = 15
LEVELS = 3
DIAGNOSTICS = 5
LIST = "list-style:none;margin:.1em 0;padding-left:1.2em;border-left:1px solid rgba(128,128,128,.35)"


def to_notebook(thread: ThreadLike) -> str:
    """Return the thread as a small piece of HTML, which inherits colours and fonts from the notebook."""
    return "".join(_pieces(thread))


def _pieces(thread: ThreadLike) -> Iterator[str]:
    story = thread.story
    site = f' <span style="{FAINT}">({escape(short(story.site, 60))})</span>' if story.site else ""
    facts = " · ".join(filter(None, [story_facts(story), counts(thread)]))
    yield f'<div {NO_MATH} style="max-width:60em;line-height:1.45">'
    yield f'<div style="font-size:1.15em"><b>{escape(short(story.title or NO_TITLE, 200))}</b>{site}</div>'
    yield f'<div style="{FAINT}">{escape(facts)}</div>'
    for heading, nodes in Tree.of(thread).parts().items():
        if heading:
            yield f'<div style="margin-top:.6em"><i>{heading}:</i></div>'
        yield from _part(nodes)
    yield from _notes(thread)
    yield "</div>"


def _part(nodes: list[Node]) -> Iterator[str]:
    """Yield nested lists of the chosen nodes, with the numbers of the others."""
    chosen = _choose(nodes)
    open_lists = 0
    for node in nodes:
        if node.id in chosen:
            if open_lists > node.level:
                yield "</li></ul>" * (open_lists - node.level - 1) + "</li>"
                open_lists = node.level + 1
            else:
                yield f'<ul style="{LIST}">'
                open_lists += 1
            yield f"<li>{_line(node, chosen[node.id])}"
    yield "</li></ul>" * open_lists
    tops = [node.size for node in nodes if not node.level and node.id not in chosen]
    if tops:
        more = f"… and {len(tops)} more, with {count(sum(tops), 'comment')} in all"
        yield f'<div style="{FAINT};padding-left:1.2em">{more}</div>'


def _choose(nodes: list[Node]) -> dict[int, int]:
    """Return the ids of the nodes to show, each with the number of comments below it that are left out."""
    children: dict[int, list[Node]] = {}
    path: list[Node] = []
    tops: list[Node] = []
    for node in nodes:
        del path[node.level :]
        if node.level == 0:
            tops.append(node)
        elif node.level < LEVELS:
            children.setdefault(path[-1].id, []).append(node)
        if node.level < LEVELS:
            path.append(node)
    queue = deque(tops[:TOP])
    chosen: dict[int, int] = {}
    while queue and len(chosen) < COMMENTS:
        node = queue.popleft()
        chosen[node.id] = node.size - (node.comment is not None)
        queue.extend(children.get(node.id, ()))
    return {id_: rest - sum(c.size for c in children.get(id_, ()) if c.id in chosen) for id_, rest in chosen.items()}


def _line(node: Node, rest: int) -> str:
    notes = [f"{rest} more below"] if rest else []
    if node.hidden:
        notes.append(f"{len(node.hidden)} not shown")
    note = f' <span style="{FAINT}">· {", ".join(notes)}</span>' if notes else ""
    if node.comment is None:
        return f'<span style="{FAINT}">{escape(node.id)} is not shown</span>{note}'
    comment = node.comment
    marks = " [dead]" if comment.dead else ""
    by = f'<b>{escape(short(comment.by, 40))}</b> <span style="{FAINT}">{escape(comment.id)}{marks}</span>'
    return f"{by} {escape(short(comment.text, 72))}{note}"


def _notes(thread: ThreadLike) -> Iterator[str]:
    notes = []
    if thread.missing:
        ids = ", ".join([escape(missing.id) for missing in thread.missing[:5]])
        more = ", …" if len(thread.missing) > 5 else ""
        notes.append(f"Named and not shown: {count(len(thread.missing), 'comment')} ({ids}{more})")
    unknown = sum(comment.parent_source == "unknown" for comment in thread.comments)
    if unknown:
        notes.append(f"Parent unknown: {count(unknown, 'comment')}")
    notes = [f"{note}." for note in notes] + [incomplete(thread)]
    if any(notes):
        yield f'<div style="{FAINT};margin-top:.6em">{" ".join(notes)}</div>'
    yield from _diagnostics(thread)


def _diagnostics(thread: ThreadLike) -> Iterable[str]:
    if not thread.diagnostics:
        return
    yield f'<details style="margin-top:.3em"><summary>{count(len(thread.diagnostics), "diagnostic")}</summary>'
    yield from map(diagnostic_html, thread.diagnostics[:DIAGNOSTICS])
    if len(thread.diagnostics) > DIAGNOSTICS:
        yield f"<div>… and {len(thread.diagnostics) - DIAGNOSTICS} more</div>"
    yield "</details>"
