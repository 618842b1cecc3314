"""Markdown: a thread as nested lists, to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ..model import Comment
from .characters import printable
from .json import ThreadLike
from .tree import Tree

DEEPEST = 8
"""Lists are nested this deep: readers of Markdown have limits, and indentation takes room."""

SIGN = re.compile(r"[\\`*\[\]<>|~$]|&(?=[#\w])|(?<![^\W_])_|_(?![^\W_])")
LINE_START = re.compile(r"\A(\d{0,9})((?<!\d)[-+#=]|(?<=\d)[.)])")
LINK = re.compile(r"(https?)://\S*[^\s.,;:!?)'\"\]>]")
QUOTE = re.compile(r">\s*([^>\s].*)")
CODE = re.compile(r"(?:  |\t)")
FENCE = re.compile(r"`{3,}")


def to_markdown(thread: ThreadLike) -> str:
    """The discussion as nested lists."""
    return "\n".join([line.rstrip() for line in _lines(thread)]) + "\n"


def _lines(thread: ThreadLike) -> Iterator[str]:
    story, tree = thread.story, Tree.of(thread)
    yield f"# {_escape(printable(story.title or '')) or '(no title)'}"
    yield ""
    points = None if story.score is None else f"{story.score} points"
    time = story.time and f"{story.time:%Y-%m-%d %H:%M} UTC"
    about = [_name(story.by), points, time, story.site and _escape(printable(story.site)), _link(story.id)]
    yield " · ".join(part for part in about if part)
    if story.text:
        yield ""
        yield from _words(story.text)
    for id_, level in tree.walk():
        margin = "  " * min(level, DEEPEST - 1)
        comment = tree.shown.get(id_)
        head = _head(comment, _above(tree, id_, level)) if comment else f"*not shown* · {_link(id_)}"
        yield ""
        yield f"{margin}- {head}"
        if comment and comment.text:
            yield ""
            yield from (f"{margin}  {line}" for line in _words(comment.text))


def _head(comment: Comment, above: str | None) -> str:
    time = comment.time and f"{comment.time:%Y-%m-%d %H:%M} UTC"
    marks = ["dead" if comment.dead else None, "cut off" if comment.truncated else None, above]
    return " · ".join(part for part in [_name(comment.by), time, _link(comment.id), *marks] if part)


def _above(tree: Tree, id_: int, level: int) -> str | None:
    """What a comment answers, where its place in the list does not tell it."""
    parent = tree.parents.get(id_)
    if parent is None:
        return None if id_ in tree.top_level else "parent unknown"
    return f"in reply to {_link(parent)}" if level >= DEEPEST else None


def _name(by: str | None) -> str:
    return f"**{_escape(printable(by))}**" if by else "*no name*"


def _link(id_: int | None) -> str | None:
    return None if id_ is None else f"[{id_}](https://news.ycombinator.com/item?id={id_})"


# ---- Words --------------------------------------------------------------------------------------------------------


def _words(text: str) -> Iterator[str]:
    """The lines of some words: code in fences, quotes as quotes, and no other sign that means something."""
    blocks = [block for paragraph in printable(text).split("\n\n") for block in _blocks(paragraph)]
    for place, block in enumerate(blocks):
        if place:
            yield ""
        yield from block


def _blocks(paragraph: str) -> Iterator[list[str]]:
    lines = [line for line in paragraph.split("\n") if line.strip()]
    if lines and all(CODE.match(line) for line in lines):
        longest = max((len(run) for run in FENCE.findall("\n".join(lines))), default=2)
        fence = "`" * (longest + 1)
        yield [fence, *lines, fence]
        return
    for is_quote, group in groupby(lines, key=lambda line: QUOTE.fullmatch(line.strip()) is not None):
        margin = "> " if is_quote else ""
        said = [_line(QUOTE.sub(r"\1", line.strip()) if is_quote else line.strip()) for line in group]
        yield [f"{margin}{line}\\" for line in said[:-1]] + [margin + said[-1]]


def _line(line: str) -> str:
    """A line that begins no list, no heading and no rule."""
    return LINE_START.sub(lambda start: start[1] + "\\" + start[2], _escape(line), count=1)


def _escape(words: str) -> str:
    """Words that Markdown shows as they are; an address is a link, unless it has been cut short."""
    pieces, end = [], 0
    for link in LINK.finditer(words):
        pieces.append(SIGN.sub(r"\\\g<0>", words[end : link.start()]))
        if words.startswith("...", link.end()):
            pieces.append(link[1] + "\\:" + SIGN.sub(r"\\\g<0>", link[0][len(link[1]) + 1 :]))
        elif "<" in link[0] or ">" in link[0]:
            pieces.append(SIGN.sub(r"\\\g<0>", link[0]))
        else:
            pieces.append(f"<{link[0]}>")
        end = link.end()
    return "".join([*pieces, SIGN.sub(r"\\\g<0>", words[end:])])
