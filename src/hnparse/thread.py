"""The class of a discussion, which combines the reply graph with its exports and views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from attrs import frozen

from .model.display import short
from .outputs import Exports, Views, to_dict, to_json
from .outputs.summary import NO_TITLE, counts

if TYPE_CHECKING:
    import sqlite3
    from os import PathLike

    import pyarrow

    from .graph.difference import Difference


@frozen(repr=False)
class Thread(Exports, Views):
    """A discussion read from one or several pages: the story, the comments and the graph of replies.

    A thread behaves like a read-only collection of comments, ordered by id: ``len(thread)``, ``42 in thread``,
    ``thread[42]`` and iteration work. A thread is immutable and hashable.

    Attributes:
        comments: The shown comments, in the order of their ids.
        missing: The comments that are named but not shown.
        story: The story that the discussion is about.
        pages: The pages that the thread was read from.
        diagnostics: The problems found while reading and merging.

    Raises:
        ValueError: Two comments have the same id, or the parents form a cycle.

    >>> import hnparse
    >>> thread = hnparse.load("examples/lighthouse.txt")
    >>> len(thread), 31500102 in thread, thread[31500102].by
    (5, True, 'saltmarsh')
    >>> [comment.id for comment in thread.children(31500102)]
    [31500150]
    """

    def diff(self, earlier: Thread) -> Difference:
        """Return what is new in this thread, compared with an earlier crawl of the same discussion. Linear time.

        Comments are compared by id. What this thread merely lacks, such as a name that is cut off, is no change.

        Args:
            earlier: The thread of the earlier crawl.

        Raises:
            TypeError: `earlier` is not a Thread.
            ValueError: A text does not tell the ids of its comments, or the threads have no id in common.

        >>> import hnparse
        >>> first, second = hnparse.load_all("examples/two-pages.txt")
        >>> second.diff(first)
        <Difference: 4 comments added, 0 changed, 1 gone, score 88 -> 96>
        """
        from .graph.difference import difference

        if not isinstance(earlier, Thread):
            raise TypeError(f"diff takes a Thread, not {type(earlier).__name__}")
        return difference(earlier, self)

    def to_dict(self) -> dict[str, Any]:
        """Return the thread as plain dicts and lists, ready for JSON. `from_dict` reads it back.

        >>> data = Thread().to_dict()
        >>> data["schema"], data["comments"]
        ('hnparse.thread/2', [])
        """
        return to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the thread as one JSON object; non-ASCII characters are not escaped.

        Args:
            indent: The number of spaces of each level, as in `json.dumps`. None writes everything on one line.

        >>> import hnparse
        >>> Thread(story=hnparse.Story(title="Where is the café?")).to_json()[:65]
        '{"schema": "hnparse.thread/2", "story": {"id": null, "title": "Wh'
        """
        return to_json(self, indent=indent)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Thread:
        """Return the thread that `to_dict` wrote.

        Missing keys get the default values of the classes.

        Args:
            data: The dict, as `to_dict` or `json.loads` returns it.

        Raises:
            ValueError: `data` is not such a dict. The message has the path of the first wrong value, such as
                ``comments[0].id``.

        >>> import hnparse
        >>> thread = Thread(story=hnparse.Story(title="Where is the café?"))
        >>> Thread.from_dict(thread.to_dict()) == thread
        True
        """
        from .dicts.from_dict import from_dict

        return cls(**from_dict(data))

    @classmethod
    def from_json(cls, text: str | bytes) -> Thread:
        """Return the thread that `to_json` wrote.

        Args:
            text: The JSON of one thread, as str or bytes.

        Raises:
            TypeError: `text` is neither str nor bytes.
            ValueError: The text is not JSON, holds more than one value, or is not the JSON of a thread.

        >>> import hnparse
        >>> thread = Thread(story=hnparse.Story(title="Where is the café?"))
        >>> Thread.from_json(thread.to_json()) == thread
        True
        """
        import json  # imported here to keep `import hnparse` fast

        if not isinstance(text, str | bytes | bytearray):
            raise TypeError(f"from_json takes text, not {type(text).__name__}: use from_dict for a dict")
        try:
            data = json.loads(text)
        except json.JSONDecodeError as error:
            if error.msg == "Extra data":
                raise ValueError("this is JSON of several threads: use hnparse.load_all for its file") from None
            raise ValueError(f"this is not JSON: {error}") from None
        return cls.from_dict(data)

    @classmethod
    def from_sqlite(cls, database: str | PathLike[str] | sqlite3.Connection, discussion: str | None = None) -> Thread:
        """Return a thread of a database that `to_sqlite` or the command wrote.

        Args:
            database: The path of the file, or an open connection.
            discussion: The key of the thread, as in the table `story`. It can be omitted if there is only one thread;
                `hnparse.load_all` reads all threads of a file.

        Raises:
            OSError: The file cannot be read.
            ValueError: The file is no such database, has no thread with this key, or has several threads and no key is
                given.

        >>> import hnparse, sqlite3
        >>> thread, connection = hnparse.load("examples/lighthouse.txt"), sqlite3.connect(":memory:")
        >>> thread.to_sqlite(connection)
        >>> Thread.from_sqlite(connection) == thread
        True
        >>> connection.close()
        """
        from .outputs.from_database import from_database

        return _only([cls.from_dict(data) for data in islice(from_database(database, discussion), 2)], discussion)

    @classmethod
    def from_arrow(cls, table: pyarrow.Table, discussion: str | None = None) -> Thread:
        """Return a thread of a table of comments, as `to_arrow` or the command wrote it.

        The rows of several pages are merged. A table has no diagnostics, and knows less about pages: which comments
        each one is the first to show. Missing comments are those that the rows name as replies and parents.

        Args:
            table: The table of comments.
            discussion: The value in the column `discussion`. It can be omitted if there is only one.

        Raises:
            TypeError: `table` is not a table.
            ValueError: This is another table, it has no such discussion, or it has several and none is given.

        >>> import hnparse
        >>> thread = hnparse.load("examples/lighthouse.txt")
        >>> Thread.from_arrow(thread.to_arrow()).comments == thread.comments
        True
        """
        from .inputs.tables import threads_of_rows

        if not hasattr(table, "column_names"):
            raise TypeError(f"from_arrow takes a pyarrow Table, not {type(table).__name__}")
        names = table.column_names
        rows = (row for batch in table.to_batches() for row in batch.to_pylist())
        wanted = (row for row in rows if discussion is None or row.get("discussion") == discussion)
        return _only(list(islice(threads_of_rows(wanted, names), 2)), discussion)

    @classmethod
    def from_csv(cls, text: str, discussion: str | None = None) -> Thread:
        """Return a thread of a CSV table of comments, as `to_csv` or the command wrote it.

        `from_arrow` tells what a table keeps. A table that a spreadsheet saved is read if all columns and values are
        still there. `hnparse.load` reads a file.

        Args:
            text: The CSV, as text.
            discussion: The value in the column `discussion`. It can be omitted if there is only one.

        Raises:
            TypeError: `text` is not a str.
            ValueError: This is another table, a column or a value is lost, the table has no such discussion, or it has
                several and none is given.

        >>> import hnparse
        >>> thread = hnparse.load("examples/lighthouse.txt")
        >>> Thread.from_csv(thread.to_csv()).comments == thread.comments
        True
        """
        from .inputs.csv_rows import Csv
        from .inputs.tables import threads_of_csv

        if not isinstance(text, str):
            raise TypeError(f"from_csv takes text, not {type(text).__name__}: use hnparse.load for a file")
        lines = text.encode("utf-8", "surrogatepass").splitlines(keepends=True)
        return _only(list(islice(threads_of_csv(Csv.of(lines), discussion=discussion), 2)), discussion)

    @classmethod
    def from_items(cls, items: Iterable[Mapping[str, Any] | None]) -> Thread:
        r"""Return the thread made of the items of one discussion, as the Firebase API of Hacker News returns them.

        A story, job or poll becomes the story. Options of a poll and None are skipped. A deleted comment is `missing`,
        as is each comment that is named but has no item. The HTML of a text becomes the plain text that a page shows. A
        parent that lists the comment in its `kids` is known by ``reply_list``, any other parent by ``parent_line``.
        Without the item of the story, a parent that has no item is taken as a comment, because nothing distinguishes it
        from the story.

        Several items with one id are one item. Where they differ, the value is unknown, and a diagnostic reports it.

        Args:
            items: The items, in any order.

        Raises:
            ValueError: An item is malformed, or there are items of two stories.

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

        A comment is a reply to the item that has it in `children`; its parent source is ``reply_list``. Everything else
        is read as in `from_items`.

        Args:
            item: The item of the story, as ``https://hn.algolia.com/api/v1/items/ID`` returns it.

        Raises:
            ValueError: The item is malformed.

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


def _only(threads: Sequence[Thread], discussion: str | None) -> Thread:
    """Return the only thread. Raises ValueError if there are several or none."""
    if len(threads) == 1:
        return threads[0]
    if threads:
        raise ValueError("there are several discussions: choose one with discussion=, or use hnparse.load_all")
    raise ValueError("there is no discussion" + (f" with the key {discussion!r}" if discussion is not None else ""))
