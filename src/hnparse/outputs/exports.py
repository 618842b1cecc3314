"""The exports of a thread; each is made in a module of its own, which is imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from ..model import Comment
from .table_exports import TableExports

if TYPE_CHECKING:
    import networkx


class Exports(TableExports):
    """What turns a thread into the forms of other programs."""

    __slots__ = ()

    # ---- Graphs ----

    def to_networkx(self) -> networkx.DiGraph:
        """A DiGraph whose nodes are the ids of comments, with an edge from each reply to what it answers.

        A comment that is named and not shown is a node with ``shown=False`` and nothing else. The attributes of a shown
        one are those of Comment, but for its kids; the story's are the graph's. An attribute that is not known is left
        out and `time` is ISO 8601, so that files such as GraphML can hold the graph. The story is no node, and a
        comment whose parent is unknown has no edge.

        Raises ImportError without networkx.

        >>> import hnparse
        >>> graph = hnparse.load("examples/lighthouse.txt").to_networkx()
        >>> list(graph.successors(31500150))
        [31500102]
        >>> graph.nodes[31500044]
        {'shown': False}
        """
        from .networks import to_networkx

        return to_networkx(self)

    def to_dot(self) -> str:
        """The graph in the language of Graphviz: an arrow from each reply to what it answers, the story on top.

        What is not shown is dashed; a comment whose parent is unknown has no arrow.

        >>> import hnparse
        >>> thread = hnparse.Thread([hnparse.Comment(101, "bob", text="Does it purl?", parent_source="top_level")])
        >>> print(thread.to_dot(), end="")
        digraph thread {
          rankdir=BT;
          node [shape=box, style=rounded];
          story [label="(no title)", style=bold];
          101 [label="bob: Does it purl?"];
          101 -> story;
        }
        """
        from .diagrams import to_dot

        return to_dot(self)

    def to_mermaid(self) -> str:
        """The graph as a flowchart of Mermaid, which GitHub and notebooks draw; it is drawn as `to_dot` draws it.

        >>> import hnparse
        >>> thread = hnparse.Thread([hnparse.Comment(101, "bob", text="Does it purl?", parent_source="top_level")])
        >>> print(thread.to_mermaid(), end="")
        flowchart BT
          story["(no title)"]
          101("bob: Does it purl?")
          101 --> story
          classDef missing stroke-dasharray: 5 5
        """
        from .diagrams import to_mermaid

        return to_mermaid(self)

    # ---- For reading ----

    def to_markdown(self) -> str:
        r"""The discussion to be read, in Markdown: nested lists, with code in fences and quotes as quotes.

        What is not shown is there as such. Lists are nested 8 levels deep; what is below that stands on the last level
        and says what it answers. All that could mean something in Markdown is escaped.

        >>> import hnparse
        >>> thread = hnparse.Thread([hnparse.Comment(101, "bob", text="2 * 3?", parent_source="top_level")])
        >>> print(thread.to_markdown(), end="")
        # (no title)
        <BLANKLINE>
        *no name*
        <BLANKLINE>
        - **bob** · [101](https://news.ycombinator.com/item?id=101)
        <BLANKLINE>
          2 \* 3?
        """
        from .markdown import to_markdown

        return to_markdown(self)

    def to_messages(
        self, leaf: int | Comment, *, assistant: str | None = None, story: str | None = None
    ) -> list[dict[str, str]]:
        """The way down to a comment as the messages of a chat: dicts with `role`, `name` and `content`.

        They begin with the root that is shown: with a top-level comment, or below a parent that is unknown or not
        shown. `leaf` is an id or a Comment. The role is ``"user"`` but for the comments of the author named by
        `assistant`, whose role is ``"assistant"``. If `story` is a role, such as ``"system"``, the title and the words
        of the story come first, in that role.

        In a name, what is no letter, digit, ``-`` or ``_`` becomes ``_``, as chats want it; a message without a known
        author has no name. Raises KeyError when the comment is not shown.

        >>> import hnparse
        >>> thread = hnparse.load("examples/lighthouse.txt")
        >>> for message in thread.to_messages(31500255, assistant="wickerman")[-2:]:
        ...     print(message)
        {'role': 'user', 'name': 'tidewatch', 'content': 'One for luck is the best part of it.'}
        {'role': 'assistant', 'name': 'wickerman', 'content': 'It paid for the coffee.'}
        """
        from .messages import to_messages

        return to_messages(self.path(leaf), self.story, assistant, story)

    # ---- Other notations of Hacker News, and of corpora ----

    def to_items(self) -> list[dict[str, Any]]:
        """The story and its comments as the items of the Firebase API; `Thread.from_items` reads them back.

        The story comes first, if anything is known of it; its `id` is None where the page does not tell it. The
        `parent` of a comment is None where it is not known. Texts are HTML, times are seconds since 1970. `url` is
        None, for a dump has the host only; `descendants` is None but for a whole page of a story, and where
        merged pages show more comments than that. A key is never left out.

        >>> import hnparse
        >>> items = hnparse.load("examples/lighthouse.txt").to_items()
        >>> items[2]["parent"], items[2]["kids"]
        (31500010, [31500150, 31500161])
        """
        from .items import to_items

        return to_items(self)

    def to_algolia(self) -> dict[str, Any]:
        """The story as the search API of Algolia gives it, with the comments nested in `children`.

        What is a root and not top-level is in `orphans`, a key that the API does not have: whose child it is, is not
        known. Times are ISO 8601 in `created_at` and seconds since 1970 in `created_at_i`; a key is never left out.

        The dicts are nested as deep as the discussion. Python's `json` refuses more than about a thousand levels with a
        RecursionError: `to_algolia_json` writes any depth.

        >>> import hnparse
        >>> story = hnparse.load("examples/lighthouse.txt").to_algolia()
        >>> story["children"][0]["children"][0]["author"]
        'saltmarsh'
        """
        from .algolia import to_algolia

        return to_algolia(self)

    def to_algolia_json(self) -> str:
        """Return what `to_algolia` gives as JSON, on one line, however deep the discussion is. Linear time.

        >>> import hnparse, json
        >>> thread = hnparse.load("examples/lighthouse.txt")
        >>> json.loads(thread.to_algolia_json()) == thread.to_algolia()
        True
        """
        from .algolia import to_algolia_json

        return to_algolia_json(self)

    def to_convokit(self, *, timestamps: Literal["order"] | None = None) -> list[dict[str, Any]]:
        """The utterances of a ConvoKit corpus: dicts for the lines of its `utterances.jsonl`.

        The story is an utterance, if anything is known of it, and what top-level comments reply to. All below it is one
        conversation. A comment whose parent is unknown or not shown begins a conversation of its own, for ConvoKit
        wants each to be a tree. Ids are strings; the story's is ``story of`` and the key of the discussion where the
        page does not tell it, and a comment without an id has the key and its number on the page. The speaker is
        ``[unknown]`` where a name is lost, `timestamp` in seconds or None.

        Much of ConvoKit sorts by time, and few pages tell it. With ``timestamps="order"`` each timestamp is a number
        that only tells the order: the id or, without ids, the place on the page. `meta` says so as
        ``"timestamp": "order"``. Raises ValueError for another value.

        >>> import hnparse
        >>> utterances = hnparse.load("examples/lighthouse.txt").to_convokit(timestamps="order")
        >>> utterances[2]["speaker"], utterances[2]["reply-to"], utterances[2]["conversation_id"]
        ('saltmarsh', '31500010', 'story of 31500010')
        >>> [utterance["timestamp"] for utterance in utterances][:3]
        [31500009, 31500010, 31500102]
        """
        from .convokit import to_convokit

        return to_convokit(self, self.walk(), timestamps)
