"""The writer: writes a thread as the text of a page of news.ycombinator.com, with nav words as since 2022."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.comment import Comment
from ...model.thread_like import ThreadLike

MENU = "Hacker News new | past | comments | ask | show | jobs | submit login"
FOOT = "Guidelines | FAQ | Lists | API | Security | Legal | Apply to YC | Contact\n\nSearch:\n"


def render(thread: ThreadLike) -> str:
    """Return the thread of a story page as text, with link targets in parentheses where the ids are known.

    Reading the text returns the same ids and, through the links, the same parents. Parents of comments without ids are
    only in the nav words, as far as these can show them.

    Raises ValueError if the page is not that of a story, if the story has no title, submitter or points, or if a parent
    is unknown or not shown, because each comment on such a page has a place in the tree.
    """
    story = thread.story
    page = thread.pages[0] if thread.pages else None
    if page is None or page.focus is not None or page.context:
        raise ValueError("only the page of a story can be written in the dialect hacker_news")
    if story.title is None or story.by is None or story.score is None:
        raise ValueError("a page of news.ycombinator.com states the title, the submitter and the points of its story")
    declared = page.declared_comments if page.declared_comments is not None else len(thread.comments)
    site = f" ({story.site})" if story.site else ""
    points = f"{story.score} point{'' if story.score == 1 else 's'}"
    link = f" (item?id={story.id})" if story.id else ""
    count = f"{declared} comment{'' if declared == 1 else 's'}"
    head = [MENU, f"{story.title}{site}"]
    head.append(f"{points} by {story.by} 0 minutes ago{link} | hide | past | favorite | {count}")
    if story.text:
        head.append(f"\n{story.text}\n")
    return "\n".join([*head, "", *_rows(thread.comments), FOOT])


def _rows(comments: Sequence[Comment]) -> Iterator[str]:
    """Yield the header and the text of each comment."""
    order = _tree_order(comments)
    for (comment, _), nav_words in zip(order, _nav_words(order), strict=True):
        age = comment.age or "0 minutes ago"
        id_ = f" (item?id={comment.id})" if comment.id > 0 else ""
        name = f"{comment.by} " if comment.by else ""
        marks = " [dead]" if comment.dead and comment.by else ""
        body = comment.text or ("[deleted]" if comment.deleted else "[dead]" if comment.dead else "")
        words = "".join([f" | {word}" for word in nav_words])
        yield f"{name}{age}{id_}{marks}{words} [–]\n\n{body}\n\nreply"


def _tree_order(comments: Sequence[Comment]) -> list[tuple[Comment, int]]:
    """Return the comments with their depths, each followed by its descendants."""
    shown = {comment.id for comment in comments}
    below: dict[int | None, list[Comment]] = {}
    for comment in comments:
        if not comment.is_top_level and comment.parent not in shown:
            raise ValueError(f"comment {comment.id}: a page of news.ycombinator.com shows the parent of each comment")
        below.setdefault(None if comment.is_top_level else comment.parent, []).append(comment)
    order = []
    stack = [(comment, 1) for comment in reversed(below.get(None, ()))]
    while stack:
        comment, depth = stack.pop()
        order.append((comment, depth))
        stack.extend((reply, depth + 1) for reply in reversed(below.get(comment.id, ())))
    return order


def _nav_words(order: Sequence[tuple[Comment, int]]) -> list[list[str]]:
    """Return the nav words of each header: root, parent, an earlier sibling (prev), and what follows (next)."""
    words: list[list[str]] = []
    siblings: set[int | None] = set()
    for comment, depth in order:
        parent = None if comment.is_top_level else comment.parent
        link = "" if parent is None or parent < 0 else f" (#{parent})"
        words.append([*["root"][: depth >= 3], *[f"parent{link}"][: depth >= 2], *["prev"][: parent in siblings]])
        siblings.add(parent)
    # A subtree has a next one if a later comment has the depth of its root, or a smaller one.
    highest = None
    for place in range(len(order) - 1, -1, -1):
        depth = order[place][1]
        if highest is not None and highest <= depth:
            words[place].append("next")
        highest = depth if highest is None else min(highest, depth)
    return words
