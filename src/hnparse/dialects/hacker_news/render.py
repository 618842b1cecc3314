"""A thread written as the text of a page of news.ycombinator.com, with the nav words that its pages have since 2022."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.comment import Comment
from ...model.thread_like import ThreadLike

MENU = "Hacker News new | past | comments | ask | show | jobs | submit login"
FOOT = "Guidelines | FAQ | Lists | API | Security | Legal | Apply to YC | Contact\n\nSearch:\n"


def render(thread: ThreadLike) -> str:
    """Return a thread of a story's page as text, with the ids as link targets where they are known.

    The form is that of a text with link targets in parentheses, so ids are read again as they are, and with them the
    parents. Parents of comments without an id are told by the nav words alone, as far as these tell them.

    Raises ValueError for a thread whose page is not a story's page, whose story has no title, name or points, or in
    which a parent is unknown or not shown: on such a page, each comment has a place in the tree.
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
    """Return the comments with their depths, each followed by all that is below it."""
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
    """Return the nav words of each header: links to the root, the parent, an earlier sibling, and what follows."""
    words: list[list[str]] = []
    siblings: set[int | None] = set()
    for comment, depth in order:
        parent = None if comment.is_top_level else comment.parent
        link = "" if parent is None or parent < 0 else f" (#{parent})"
        words.append([*["root"][: depth >= 3], *[f"parent{link}"][: depth >= 2], *["prev"][: parent in siblings]])
        siblings.add(parent)
    # Something follows a subtree if a later comment is as high as its root, or higher.
    highest = None
    for place in range(len(order) - 1, -1, -1):
        depth = order[place][1]
        if highest is not None and highest <= depth:
            words[place].append("next")
        highest = depth if highest is None else min(highest, depth)
    return words
