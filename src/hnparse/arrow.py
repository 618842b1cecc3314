"""Arrow: the tables of a corpus as Arrow batches, which is how engines such as Spark, Ray and DuckDB hold them.

Importing this module needs pyarrow: ``pip install 'hnparse[arrow]'``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from .corpus.arrow_filter import may_hold_dumps
from .corpus.page_links import LINKS, discussions_of
from .corpus.tables import TABLES, Rows, Table, check_table, join, parse_rows, parse_values, tabulate
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
"""The schema of the table of comments: a row a comment, with the columns of its story and of its page."""
PAGES: pa.Schema = arrow_schema(TABLES["pages"])
"""The schema of the table of pages: a row a page, with what it says of its story and of itself."""
DIAGNOSTICS: pa.Schema = arrow_schema(TABLES["diagnostics"])
"""The schema of the table of diagnostics: a row for each thing that is wrong with a text."""

DISCUSSIONS: pa.Schema = arrow_schema(TABLES["discussions"])
"""The schema of the table of discussions: a row a thread, with its story and the shape of its graph."""

SCHEMAS: dict[Table, pa.Schema] = {
    "comments": COMMENTS,
    "pages": PAGES,
    "diagnostics": DIAGNOSTICS,
    "discussions": DISCUSSIONS,
}
PAGE_DISCUSSIONS: pa.Schema = arrow_schema({"page": "string", "discussion": "string"})
"""The schema of what `find_discussions` returns."""
ROWS = 20_000
"""A batch is given away when it has as many rows as this."""


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
    """The comments in batches of a corpus: batches of `COMMENTS`, a row a comment, in the order of the corpus.

    `text`, `url`, `date` and `source` are the names of the columns of the corpus; of these only the text must be there.
    `table` is ``"comments"``, ``"pages"``, ``"diagnostics"`` or ``"discussions"``, which have the schemas `COMMENTS`,
    `PAGES`, `DIAGNOSTICS` and `DISCUSSIONS`.

    A row without a dump gives no row. A row that cannot be read gives one that has an `error`, besides
    its source and URL, and no other value. Memory is that of a batch and its comments.

    Raises ValueError for a table that does not exist and for batches without a column for the text, and for nothing
    that stands in a row.

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
    """The comments in a table of a corpus, as `parse_batches` gives them: Ray Data hands such tables to a function.

    Takes and raises what `parse_batches` does.

    >>> import pyarrow as pa
    >>> from pathlib import Path
    >>> corpus = pa.table({"text": [Path("examples/lighthouse.txt").read_text("utf-8")]})
    >>> parse_table(corpus, table="pages").column("story_by").to_pylist()
    ['quillfeather']
    """
    found = parse_batches(corpus.to_batches(), text=text, url=url, date=date, source=source, meta=meta, table=table)
    return pa.Table.from_batches(found, SCHEMAS[table])


def find_discussions(comments: pa.Table) -> pa.Table:
    """Return which discussion each page is of: a table with the columns `page` and `discussion`.

    `comments` is a table of comments, with the columns `page`, `id`, `parent`, `kids`, `story_id`, `story_title`,
    `story_by` and `story_site`; others are not looked at. A discussion is named by the smallest key of its pages.

    As for `merge`, pages are connected if they share an id, or the head of a story whose id one of them does not tell;
    `merge` also keeps pages apart that state different stories. Memory is some 100 bytes for each id. Raises KeyError
    for a column that is missing.

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
            there = ", ".join(batch.schema.names)
            raise ValueError(f"no column {names[0]} for the text, only {there}: say which one it is with text=")
        chosen = [row for row, may_hold in enumerate(may_hold_dumps(batch.column(names[0]))) if may_hold]
        batch = batch.take(pa.array(chosen, pa.int64()))
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
    """A column as Python has it; one that is not there is empty."""
    if name not in batch.schema.names:
        return [None] * cast("int", batch.num_rows)
    column = batch.column(name)
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)  # Python has no nanoseconds
    try:
        return cast("list[object]", column.to_pylist())
    except UnicodeDecodeError:  # Arrow does not look whether a string is UTF-8
        return [value and value.decode("utf-8", "replace") for value in column.cast(pa.large_binary()).to_pylist()]


def to_batch(parts: Iterable[Rows], table: Table) -> pa.RecordBatch:
    """Rows of a table as an Arrow batch."""
    return pa.RecordBatch.from_pydict(join(parts, table), SCHEMAS[table])
