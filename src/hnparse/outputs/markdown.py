"""Markdown: a thread as nested lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Comment
from ..model.blocks import Block, blocks
from ..model.display import minute
from ..model.links import links
from ..model.thread_like import ThreadLike
from .summary import NO_TITLE, item_url
from .tree import Node, Tree
from .unicode import printable

DEEPEST = 8
"""The largest number of nested lists. Programs that read Markdown have limits, and indentation takes space."""

SIGN = re.compile(r"[\\`*\[\]<>|~$]|&(?=[#\w])|(?<![^\W_])_|_(?![^\W_])")
LINE_START = re.compile(r"\A(\d{0,9})((?<!\d)[-+#=]|(?<=\d)[.)])")
FENCE = re.compile(r"`{3,}")


def to_markdown(thread: ThreadLike) -> str:
    """Return the discussion as nested lists."""
    return "\n".join([line.rstrip() for line in _lines(thread)]) + "\n"


def _lines(thread: ThreadLike) -> Iterator[str]:
    story, tree = thread.story, Tree.of(thread)
    yield f"# {_on_one_line(story.title or NO_TITLE)}"
    yield ""
    points = None if story.score is None else f"{story.score} points"
    time = minute(story.time) if story.time else None
    yield _joined(_name(story.by), points, time, story.site and _on_one_line(story.site), _link(story.id))
    if story.text:
        yield ""
        yield from _words(story.text)
    for node in tree.walk:
        margin = "  " * min(node.level, DEEPEST - 1)
        comment = node.comment
        known = _about(comment) if comment else ("*not shown*", _link(node.id))
        yield ""
        yield f"{margin}- {_joined(*known, _about_parent(node))}"
        if comment and comment.text:
            yield ""
            yield from (f"{margin}  {line}" for line in _words(comment.text))


def _about(comment: Comment) -> Iterator[str | None]:
    yield _name(comment.by)
    yield minute(comment.time) if comment.time else None
    yield _link(comment.id)
    yield "dead" if comment.dead else None
    yield "cut off" if comment.truncated else None


def _joined(*parts: str | None) -> str:
    return " · ".join([part for part in parts if part])


def _about_parent(node: Node) -> str | None:
    """Return the words about the parent, or None if the place in the list shows the parent."""
    if node.parent is None:
        return None if node.is_top_level else "parent unknown"
    return f"in reply to {_link(node.parent.id)}" if node.level >= DEEPEST else None


def _name(by: str | None) -> str:
    return f"**{_on_one_line(by)}**" if by else "*no name*"


def _link(id_: int | None) -> str | None:
    if id_ is None or id_ < 0:
        return None if id_ is None else str(id_)
    return f"[{id_}]({item_url(id_)})"


# ---- Words --------------------------------------------------------------------------------------------------------


def _words(text: str) -> Iterator[str]:
    """Yield the lines of a text: code in fences, quotes as quotes, and everything else escaped."""
    for place, block in enumerate(blocks(printable(text))):
        if place:
            yield ""
        yield from _code(block) if block.kind == "code" else _prose(block)


def _code(block: Block) -> Iterator[str]:
    longest = max((len(run) for run in FENCE.findall(block.text)), default=2)
    fence = "`" * (longest + 1)
    yield fence
    yield from block.content.split("\n")
    yield fence


def _prose(block: Block) -> Iterator[str]:
    is_quote = block.kind == "quote" and block.content != ""
    margin, words = ("> ", block.content) if is_quote else ("", block.text)
    *above, last = [_line(line.strip()) for line in words.strip().split("\n") if line.strip()] or [""]
    yield from (f"{margin}{line}\\" for line in above)
    yield margin + last


def _line(line: str) -> str:
    """Return an escaped line, which begins neither a list nor a heading nor a rule."""
    return LINE_START.sub(lambda start: start[1] + "\\" + start[2], _escape(line), count=1)


def _on_one_line(words: str) -> str:
    return _escape(" ".join(printable(words).split()))


def _escape(words: str) -> str:
    """Return an escaped text. URLs become links, unless they are shortened."""
    pieces, end = [], 0
    for link in links(words):
        pieces.append(_literal(words[end : link.start]))
        scheme, rest = link.url.split(":", 1)
        cut = link.shortened or words.startswith("...", link.end)
        pieces.append(f"{scheme}\\:{_literal(rest)}" if cut else f"<{link.url}>")
        end = link.end
    return "".join([*pieces, _literal(words[end:])])


def _literal(words: str) -> str:
    return SIGN.sub(r"\\\g<0>", words)
