"""The exports of a thread as tables: rows of pandas, Polars, Arrow and CSV, and a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..graph.discussion import Discussion

if TYPE_CHECKING:
    import sqlite3
    from os import PathLike

    import pandas
    import polars
    import pyarrow

    from .layout import TableName


class TableExports(Discussion):
    """What turns a thread into tables."""

    __slots__ = ()

    @property
    def discussion(self) -> str:
        """The key of the discussion in tables.

        The key is the id of the story. If it is not known, the key is the smallest id of the comments that are shown or
        answered. If the text tells no ids, it is a digest of the submitter, the title and the site of the story. Pages
        of one discussion have the same key after `merge`.

        >>> import hnparse
        >>> hnparse.load("examples/lighthouse.txt").discussion
        '31500010'
        """
        from .discussion_key import discussion_key

        return discussion_key(self)

    def to_pandas(self, table: TableName = "comments", *, flat: bool = False, path: bool = False) -> pandas.DataFrame:
        """A DataFrame with a row for each comment, in the order of ids.

        Its columns are those of all tables of hnparse, with types that can hold what is missing: Int64, string, boolean
        and datetime64[us, UTC]; `kids` and `candidates` are arrays of ids. Halves of characters become U+FFFD.

        `table` can be ``"discussions"``: one row, with the story and the shape of the graph. With `flat`, lists are
        texts with a space between the ids. With `path`, a last column has the way down to each comment, which sorts as
        a walk; a chain of n comments takes n² ids.

        Raises ImportError without pandas, and ValueError for a number beyond 64 bits.

        >>> import hnparse
        >>> thread = hnparse.load("examples/lighthouse.txt")
        >>> thread.to_pandas()[["id", "by", "parent"]].head(2)
                 id         by    parent
        0  31500010  wickerman      <NA>
        1  31500102  saltmarsh  31500010
        >>> thread.to_pandas("discussions")[["discussion", "comments", "missing", "authors"]].values.tolist()
        [['31500010', 5, 4, 3]]
        """
        from .tables import to_pandas

        return to_pandas(self, table, flat=flat, path=path)

    def to_polars(self, table: TableName = "comments", *, flat: bool = False, path: bool = False) -> polars.DataFrame:
        """A Polars DataFrame with the rows and columns of `to_pandas`.

        Its types are Int64, String, Boolean, Datetime("us", "UTC") and List(Int64). Takes and raises what `to_pandas`
        does.

        >>> import hnparse
        >>> thread = hnparse.load("examples/lighthouse.txt")
        >>> thread.to_polars(path=True)["path"][1]
        '31500010/31500102'
        """
        from .tables import to_polars

        return to_polars(self, table, flat=flat, path=path)

    def to_arrow(self, table: TableName = "comments", *, flat: bool = False, path: bool = False) -> pyarrow.Table:
        """An Arrow table with the rows and columns of `to_pandas`: what Parquet and DuckDB take.

        Its types are int64, string, bool, timestamp[us, tz=UTC] and list<int64>. Needs pyarrow, which the extra `arrow`
        brings. Takes and raises what `to_pandas` does. `Thread.from_arrow` reads the table of comments back.

        >>> import hnparse
        >>> thread = hnparse.load("examples/lighthouse.txt")
        >>> thread.to_arrow().column("kids")[1].as_py(), thread.to_arrow(flat=True).column("kids")[1].as_py()
        ([31500150, 31500161], '31500150 31500161')
        """
        from .tables import to_arrow

        return to_arrow(self, table, flat=flat, path=path)

    def to_csv(self, table: TableName = "comments", *, path: bool = False, safe: bool = False) -> str:
        r"""Return a CSV table with the rows and columns of `to_pandas`, with a line of column names.

        Lines end with ``\n``; times are ISO 8601, kids are ids with a space between, what is not known is empty.
        `table` and `path` are those of `to_pandas`.

        The words of a page stand in the cells as they are, and a spreadsheet takes a cell that begins with ``=``,
        ``+``, ``-`` or ``@`` for a formula. With `safe`, such words have an apostrophe before them. Raises ValueError
        for a number beyond 64 bits.

        >>> import hnparse
        >>> hnparse.load("examples/lighthouse.txt").to_csv().splitlines()[0][:19]
        'id,by,time,text,par'
        """
        from .csv import to_csv

        return "".join(to_csv([self], table, path=path, safe=safe))

    def to_sqlite(self, database: str | PathLike[str] | sqlite3.Connection) -> None:
        """Write the thread into an SQLite file, beside the threads that are there already.

        `database` is a path, or an open connection. The tables are `story`, `comment`, `link`, `missing`, `page` and
        `diagnostic`. The view `subtree` has all that is below each comment, and `comment_text` finds words, where
        SQLite has FTS5. All of the thread is written, or nothing: in a transaction of its own or, if the connection has
        one open, as a part of that. `Thread.from_sqlite` reads it back.

        A thread that is written again replaces itself: it is known by its story's id, or by its comments. Comments
        whose text tells no ids get negative ones, each only once in the file, and no `hn_id`. Raises ValueError when
        the file has comments of the same discussion which this thread does not show, or when a number is beyond 64
        bits; `sqlite3.Error` when the file is no database.

        >>> import hnparse, sqlite3
        >>> connection = sqlite3.connect(":memory:")
        >>> hnparse.load("examples/lighthouse.txt").to_sqlite(connection)
        >>> connection.execute("SELECT id, level FROM subtree WHERE root = 31500150").fetchall()
        [(31500150, 0), (31500200, 1), (31500255, 2)]
        >>> connection.close()
        """
        from .database import to_sqlite

        to_sqlite(self, database)
