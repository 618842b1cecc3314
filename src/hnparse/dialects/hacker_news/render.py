"""A thread written as the text of a page of news.ycombinator.com, with the nav words that its pages have since 2022."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model.comment import Comment
from ...model.thread_like import ThreadLike

MENU = "Hacker News new | past | comments | ask | show | jobs | submit login"
FOOT = "Guidelines | FAQ | Lists | API | Security | Legal | Apply to YC | Contact\n\nSearch:\n"


def render(thread: ThreadLike) -> str:
    """Return a thread of a story's page as text, with the ids as link targets where they are known.

    The form is that of a text with link targets in parentheses, so the parents and ids are read again as they are. A
    comment whose parent is not known has no nav word that tells it.

    Raises ValueError for a thread whose page is not a story's page, or whose story has no title, name or points.
    """
    story = thread.story
    page = thread.pages[0] if thread.pages else None
    if page is None or page.focus is not None or page.context:
        raise ValueError("only the page of a story can be written in the dialect hacker_news")
    if story.title is None or story.by is None or story.score is None:
        raise ValueError("a page of news.ycombinator.com states the title, the submitter and the points of its story")
    shown = {comment.id: comment for comment in thread.comments}
    order = [shown[id_] for id_ in page.numbered if id_ in shown]
    declared = page.declared_comments if page.declared_comments is not None else len(order)
    site = f" ({story.site})" if story.site else ""
    points = f"{story.score} point{'' if story.score == 1 else 's'}"
    link = f" (item?id={story.id})" if story.id else ""
    count = f"{declared} comment{'' if declared == 1 else 's'}"
    head = [MENU, f"{story.title}{site}"]
    head.append(f"{points} by {story.by} 0 minutes ago{link} | hide | past | favorite | {count}")
    if story.text:
        head.append(f"\n{story.text}\n")
    return "\n".join([*head, "", *_rows(order), FOOT])


def _rows(order: Sequence[Comment]) -> Iterator[str]:
    for comment in order:
        age = comment.age or "0 minutes ago"
        id_ = f" (item?id={comment.id})" if comment.id > 0 else ""
        name = f"{comment.by} " if comment.by else ""
        marks = " [dead]" if comment.dead and comment.by else ""
        words = "" if comment.is_top_level else " | parent"
        if comment.parent is not None and comment.parent > 0 and not comment.is_top_level:
            words += f" (#{comment.parent})"
        body = comment.text or ("[deleted]" if comment.deleted else "[dead]" if comment.dead else "")
        yield f"{name}{age}{id_}{marks}{words} [–]\n\n{body}\n\nreply"
