"""The utterances of ConvoKit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..model import Comment, Story
from ..model.ids import known_id
from ..model.thread_like import ThreadLike
from ..model.times import seconds
from .discussion_key import discussion_key

UNKNOWN = "[unknown]"
"""The speaker if the name is unknown. Names on Hacker News have no brackets."""

ORDER = {"timestamp": "order"}
"""The entry in `meta` if the timestamps are not times."""


def to_convokit(thread: ThreadLike, walk: Iterable[Comment], timestamps: str | None) -> list[dict[str, Any]]:
    """Return the utterances. In `walk`, a parent precedes its replies."""
    if timestamps not in (None, "order"):
        raise ValueError(f'timestamps must be "order" or None, not {timestamps!r}')
    in_order = timestamps is not None
    marks = ORDER if in_order else {}
    key = discussion_key(thread)
    first = min([comment.id for comment in thread.comments], default=0)

    def number(id_: int) -> int:
        """Return the id or, for a position on the page, its number from 1."""
        return id_ if id_ >= 0 else id_ - first + 1

    def name(id_: int) -> str:
        """Return the id or, for a position on the page, the key of the discussion and the number."""
        return str(id_) if id_ >= 0 else f"{key}#{number(id_)}"

    head = _head_id(thread, key)
    utterances = [_story(thread.story, head, number(first) - 1 if in_order else None)] if head else []
    conversations: dict[int | None, str] = {}
    for comment in walk:
        id_ = name(comment.id)
        if comment.parent is not None and comment.parent in conversations:
            reply_to: str | None = name(comment.parent)
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
                "timestamp": number(comment.id) if in_order else seconds(comment.time),
                "text": comment.text,
                "meta": {
                    "type": "comment",
                    "discussion": key,
                    "parent": known_id(comment.parent),
                    "parent_source": comment.parent_source,
                    "depth": comment.depth,
                    "dead": comment.dead,
                    "truncated": comment.truncated,
                    **marks,
                },
            }
        )
    return utterances


def _head_id(thread: ThreadLike, key: str) -> str | None:
    """Return the id of the story's utterance, or None if nothing is known about the story."""
    if thread.story.id is not None:
        return str(thread.story.id)
    if thread.story == Story() or not thread.comments:
        return None
    return f"story of {key}"


def _story(story: Story, head: str, order: int | None) -> dict[str, Any]:
    """Return the utterance of the story."""
    return {
        "id": head,
        "speaker": story.by or UNKNOWN,
        "conversation_id": head,
        "reply-to": None,
        "timestamp": seconds(story.time) if order is None else order,
        "text": "\n\n".join(words for words in (story.title, story.text) if words),
        "meta": {"type": "story", "site": story.site, "score": story.score, **({} if order is None else ORDER)},
    }
