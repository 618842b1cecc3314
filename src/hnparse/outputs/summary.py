"""The words at the head of a view: facts about the story and the thread."""

from __future__ import annotations

from ..model import Story
from ..model.display import count, minute, short
from ..model.thread_like import ThreadLike

NO_TITLE = "(no title)"


def item_url(id_: int) -> str:
    """Return the URL of a story or a comment on Hacker News."""
    return f"https://news.ycombinator.com/item?id={id_}"


def story_facts(story: Story) -> str:
    """Return the known points, submitter and time of a story, in words."""
    facts = [] if story.score is None else [count(story.score, "point")]
    if story.by is not None:
        facts.append(f"by {short(story.by, 40)}")
    if story.time is not None:
        facts.append(f"on {minute(story.time)}")
    return " ".join(facts)


def counts(thread: ThreadLike) -> str:
    """Return the numbers of comments, missing comments and diagnostics, in words."""
    facts = [count(len(thread.comments), "comment")]
    if thread.missing:
        facts.append(f"{len(thread.missing)} missing")
    if thread.diagnostics:
        facts.append(count(len(thread.diagnostics), "diagnostic"))
    return ", ".join(facts)


def incomplete(thread: ThreadLike) -> str:
    """Return a sentence about the pages that are not complete. Empty if there are none."""
    number = sum(page.complete is False for page in thread.pages)
    if len(thread.pages) == 1:
        return "The page is not complete." if number else ""
    return f"{number} of {len(thread.pages)} pages are not complete." if number else ""
