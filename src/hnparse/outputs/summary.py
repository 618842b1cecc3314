"""Facts: what stands above a thread when it is shown, in words."""

from __future__ import annotations

from ..model import Story
from ..model.display import count, minute, short
from ..model.thread_like import ThreadLike

NO_TITLE = "(no title)"


def item_url(id_: int) -> str:
    """Where Hacker News has a story or a comment."""
    return f"https://news.ycombinator.com/item?id={id_}"


def story_facts(story: Story) -> str:
    """What is known of a story beside its title: points, name, time."""
    facts = [] if story.score is None else [count(story.score, "point")]
    if story.by is not None:
        facts.append(f"by {short(story.by, 40)}")
    if story.time is not None:
        facts.append(f"on {minute(story.time)}")
    return " ".join(facts)


def counts(thread: ThreadLike) -> str:
    """How much is shown, how much is missing, and how much is wrong."""
    told = [count(len(thread.comments), "comment")]
    if thread.missing:
        told.append(f"{len(thread.missing)} missing")
    if thread.diagnostics:
        told.append(count(len(thread.diagnostics), "diagnostic"))
    return ", ".join(told)


def incomplete(thread: ThreadLike) -> str:
    """Which pages are not complete; nothing where all are."""
    number = sum(page.complete is False for page in thread.pages)
    if len(thread.pages) == 1:
        return "The page is not complete." if number else ""
    return f"{number} of {len(thread.pages)} pages are not complete." if number else ""
