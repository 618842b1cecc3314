"""The writer: writes a thread as a document, with one chain of replies below each top-level comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import TextWrapper

from ...model import Comment
from ...model.thread_like import ThreadLike
from ...text.item_text import text_to_html

NAME = re.compile(r"[A-Za-z0-9_-]{1,20}")
WRAPPER = TextWrapper(width=78, break_long_words=False, break_on_hyphens=False)
START = re.compile(r"\A(?:(\d+)(\.)(?=\s)|([-+])(?=\s|-))")
SPECIAL = re.compile(r"\\(?=[\\\[\]()*_{}#+\-.!`])")


def render(thread: ThreadLike) -> str:
    """Return the document of a thread: its top-level comments, each with one chain of replies.

    The chain goes on with the reply that has the most replies. Other replies are left out, as in real documents. Raises
    ValueError for a story without a title or submitter, and for a comment without a name.
    """
    story = thread.story
    if not story.title or not story.by:
        raise ValueError("a document of The Pile needs the title and the submitter of its story")
    head = [f"{story.title} - {_name(story.by, 'the story')}"]
    if story.site:
        head.append(f"https://{story.site}/")
    if story.text:
        head.append(text_to_html(story.text))
    chains = ["\n~~~\n".join(map(_comment, chain)) for chain in _chains(thread)]
    return (
        "\n" * (len(head) - 1) + "\n".join([*head, "======", ""]) + "\n------\n".join(chains) + ("\n" if chains else "")
    )


def _chains(thread: ThreadLike) -> Iterator[list[Comment]]:
    """Yield each top-level comment with the chain of replies below it."""
    replies: dict[int, list[Comment]] = {}
    for comment in thread.comments:
        if comment.parent is not None and not comment.is_top_level:
            replies.setdefault(comment.parent, []).append(comment)
    for top in thread.comments:
        if top.is_top_level and not (top.dead or top.deleted):
            chain = [top]
            while live := [one for one in replies.get(chain[-1].id, ()) if not (one.dead or one.deleted)]:
                chain.append(max(live, key=lambda reply: len(replies.get(reply.id, ()))))
            yield chain


def _comment(comment: Comment) -> str:
    paragraphs = [_paragraph(paragraph) for paragraph in comment.text.split("\n\n")]
    return f"{_name(comment.by, f'comment {comment.id}')}\n" + "\n\n".join(paragraphs) + "\n"


def _paragraph(paragraph: str) -> str:
    """Return a paragraph as wrapped Markdown. Code is indented by two more blanks."""
    if paragraph.startswith("  "):
        return "\n".join([f"    {line}" for line in paragraph.split("\n")])
    words = START.sub(lambda start: f"{start[1]}\\." if start[1] else f"\\{start[3]}", SPECIAL.sub(r"\\\\", paragraph))
    margin = "> " if words.startswith("> ") else ""
    lines = WRAPPER.wrap(words.removeprefix(margin))
    return "\n".join([margin + line for line in lines])


def _name(name: str | None, where: str) -> str:
    """Return a user name. Raises ValueError if it cannot be one."""
    if name is None or not NAME.fullmatch(name):
        raise ValueError(f"{where}: {name!r} is not a user name")
    return name
