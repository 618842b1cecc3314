"""ConvoKit: a thread as the utterances that ConvoKit reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..model import Comment, Story
from ..model.thread_like import ThreadLike
from ..model.times import seconds

UNKNOWN = "[unknown]"
"""A speaker whose name is not known: no name on Hacker News has brackets."""


def to_convokit(thread: ThreadLike, walk: Iterable[Comment]) -> list[dict[str, Any]]:
    """The utterances, for the comments in an order in which a parent comes before its children."""
    head = _head_id(thread)
    utterances = [_story(thread.story, head)] if head else []
    conversations: dict[int | None, str] = {}
    for comment in walk:
        id_ = str(comment.id)
        if comment.parent in conversations:
            reply_to: str | None = str(comment.parent)
            conversation = conversations[comment.parent]
        elif head and comment.is_top_level:
            reply_to = conversation = head
        else:
            reply_to, conversation = None, id_
        conversations[comment.id] = conversation
        utterances.append(
            {
                "id": id_,
                "speaker": comment.by or UNKNOWN,
                "conversation_id": conversation,
                "reply-to": reply_to,
                "timestamp": seconds(comment.time),
                "text": comment.text,
                "meta": {
                    "type": "comment",
                    "parent": comment.parent,
                    "parent_source": comment.parent_source,
                    "depth": comment.depth,
                    "dead": comment.dead,
                    "truncated": comment.truncated,
                },
            }
        )
    return utterances


def _head_id(thread: ThreadLike) -> str | None:
    """What the story is called; None where nothing is known of it."""
    if thread.story.id is not None:
        return str(thread.story.id)
    if thread.story == Story() or not thread.comments:
        return None
    return f"story of {thread.comments[0].id}"


def _story(story: Story, head: str) -> dict[str, Any]:
    return {
        "id": head,
        "speaker": story.by or UNKNOWN,
        "conversation_id": head,
        "reply-to": None,
        "timestamp": seconds(story.time),
        "text": "\n\n".join(words for words in (story.title, story.text) if words),
        "meta": {"type": "story", "site": story.site, "score": story.score},
    }
