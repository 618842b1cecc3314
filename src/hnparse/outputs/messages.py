"""The messages of a chat."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model import Comment, Story

FORBIDDEN = re.compile(r"[^A-Za-z0-9_-]")
"""Characters that the name of a chat message cannot have."""


def to_messages(
    path: Iterable[Comment], story: Story, assistant: str | None, story_role: str | None
) -> list[dict[str, str]]:
    """Return the messages of the story, if it has a role and words, and of the comments of a path."""
    messages = []
    words = "\n\n".join(part for part in (story.title, story.text) if part)
    if story_role is not None and words:
        messages.append(_message(story_role, story.by, words))
    for comment in path:
        role = "assistant" if assistant is not None and comment.by == assistant else "user"
        messages.append(_message(role, comment.by, comment.text))
    return messages


def _message(role: str, by: str | None, content: str) -> dict[str, str]:
    name = {"name": FORBIDDEN.sub("_", by)[:64]} if by else {}
    return {"role": role, **name, "content": content}
