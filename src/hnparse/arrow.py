"""The tables of a corpus as Arrow batches, for engines such as Spark, Ray and DuckDB.

Importing this module requires pyarrow: ``pip install 'hnparse[arrow]'``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from .corpus.page_links import LINKS, discussions_of
from .corpus.tables import TABLES, Rows, Table, check_table, join, parse_rows, parse_values, tabulate
from .inputs.arrow_filter import may_hold_dumps
from .outputs.optional import require
from .outputs.tables import arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa
else:
    pa = require("pyarrow", "hnparse.arrow", "arrow")

__all__ = [
    "COMMENTS",
    "DIAGNOSTICS",
    "DISCUSSIONS",
    "PAGES",
    "find_discussions",
    "parse_batches",
    "parse_rows",
    "parse_table",
]

COMMENTS: pa.Schema = arrow_schema(TABLES["comments"])
"""The schema of the table of comments: one row per comment, with columns for its story and its page."""
PAGES: pa.Schema = arrow_schema(TABLES["pages"])
"""The schema of the table of pages: one row per page, with its values and those of its story."""
DIAGNOSTICS: pa.Schema = arrow_schema(TABLES["diagnostics"])
"""The schema of the table of diagnostics: one row per diagnostic."""

DISCUSSIONS: pa.Schema = arrow_schema(TABLES["discussions"])
"""The schema of the table of discussions: one row per thread, with its story and statistics of its graph."""

SCHEMAS: dict[Table, pa.Schema] = {
    "comments": COMMENTS,
    "pages": PAGES,
    "diagnostics": DIAGNOSTICS,
    "discussions": DISCUSSIONS,
}
PAGE_DISCUSSIONS: pa.Schema = arrow_schema({"page": "string", "discussion": "string"})
"""The schema of the table that `find_discussions` returns."""
ROWS = 20_000
"""The number of rows after which a batch is yielded."""


def parse_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    text: str = "text",
    url: str = "url",
    date: str = "date",
    source: str = "source",
    meta: str = "meta",
    table: Table = "comments",
) -> Iterator[pa.RecordBatch]:
    """Yield the comments in batches of a corpus, one row per comment, in the order of the corpus.

    A row without a dump yields no rows. A row that cannot be read yields one row with an `error`, the source and the
    URL; no content of a row raises an error. Memory is that of one batch and its comments.

    Args:
        batches: The batches of the corpus.
        text: The column for the text. The other columns may be missing.
        url: The column for the URL of the page.
        date: The column for the date of the crawl.
        source: The column for the source that the result names.
        meta: The column of The Pile for the component or the id of the story.
        table: The table to make: ``"comments"``, ``"pages"``, ``"diagnostics"`` or ``"discussions"``. Their schemas are
            `COMMENTS`, `PAGES`, `DIAGNOSTICS` and `DISCUSSIONS`.

    Raises:
        ValueError: There is no such table, or a batch has no column for the text.

    >>> import pyarrow as pa
    >>> from pathlib import Path
    >>> dump = Path("examples/lighthouse.txt").read_text("utf-8")
    >>> corpus = pa.record_batch({"text": ["A shopping list.", dump]})
    >>> [batch] = parse_batches([corpus])
    >>> batch.column("by").to_pylist()
    ['wickerman', 'saltmarsh', 'wickerman', 'tidewatch', 'wickerman']
    """
    check_table(table)
    return _batches(batches, (text, url, date, source, meta), table)


def parse_table(
    corpus: pa.Table,
    *,
    text: str = "text",
    url: str = "url",
    date: str = "date",
    source: str = "source",
    meta: str = "meta",
    table: Table = "comments",
) -> pa.Table:
    """Return the comments in a table of a corpus. Ray Data passes such tables to a function.

    The arguments and errors are those of `parse_batches`.

    >>> import pyarrow as pa
    >>> from pathlib import Path
    >>> corpus = pa.table({"text": [Path("examples/lighthouse.txt").read_text("utf-8")]})
    >>> parse_table(corpus, table="pages").column("story_by").to_pylist()
    ['quillfeather']
    """
    found = parse_batches(corpus.to_batches(), text=text, url=url, date=date, source=source, meta=meta, table=table)
    return pa.Table.from_batches(found, SCHEMAS[table])


def find_discussions(comments: pa.Table) -> pa.Table:
    """Return a table with the columns `page` and `discussion`: the discussion that each page belongs to.

    `discussion` is the smallest key of the pages of the discussion.

    As in `merge`, pages belong together if they share an id, or if they have the head of the same story and one of them
    lacks the id of the story. Unlike `merge`, this function does not separate pages that state different stories.
    Memory is about 100 bytes for each id.

    Args:
        comments: A table of comments with the columns `page`, `id`, `parent`, `kids`, `story_id`, `story_title`,
            `story_by` and `story_site`. Other columns are ignored.

    Raises:
        KeyError: A column is missing.

    >>> import pyarrow as pa
    >>> from pathlib import Path
    >>> corpus = pa.table({"text": [Path("examples/two-pages.txt").read_text("utf-8")]})
    >>> find_discussions(parse_table(corpus)).num_rows
    2
    """
    return pa.table(dict(zip(("page", "discussion"), discussions_of(_links(comments)), strict=True)), PAGE_DISCUSSIONS)


def _links(comments: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in comments.select(LINKS).to_batches(ROWS):
        yield from zip(*[column.to_pylist() for column in batch.columns], strict=True)


def _batches(
    batches: Iterable[pa.RecordBatch], names: tuple[str, str, str, str, str], table: Table
) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        if names[0] not in batch.schema.names:
            found = f"the columns are {', '.join(batch.schema.names)}"
            raise ValueError(f"no column {names[0]} for the text: {found}; name the right one with text=")
        batch = batch.filter(may_hold_dumps(batch.column(names[0])))
        values = [_values(batch, name) for name in names]
        waiting: list[Rows] = []
        rows = 0
        for row in range(batch.num_rows):
            parsed = parse_values(*(column[row] for column in values))
            if not parsed.is_empty:
                made = tabulate(parsed, table)
                waiting.append(made)
                rows += len(made["error"])
            if rows >= ROWS:
                yield to_batch(waiting, table)
                waiting, rows = [], 0
        if rows:
            yield to_batch(waiting, table)


def _values(batch: pa.RecordBatch, name: str) -> list[object]:
    """Return a column as Python values. A missing column is all None."""
    if name not in batch.schema.names:
        return [None] * cast("int", batch.num_rows)
    column = batch.column(name)
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)  # Python has no nanoseconds
    try:
        return cast("list[object]", column.to_pylist())
    except UnicodeDecodeError:  # Arrow does not check that a string is UTF-8
        return [value and value.decode("utf-8", "replace") for value in column.cast(pa.large_binary()).to_pylist()]


def to_batch(parts: Iterable[Rows], table: Table) -> pa.RecordBatch:
    """Return rows of a table as an Arrow batch."""
    return pa.RecordBatch.from_pydict(join(parts, table), SCHEMAS[table])
