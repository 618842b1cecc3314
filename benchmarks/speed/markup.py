"""The same pages as HTML, with the kinds of elements, classes and links that a viewer serves.

The markup is our own. It has as many elements and bytes per comment as that of the viewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from hnparse import Comment, Thread

NEWS = "https://news.ycombinator.com"
LINK = re.compile(r"https?:[^\s<]+")
CODE = re.compile(r"(?:    .*(?:\n|\Z))+")
SECTIONS = ("top", "new", "best", "ask", "show", "job")


def text_html(text: str) -> str:
    """Return the text of a comment in the markup of Hacker News: `<p>` between paragraphs, links, code."""
    pieces, mark = [], ""
    for paragraph in text.split("\n\n"):
        words = escape(paragraph).replace("/", "&#x2F;")
        if CODE.fullmatch(paragraph):
            pieces.append(f"<p><pre><code>{words}\n</code></pre>\n")
            mark = ""
        else:
            pieces.append(mark + LINK.sub(r'<a href="\g<0>" rel="nofollow">\g<0></a>', words))
            mark = "<p>"
    return "".join(pieces)


def page_html(thread: Thread) -> str:
    """Return the page of a thread with one page."""
    page, story = thread.pages[0], thread.story
    title = escape(story.title or "")
    pieces = [
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} | viewer</title>'
        '<link rel="stylesheet" href="/style.css"></head><body><div id="menu"><ul>',
        *(f'<li><a href="/?section={name}">/{name}/</a></li>' for name in SECTIONS),
        '</ul><a href="/login">login</a> <a href="/about">about</a></div><div id="page">',
        '<div id="active">Most active commenters<ul>',
        *(f"<li>{name}({count})</li>" for name, count in page.active_commenters),
        '</ul></div><div id="popular">Popular/hot comments<ul>',
        *(f'<li class="ref">{_reference(id_)}</li>' for id_ in page.popular),
        f'</ul></div><div id="story"><h1><a href="https://{story.site}/">{title}</a></h1><small> ({story.site})</small>'
        f'<div class="details"><span class="score">{story.score} points</span> '
        f'<a class="user" href="{NEWS}/user?id={story.by}">{story.by}</a><span> | {page.declared_comments} comments | '
        f'</span><span class="date"></span><span> | </span>HN request time: {page.request_seconds}s<span> | </span>'
        f'<a class="original" href="{NEWS}/item?id=1">source</a></div></div>',
    ]
    shown = {comment.id: comment for comment in thread}
    if page.context:
        pieces.append('<details id="context"><summary>Show context</summary>')
        for id_ in page.context:
            pieces.extend(_entry(shown[id_], "", 0))
        pieces.append("</details>")
    root = shown[page.focus].depth or 0 if page.focus else 0
    pieces.append('<div id="comments">')
    for number, id_ in enumerate(page.numbered, 1):
        pieces.extend(_entry(shown[id_], f'<span class="number">{number}. </span>', (shown[id_].depth or 0) - root))
    pieces.append('</div><div id="top"><a href="#menu"> ↑ </a></div></div></body></html>\n')
    return "".join(pieces)


def _entry(comment: Comment, number: str, level: int) -> Iterator[str]:
    id_ = comment.id
    braces = f'<span class="level" title="level below the top of the page">{{{level}}}</span>' if level > 2 else ""
    yield (
        f'<div class="row"><div class="entry" id="c{id_}"><div class="head">{number}'
        f'<a class="user" href="{NEWS}/user?id={comment.by}"><span class="name">{comment.by}</span></a> ◴['
        '<span class="date"></span>] '
        f'<span class="own"><a href="#c{id_}">No.</a><a href="/item?id={id_}">{id_}</a></span>'
        f'{braces}<a class="original" href="{NEWS}/item?id={id_}">[source]</a><br></div>'
        f'<div class="words">{text_html(comment.text)}</div>'
    )
    if comment.kids:
        yield f'<div class="replies"><i> replies({len(comment.kids)}): </i>'
        for kid in comment.kids:
            yield f'<span class="ref">{_reference(kid)}</span>'
        yield "</div>"
    yield '<div class="foot"></div></div></div>'


def _reference(id_: int) -> str:
    return f'<a class="reply" href="#c{id_}">&gt;&gt;{id_}</a><a class="hash" href="#c{id_}"> #</a>'
