"""The exports of a thread, as methods. Each one imports its own module when it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from ..model import Comment
from .table_exports import TableExports

if TYPE_CHECKING:
    import networkx


class Exports(TableExports):
    """The methods that convert a thread for other programs."""

    __slots__ = ()

    # ---- Graphs ----

    def to_networkx(self) -> networkx.DiGraph:
        """Return a DiGraph whose nodes are the ids of comments, with an edge from each reply to its parent.

        A comment that is named but not shown is a node with the attribute ``shown=False`` only. The other nodes have
        the attributes of `Comment` without `kids`, and the graph has those of the story. Unknown attributes are left
        out and times are ISO 8601, so that files such as GraphML can hold the graph. The story is not a node. A comment
        whose parent is unknown has no edge.

        Raises:
            ImportError: networkx is not installed.

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
        """Return the graph as DOT, the language of Graphviz: an arrow from each reply to its parent, the story on top.

        Comments that are not shown are dashed. A comment whose parent is unknown has no arrow.

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
        """Return the graph of `to_dot` as a flowchart of Mermaid, which GitHub and notebooks draw.

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
        r"""Return the discussion as Markdown for readers: nested lists, with fenced code and quotes.

        Comments that are not shown are marked as such. Lists have at most 8 levels. Deeper comments are on the last
        level and name their parent. All other characters that have a meaning in Markdown are escaped.

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
        """Return the path from a root to a comment as the messages of a chat: dicts with `role`, `name`, `content`.

        The first comment is a top-level comment, or one whose parent is unknown or not shown. In names, all characters
        but letters, digits, ``-`` and ``_`` become ``_``, and names end after 64 characters, as chat APIs require. If
        the author is unknown, the message has no `name`. Linear in the length of the path.

        Args:
            leaf: The last comment, as an id or a Comment.
            assistant: The author whose comments get the role ``"assistant"``. All other comments have ``"user"``.
            story: The role of a first message with the title and the text of the story, such as ``"system"``. None
                adds no such message.

        Raises:
            KeyError: The comment is not shown.

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
        """Return the story and its comments as items of the Firebase API. `Thread.from_items` reads them back.

        The story is first, if anything about it is known. All keys are always present, and unknown values are None,
        such as the `id` of a story that the page does not state. Texts are HTML, and times are seconds since 1970.
        `url` is None, because a dump only has the host. `descendants` is the number of comments on a complete page of
        the story, or None if there is no such page or the thread shows more comments.

        >>> import hnparse
        >>> items = hnparse.load("examples/lighthouse.txt").to_items()
        >>> items[2]["parent"], items[2]["kids"]
        (31500010, [31500150, 31500161])
        """
        from .items import to_items

        return to_items(self)

    def to_algolia(self) -> dict[str, Any]:
        """Return the story as the Algolia API returns it, with the comments nested in `children`.

        Roots that are not top-level are in `orphans`, a key that the API does not have, because nothing shows whose
        children they are. Times are ISO 8601 in `created_at` and seconds since 1970 in `created_at_i`. All keys are
        always present.

        The dicts are nested as deeply as the discussion. `json.dumps` raises RecursionError from about a thousand
        levels on; `to_algolia_json` writes any depth.

        >>> import hnparse
        >>> story = hnparse.load("examples/lighthouse.txt").to_algolia()
        >>> story["children"][0]["children"][0]["author"]
        'saltmarsh'
        """
        from .algolia import to_algolia

        return to_algolia(self)

    def to_algolia_json(self) -> str:
        """Return the result of `to_algolia` as JSON on one line, for discussions of any depth. Linear time.

        >>> import hnparse, json
        >>> thread = hnparse.load("examples/lighthouse.txt")
        >>> json.loads(thread.to_algolia_json()) == thread.to_algolia()
        True
        """
        from .algolia import to_algolia_json

        return to_algolia_json(self)

    def to_convokit(self, *, timestamps: Literal["order"] | None = None) -> list[dict[str, Any]]:
        """Return the utterances of a ConvoKit corpus: dicts for the lines of its `utterances.jsonl`.

        The story is an utterance, if anything about it is known, and top-level comments reply to it. Everything below
        it is one conversation. In ConvoKit, each conversation is a tree, so a comment whose parent is unknown or not
        shown begins a new one. Ids are strings. A story without an id has the id ``story of KEY``, with the key of the
        discussion; a comment without an id has the key and its number on the page. The speaker is ``[unknown]`` if the
        name is lost.

        Args:
            timestamps: None gives the time of each comment in seconds since 1970, or None if it is unknown. Few pages
                show times, but many functions of ConvoKit sort by them. ``"order"`` gives numbers that only express the
                order: the id or, without ids, the position on the page. `meta` then has ``"timestamp": "order"``.

        Raises:
            ValueError: `timestamps` has another value.

        >>> import hnparse
        >>> utterances = hnparse.load("examples/lighthouse.txt").to_convokit(timestamps="order")
        >>> utterances[2]["speaker"], utterances[2]["reply-to"], utterances[2]["conversation_id"]
        ('saltmarsh', '31500010', 'story of 31500010')
        >>> [utterance["timestamp"] for utterance in utterances][:3]
        [31500009, 31500010, 31500102]
        """
        from .convokit import to_convokit

        return to_convokit(self, self.walk(), timestamps)
