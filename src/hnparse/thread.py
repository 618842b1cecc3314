"""A discussion: what all the rooms of this package together make of a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from .model.display import short
from .outputs import Exports, Views, to_dict, to_json
from .outputs.summary import NO_TITLE, counts


@frozen(repr=False)
class Thread(Exports, Views):
    """A discussion, as one page or several show it: the story, the comments, and the graph of their replies.

    `comments` are in the order of their ids; `len(thread)`, ``42 in thread``, `thread[42]` and iteration speak of them.
    `missing` are the comments that are named and not shown, `pages` where it all comes from, `diagnostics` what was
    found wrong on the way.

    >>> import hnparse
    >>> thread = hnparse.load("examples/lighthouse.txt")
    >>> len(thread), 31500102 in thread, thread[31500102].by
    (5, True, 'saltmarsh')
    >>> [comment.id for comment in thread.children(31500102)]
    [31500150]
    """

    def to_dict(self) -> dict[str, Any]:
        """The thread as plain dicts and lists, ready for JSON; `from_dict` gives an equal Thread back.

        >>> data = Thread().to_dict()
        >>> data["schema"], data["comments"]
        ('hnparse.thread/2', [])
        """
        return to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """The thread as one JSON object, not ASCII-escaped; `indent` as in `json.dumps`.

        >>> import hnparse
        >>> Thread(story=hnparse.Story(title="Where is the café?")).to_json()[:65]
        '{"schema": "hnparse.thread/2", "story": {"id": null, "title": "Wh'
        """
        return to_json(self, indent=indent)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Thread:
        """Return the thread that `to_dict` was called on.

        Keys of an object that are not there have the defaults of its class. Raises ValueError when `data` is no such
        dict: the message names the way to the first value that is wrong, as ``comments[0].id``.

        >>> import hnparse
        >>> thread = Thread(story=hnparse.Story(title="Where is the café?"))
        >>> Thread.from_dict(thread.to_dict()) == thread
        True
        """
        from .dicts.from_dict import from_dict

        return cls(**from_dict(data))

    @classmethod
    def from_items(cls, items: Iterable[Mapping[str, Any] | None]) -> Thread:
        r"""The thread of the items of one discussion, as the Firebase API gives them, in any order.

        A story, a job or a poll is the story; the options of a poll are left out, and so is None. A deleted comment is
        `missing`, as is what is named and not there. Texts become plain text as a page shows it. A parent that lists
        the comment among its `kids` is known by ``reply_list``, another one by ``parent_line``. Without the story's
        item, a parent that is not there is taken for a comment, for nothing tells it from the story.

        Items with one id are one item: what they tell differently is unknown, and a diagnostic says so. Raises
        ValueError for what is no item, and for the items of two stories.

        >>> thread = Thread.from_items([
        ...     {"id": 5, "type": "story", "title": "Knitting", "url": "https://knit.example/", "kids": [101]},
        ...     {"id": 101, "type": "comment", "by": "bob", "parent": 5, "text": "1 &lt; 2<p>Is it?"},
        ... ])
        >>> thread[101].text
        '1 < 2\n\nIs it?'
        """
        from .dicts.from_items import from_items

        return cls(**from_items(items))

    @classmethod
    def from_algolia(cls, item: Mapping[str, Any]) -> Thread:
        """Return the thread of an item of the Algolia API, with its comments nested in `children`.

        A comment is a reply to the item whose child it is: its parent source is ``reply_list``. Otherwise it is read as
        `from_items` does. Raises ValueError for what is no such item.

        >>> comment = {"id": 101, "type": "comment", "author": "bob", "parent_id": 5, "text": "Purl?", "children": []}
        >>> thread = Thread.from_algolia({"id": 5, "type": "story", "title": "Knitting", "children": [comment]})
        >>> thread[101].by, thread[101].is_top_level
        ('bob', True)
        """
        from .dicts.from_algolia import from_algolia

        return cls(**from_algolia(item))

    def __repr__(self) -> str:
        title = repr(short(self.story.title, 80)) if self.story.title else NO_TITLE
        return f"<Thread {title}: {counts(self)}>"
