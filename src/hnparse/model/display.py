"""How the classes of the model show themselves: one short line, or a little HTML for a notebook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from .blocks import Block, blocks
from .links import links

if TYPE_CHECKING:
    from .comment import Comment
    from .diagnostic import Diagnostic

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Characters that no line and no page should have: controls, also those of the direction of writing, and halves of
characters, which cannot be encoded."""

HOW_KNOWN = {
    "reply_list": "named by the replies line of its parent",
    "parent_line": "named by its own parent line",
    "context": "its place in the context",
    "top_level": "answers the story",
    "position": "answers the story, by its place",
    "link": "link",
    "layout": "layout of the page",
    "unknown": "the page does not tell what it answers",
}
"""In words, how the parent of a comment is known."""

COLOURS = {"info": "#1d5fa8", "warning": "#8a5600", "error": "#b3261e"}
"""A ground for each severity, with white letters on it: it is read on any page."""

NO_MATH = 'class="tex2jax_ignore mathjax_ignore"'
"""Keeps a notebook from setting what stands between two dollar signs as mathematics."""

FAINT = "opacity:.7"

PLURALS = {"y": "ies", "f": "ves"}


# ---- Lines --------------------------------------------------------------------------------------------------------


def short(text: str | None, width: int) -> str:
    r"""The first words of a text on one line of at most `width` characters, fit to be printed; "?" in place of None.

    >>> short("The one at\n\nGull Point", 12)
    'The one at…'
    """
    if text is None:
        return "?"
    words = UNPRINTABLE.sub("�", " ".join(text[: 2 * width].split()))
    cut = len(words) > width or len(text) > 2 * width
    return words[: width - 1].rstrip() + "…" if cut else words


def count(number: int, noun: str) -> str:
    """A number of things.

    >>> count(1, "reply"), count(2, "reply"), count(0, "leaf"), count(3, "comment")
    ('1 reply', '2 replies', '0 leaves', '3 comments')
    """
    if number == 1:
        return f"1 {noun}"
    ending = PLURALS.get(noun[-1])
    return f"{number} {noun[:-1]}{ending}" if ending else f"{number} {noun}s"


def minute(time: datetime) -> str:
    """A time in UTC as it is read by a person.

    >>> minute(datetime(2024, 11, 14, 2, 6, 30))
    '2024-11-14 02:06 UTC'
    """
    return f"{time:%Y-%m-%d %H:%M} UTC"


# ---- HTML ---------------------------------------------------------------------------------------------------------


def escape(value: object) -> str:
    """Return a value as HTML, also between quotes; "?" in place of None.

    Classes do not check their fields, so everything that a thread has passes here, also ids and severities.
    """
    import html  # here, for who imports the package needs no HTML yet

    return "?" if value is None else html.escape(UNPRINTABLE.sub("�", str(value)))


def comment_html(comment: Comment) -> str:
    """A comment in a notebook: who and when, how its parent is known, and its words."""
    known = not comment.is_top_level and comment.parent_source != "unknown"
    answers = f"answers {escape(comment.parent)}: " if known else ""
    facts = [escape(comment.id), *time_and_marks(comment), f"{answers}{how_known(comment)}"]
    if comment.kids:
        facts.append(count(len(comment.kids), "reply"))
    return (
        f'<article {NO_MATH} style="border-left:3px solid rgba(128,128,128,.5);padding-left:1em;max-width:48em">'
        f'<b>{escape(comment.by)}</b> <span style="{FAINT}">· {" · ".join(facts)}</span>'
        f"{words_html(comment.text)}</article>"
    )


def diagnostic_html(diagnostic: Diagnostic) -> str:
    """A diagnostic in a notebook or on a page: its severity in colour, its code, message and place."""
    place = f"{short(diagnostic.source or '<text>', 200)}:{diagnostic.line}:{diagnostic.column}"
    return (
        f'<div {NO_MATH}><b style="{_label(diagnostic.severity)}">{escape(diagnostic.severity)}</b> '
        f"<code>{escape(short(diagnostic.code, 40))}</code> {escape(short(diagnostic.message, 400))} "
        f'<span style="{FAINT}">{escape(place)}</span></div>'
    )


def _label(severity: str) -> str:
    """The style of the name of a severity."""
    ground = COLOURS.get(severity)
    return f"background:{ground};color:#fff;padding:0 .4em;border-radius:.3em" if ground else ""


def how_known(comment: Comment) -> str:
    """Return how the parent of a comment is known, as HTML."""
    return HOW_KNOWN.get(comment.parent_source) or escape(comment.parent_source)


def time_and_marks(comment: Comment) -> Iterator[str]:
    """What else stands at the head of a comment, as HTML."""
    if comment.time is not None:
        yield f'<time datetime="{comment.time.isoformat()}">{minute(comment.time)}</time>'
    if comment.dead:
        yield "dead"
    if comment.truncated:
        yield "the text ends here"


def words_html(text: str) -> str:
    """The words of a comment or a story: each of its blocks, with what is a link as one."""
    return "".join([_block(block) for block in blocks(text) if not block.text.isspace()])


def _block(block: Block) -> str:
    if block.kind == "quote":
        return f'<blockquote dir="auto">{_linked(block.content)}</blockquote>'
    if block.kind == "code":
        from textwrap import dedent

        # What is wider than the page is scrolled, by keys too.
        return f'<pre tabindex="0">{escape(dedent(block.content))}</pre>'
    # The bullets and numbers of a list, and the labels of foot-notes, stay as they were written.
    return f'<p dir="auto">{_linked(block.text.strip())}</p>'


def _linked(text: str) -> str:
    """A text as HTML, its line breaks kept. What Hacker News shortened leads nowhere, and is no link."""
    pieces, end = [], 0
    for link in links(text):
        if not link.shortened:
            url = escape(link.url)
            pieces += [escape(text[end : link.start]), f'<a href="{url}" rel="nofollow noreferrer">{url}</a>']
            end = link.end
    return ("".join(pieces) + escape(text[end:])).replace("\n", "<br>")
