"""The exports of a thread as tables, as methods: pandas, Polars, Arrow, CSV and SQLite."""

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
    """The methods that convert a thread into tables."""

    __slots__ = ()

    @property
    def discussion(self) -> str:
        """The key of the discussion in tables and exports.

        The key is the id of the story. If it is unknown, the key is the smallest id among the shown comments and their
        parents. If the text has no ids, it is a digest of the submitter, the title and the site of the story. Pages of
        one discussion have the same key after `merge`.

        >>> import hnparse
        >>> hnparse.load("examples/lighthouse.txt").discussion
        '31500010'
        """
        from .discussion_key import discussion_key

        return discussion_key(self)

    def to_pandas(self, table: TableName = "comments", *, flat: bool = False, path: bool = False) -> pandas.DataFrame:
        """Return a pandas DataFrame with one row per comment, in the order of ids.

        The columns are the same in all tables of hnparse. Their types have missing values: Int64, string, boolean and
        datetime64[us, UTC]; `kids` and `candidates` are arrays of ids. A lone surrogate (half of a character) becomes
        U+FFFD.

        Args:
            table: ``"comments"``, or ``"discussions"`` for one row with the story and the shape of the graph.
            flat: Whether lists of ids become texts with spaces between the ids.
            path: Whether a last column, `path`, has the ids from the root to each comment. Sorted as text, the paths
                are a depth-first walk. The paths of a chain of n replies have n² ids in all.

        Raises:
            ImportError: pandas is not installed.
            ValueError: `table` has another value, or a number does not fit into 64 bits.

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
        """Return a Polars DataFrame with the rows and columns of `to_pandas`.

        The types are Int64, String, Boolean, Datetime("us", "UTC") and List(Int64). The arguments and errors are those
        of `to_pandas`.

        >>> import hnparse
        >>> thread = hnparse.load("examples/lighthouse.txt")
        >>> thread.to_polars(path=True)["path"][1]
        '31500010/31500102'
        """
        from .tables import to_polars

        return to_polars(self, table, flat=flat, path=path)

    def to_arrow(self, table: TableName = "comments", *, flat: bool = False, path: bool = False) -> pyarrow.Table:
        """Return an Arrow table with the rows and columns of `to_pandas`, for Parquet and DuckDB.

        The types are int64, string, bool, timestamp[us, tz=UTC] and list<int64>. The extra `arrow` installs pyarrow.
        The arguments and errors are those of `to_pandas`. `Thread.from_arrow` reads the table of comments back.

        >>> import hnparse
        >>> thread = hnparse.load("examples/lighthouse.txt")
        >>> thread.to_arrow().column("kids")[1].as_py(), thread.to_arrow(flat=True).column("kids")[1].as_py()
        ([31500150, 31500161], '31500150 31500161')
        """
        from .tables import to_arrow

        return to_arrow(self, table, flat=flat, path=path)

    def to_csv(self, table: TableName = "comments", *, path: bool = False, safe: bool = False) -> str:
        r"""Return a CSV table with the rows and columns of `to_pandas`, below a line of column names.

        Lines end with ``\n``. Times are ISO 8601, lists are ids with spaces between them, and unknown values are empty.

        Args:
            table: ``"comments"`` or ``"discussions"``, as in `to_pandas`.
            path: Whether there is a column `path`, as in `to_pandas`.
            safe: Whether texts that a spreadsheet would run as a formula get an apostrophe in front. They begin with
                ``=``, ``+``, ``-`` or ``@``. The last column, `escaped`, then names the columns of these cells. By
                default, texts stay unchanged.

        Raises:
            ValueError: `table` has another value, or a number does not fit into 64 bits.

        >>> import hnparse
        >>> hnparse.load("examples/lighthouse.txt").to_csv().splitlines()[0][:19]
        'id,by,time,text,par'
        """
        from .csv import to_csv

        return "".join(to_csv([self], table, path=path, safe=safe))

    def to_sqlite(self, database: str | PathLike[str] | sqlite3.Connection) -> None:
        """Write the thread into an SQLite file, which can hold other threads. `Thread.from_sqlite` reads it back.

        The tables are `story`, `comment`, `link`, `missing`, `page` and `diagnostic`. The view `subtree` has the
        subtree of each comment. `comment_text` is a full-text index, if SQLite has FTS5. Either the whole thread is
        written or nothing, in a transaction of its own or as a part of the open transaction of the connection.

        A thread replaces its former version in the file, which has the same story id or one of its comments. Comments
        without ids get negative ids, which are unique in the file, and no `hn_id`.

        Args:
            database: The path of the file, or an open connection.

        Raises:
            ValueError: The file has comments of the same discussion that this thread does not show, or a number does
                not fit into 64 bits.
            sqlite3.Error: The file is not a database.

        >>> import hnparse, sqlite3
        >>> connection = sqlite3.connect(":memory:")
        >>> hnparse.load("examples/lighthouse.txt").to_sqlite(connection)
        >>> connection.execute("SELECT id, level FROM subtree WHERE root = 31500150").fetchall()
        [(31500150, 0), (31500200, 1), (31500255, 2)]
        >>> connection.close()
        """
        from .database import to_sqlite

        to_sqlite(self, database)
