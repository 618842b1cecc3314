"""The HTML page of a thread for a browser."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ...model import Comment
from ...model.display import count
from ...model.html import escape, how_known, time_and_marks, words_html
from ...model.thread_like import ThreadLike
from ..summary import NO_TITLE, counts, incomplete, item_url, story_facts
from ..tree import Node, Tree

DEEPEST = 16
"""The level from which on comments are not indented further. The stylesheet of the page has no more levels."""

PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
INLINE = re.compile(r"<(style|script)>(.*?)</\1>", re.DOTALL)
WEB = re.compile(r"https?://", re.IGNORECASE)


def to_html(thread: ThreadLike, path: str | os.PathLike[str] | None = None) -> str | None:
    """Return the page, or write it to a file and return None."""
    from importlib.resources import files

    template = (files("hnparse") / "outputs" / "views" / "page.html").read_text("utf-8")
    parts = {
        "policy": _policy(template),
        "title": escape(thread.story.title or NO_TITLE),
        "head": "".join(_head(thread)),
        "parts": "\n".join(_parts(thread)),
        "diagnostics": "\n".join(_diagnostics(thread)),
    }
    # One pass, so that text of the thread is never taken for a placeholder.
    page = PLACEHOLDER.sub(lambda match: parts[match[1]], template)
    if path is None:
        return page
    Path(path).write_text(page, "utf-8", newline="\n")
    return None


def _policy(template: str) -> str:
    """Return the Content Security Policy of the page: only its own style and its own script are allowed."""
    from base64 import b64encode
    from hashlib import sha256

    allowed = {kind: b64encode(sha256(text.encode()).digest()).decode() for kind, text in INLINE.findall(template)}
    inline = "; ".join([f"{kind}-src 'sha256-{digest}'" for kind, digest in allowed.items()])
    return f"default-src 'none'; {inline}; base-uri 'none'; form-action 'none'"


def _head(thread: ThreadLike) -> Iterator[str]:
    story = thread.story
    title = escape(story.title or NO_TITLE)
    site = f' <span class="faint">({escape(story.site)})</span>' if story.site else ""
    yield f"<h1><bdi>{title if story.id is None else _link(item_url(story.id), title)}</bdi>{site}</h1>\n"
    facts = [escape(fact) for fact in (story_facts(story), counts(thread)) if fact]
    urls = list(dict.fromkeys([page.url for page in thread.pages if page.url and WEB.match(page.url)]))
    facts += [_link(url, "the page") for url in urls if len(urls) == 1]
    yield f'<p class="faint">{" · ".join(facts)}</p>\n'
    if len(urls) > 1:
        links = "<br>".join([_link(url, escape(url)) for url in urls])
        yield f'<details class="faint"><summary>{count(len(urls), "page")}</summary>{links}</details>\n'
    if incomplete(thread):
        yield f'<p class="faint">{incomplete(thread)}</p>\n'
    if story.text:
        yield f'<div class="words">{words_html(story.text)}</div>\n'


def _parts(thread: ThreadLike) -> Iterator[str]:
    tree = Tree.of(thread)
    for heading, nodes in tree.parts().items():
        yield "<section>" + (f"<h2>{heading}</h2>" if heading else "")
        for node in nodes:
            yield _node(node)
        yield "</section>"
    if tree.elsewhere:
        yield "<section><h2>Named elsewhere</h2>" + _not_shown(tree.elsewhere, 0, "comment") + "</section>"


def _node(node: Node) -> str:
    comment = node.comment
    where = f'id="c{escape(node.id)}" {_row(node.level)}'
    if comment is None:
        words = f"{_link(item_url(node.id), escape(node.id))} is not shown"
        article = f'<article {where} data-missing><p class="faint">… {words}</p></article>'
    else:
        facts = " · ".join(_facts(comment, node.level))
        article = (
            f"<article {where}{' data-dead' if comment.dead else ''}>"
            f'<p class="faint links">{" · ".join(_links(comment, node.level))}</p>'
            f"<details open><summary><b><bdi>{escape(comment.by)}</bdi></b> "
            f'<span class="faint">{facts}</span></summary>'
            f'<div class="words">{words_html(comment.text)}</div></details></article>'
        )
    return article + ("\n" + _not_shown(node.hidden, node.level + 1, "reply") if node.hidden else "")


def _facts(comment: Comment, level: int) -> Iterator[str]:
    """Yield the facts after the name, as HTML without links, because the summary is a button."""
    yield from time_and_marks(comment)
    if not level and comment.parent_source == "unknown":
        depth = "" if comment.depth is None else f", depth {escape(comment.depth)}"
        yield f'<span title="{how_known(comment)}">parent unknown{depth}</span>'
    if level > DEEPEST:
        yield f"level {level}"


def _links(comment: Comment, level: int) -> Iterator[str]:
    """Yield the links to the comment itself, to Hacker News and to the parent, as HTML."""
    id_, parent = escape(comment.id), escape(comment.parent)
    yield f'<a href="#c{id_}" title="link to this comment">{id_}</a>'
    # The types of fields are not checked, and a wrong one must not raise here.
    if isinstance(comment.id, int) and comment.id >= 0:
        yield _link(item_url(comment.id), "HN", "this comment on Hacker News")
    if level:
        yield f'<a href="#c{parent}" title="parent: {how_known(comment)}">↑ {parent}</a>'


def _not_shown(ids: list[int], level: int, what: str) -> str:
    links = ", ".join([f'<span id="c{escape(id_)}">{_link(item_url(id_), escape(id_))}</span>' for id_ in ids])
    words = f"… {count(len(ids), what)} not shown: {links}"
    return f"<p {_row(level)} data-missing>{words}</p>"


def _row(level: int) -> str:
    return f'class="row l{min(level, DEEPEST)}" data-level="{level}"'


def _diagnostics(thread: ThreadLike) -> Iterator[str]:
    if thread.diagnostics:
        yield f'<details class="wrong"><summary>{count(len(thread.diagnostics), "diagnostic")}</summary>'
        for wrong in thread.diagnostics:
            place = f"{wrong.source or '<text>'}:{wrong.line}:{wrong.column}"
            severity = escape(wrong.severity)
            yield (
                f'<div class="{severity}"><b>{severity}</b> <code>{escape(wrong.code)}</code> '
                f'{escape(wrong.message)} <span class="faint">{escape(place)}</span></div>'
            )
        yield "</details>"


def _link(url: str, words: str, title: str = "") -> str:
    """Return a link. `words` are HTML, `url` and `title` are not."""
    about = f' title="{title}"' if title else ""
    return f'<a href="{escape(url)}" rel="nofollow noreferrer"{about}>{words}</a>'
