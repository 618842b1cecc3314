"""How the classes of the model are displayed in a notebook: as HTML."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .blocks import Block, blocks
from .display import count, minute, printable, short
from .links import links

if TYPE_CHECKING:
    from .comment import Comment
    from .diagnostic import Diagnostic

HOW_KNOWN = {
    "reply_list": "named by the replies line of its parent",
    "parent_line": "named by its own parent line",
    "context": "its place in the context",
    "top_level": "reply to the story",
    "position": "reply to the story, by its position",
    "link": "link",
    "layout": "layout of the page",
    "unknown": "the page does not show the parent",
}
"""The description of each parent source."""

COLOURS = {"info": "#1d5fa8", "warning": "#8a5600", "error": "#b3261e"}
"""The background colour of each severity, for white letters. It is readable on any page."""

NO_MATH = 'class="tex2jax_ignore mathjax_ignore"'
"""Attributes that keep a notebook from rendering text between dollar signs as mathematics."""

FAINT = "opacity:.7"


def escape(value: object) -> str:
    """Return a value escaped for HTML, also for attributes, or "?" for None.

    Any value of a thread may need this, also ids and severities: the classes do not check their fields.
    """
    return "?" if value is None else html.escape(printable(str(value)))


def comment_html(comment: Comment) -> str:
    """Return a comment as HTML for a notebook: author, time, how the parent is known, and the text."""
    known = not comment.is_top_level and comment.parent_source != "unknown"
    reply_to = f"reply to {escape(comment.parent)}: " if known else ""
    facts = [escape(comment.id), *time_and_marks(comment), f"{reply_to}{how_known(comment)}"]
    if comment.kids:
        facts.append(count(len(comment.kids), "reply"))
    return (
        f'<article {NO_MATH} style="border-left:3px solid rgba(128,128,128,.5);padding-left:1em;max-width:48em">'
        f'<b>{escape(comment.by)}</b> <span style="{FAINT}">· {" · ".join(facts)}</span>'
        f"{words_html(comment.text)}</article>"
    )


def diagnostic_html(diagnostic: Diagnostic) -> str:
    """Return a diagnostic as HTML: its severity in colour, its code, message and position."""
    place = f"{short(diagnostic.source or '<text>', 200)}:{diagnostic.line}:{diagnostic.column}"
    return (
        f'<div {NO_MATH}><b style="{_label(diagnostic.severity)}">{escape(diagnostic.severity)}</b> '
        f"<code>{escape(short(diagnostic.code, 40))}</code> {escape(short(diagnostic.message, 400))} "
        f'<span style="{FAINT}">{escape(place)}</span></div>'
    )


def _label(severity: str) -> str:
    """Return the style of a severity's name."""
    ground = COLOURS.get(severity)
    return f"background:{ground};color:#fff;padding:0 .4em;border-radius:.3em" if ground else ""


def how_known(comment: Comment) -> str:
    """Return how the parent of a comment is known, as HTML."""
    return HOW_KNOWN.get(comment.parent_source) or escape(comment.parent_source)


def time_and_marks(comment: Comment) -> Iterator[str]:
    """Yield the time and the marks in the header of a comment, as HTML."""
    if comment.time is not None:
        yield f'<time datetime="{comment.time.isoformat()}">{minute(comment.time)}</time>'
    if comment.dead:
        yield "dead"
    if comment.truncated:
        yield "the text ends here"


def words_html(text: str) -> str:
    """Return the text of a comment or story as HTML, with its blocks and links."""
    return "".join([_block(block) for block in blocks(text) if not block.text.isspace()])


def _block(block: Block) -> str:
    if block.kind == "quote":
        return f'<blockquote dir="auto">{_linked(block.content)}</blockquote>'
    if block.kind == "code":
        from textwrap import dedent

        # Code that is wider than the page can be scrolled, also with the keyboard.
        return f'<pre tabindex="0">{escape(dedent(block.content))}</pre>'
    # Bullets and numbers of lists and labels of footnotes stay as written.
    return f'<p dir="auto">{_linked(block.text.strip())}</p>'


def _linked(text: str) -> str:
    """Return a text as HTML with its line breaks and links. Shortened addresses lead nowhere and are not linked."""
    pieces, end = [], 0
    for link in links(text):
        if not link.shortened:
            url = escape(link.url)
            pieces += [escape(text[end : link.start]), f'<a href="{url}" rel="nofollow noreferrer">{url}</a>']
            end = link.end
    return ("".join(pieces) + escape(text[end:])).replace("\n", "<br>")
