"""The tables of a corpus: the rows of comments, pages, diagnostics and discussions of many threads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, get_args

from ..inputs.parsed_record import ParsedRecord, parse_record
from ..inputs.pile_meta import read_meta
from ..inputs.record import Record, not_a_string
from ..outputs.discussion_rows import DISCUSSIONS, discussion_columns
from ..outputs.rows import COLUMNS, CORPUS, STORY, Type, columns, shown_on
from ..outputs.unicode import encodable
from ..thread import Thread
from .page_key import page_key

Table = Literal["comments", "pages", "diagnostics", "discussions"]

TABLES: dict[Table, dict[str, Type]] = {
    "comments": {**COLUMNS, **CORPUS},
    "pages": {
        "discussion": "string",
        "source": "string",
        "url": "string",
        "seen": "timestamp",
        "page": "string",
        "line": "int64",
        "kind": "string",
        "focus": "int64",
        "context": "list<int64>",
        "numbered": "list<int64>",
        "declared_comments": "int64",
        "request_seconds": "float64",
        "popular": "list<int64>",
        "complete": "bool",
        **STORY,
        "error": "string",
    },
    "diagnostics": {
        "discussion": "string",
        "source": "string",
        "url": "string",
        "code": "string",
        "severity": "string",
        "message": "string",
        "line": "int64",
        "column": "int64",
        "error": "string",
    },
    "discussions": {**DISCUSSIONS, "error": "string"},
}
"""The columns of each table, with their types. An error has its own row, with the source and the URL."""

Rows = dict[str, list[Any]]
"""Rows of a table, as a list of values for each column."""


def parse_rows(
    rows: Iterable[Mapping[str, Any]],
    *,
    text: str = "text",
    url: str = "url",
    date: str = "date",
    source: str = "source",
    meta: str = "meta",
    table: Table = "comments",
) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as dicts, in the order of the corpus. By default, this is one row per comment.

    A row of the corpus without a dump yields nothing. A row that cannot be read yields one row with an `error`, and the
    next rows are read.

    Args:
        rows: The rows of the corpus.
        text: The column for the text. A row without it yields nothing.
        url: The column for the URL of the page.
        date: The column for the date of the crawl.
        source: The column for the source that the result names.
        meta: The column of The Pile for the component or the id of the story.
        table: The table to make.

    Raises:
        ValueError: There is no such table.

    >>> from pathlib import Path
    >>> dump = Path("examples/lighthouse.txt").read_text("utf-8")
    >>> rows = [{"text": "A shopping list."}, {"text": dump, "url": "https://a.example/item?id=31500150"}]
    >>> [(row["id"], row["by"], row["parent"]) for row in parse_rows(rows)][:2]
    [(31500010, 'wickerman', None), (31500102, 'saltmarsh', 31500010)]
    """
    check_table(table)
    return _rows(rows, (text, url, date, source, meta), table)


def _rows(rows: Iterable[Mapping[str, Any]], names: tuple[str, ...], table: Table) -> Iterator[dict[str, Any]]:
    for row in rows:
        parsed = parse_values(*(row.get(name) for name in names))
        if not parsed.is_empty:
            made = tabulate(parsed, table)
            yield from (dict(zip(made, values, strict=True)) for values in zip(*made.values(), strict=True))


def parse_values(text: Any, url: Any = None, date: Any = None, source: Any = None, meta: Any = None) -> ParsedRecord:
    """Return the parsed record of a row of any table. Bytes are decoded as UTF-8; a missing text counts as empty."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    error = None if text is None or isinstance(text, str) else not_a_string(text)
    words = [value if isinstance(value, str) else None for value in (url, source)]
    seen = date if isinstance(date, str) or hasattr(date, "isoformat") else None
    text = text if isinstance(text, str) else ""
    return parse_record(Record(text, words[0], seen, words[1], None, error, *read_meta(meta)))


def check_table(table: str) -> None:
    """Raise ValueError if there is no such table."""
    if table not in get_args(Table):
        raise ValueError(f"there is no table {table!r}: use one of {', '.join(get_args(Table))}")


def tabulate(parsed: ParsedRecord, table: Table) -> Rows:
    """Return the rows of a record in one of the tables."""
    if parsed.error is None:
        return join([ROWS[table](thread) for thread in parsed.threads], table)
    record = parsed.record
    known = {"source": encodable(record.source), "url": encodable(record.url), "error": encodable(parsed.error)}
    return {name: [known.get(name)] for name in TABLES[table]}


def join(parts: Iterable[Rows], table: Table) -> Rows:
    """Return the concatenated rows of several parts of a table."""
    joined: Rows = {name: [] for name in TABLES[table]}
    for part in parts:
        for name, values in part.items():
            joined[name] += values
    return joined


# ---- The rows of a thread ---------------------------------------------------------------------------------------


def comments(thread: Thread) -> Rows:
    """Return one row per comment, with its story and the page that shows it."""
    story = thread.story
    made = columns(thread, "a table")
    pages = shown_on(thread)
    size = len(pages)
    by_id = {comment.id: comment for comment in thread.comments}
    keys = {page: page_key(page, by_id) for page in thread.pages}
    made.update(
        story_site=[encodable(story.site)] * size,
        story_score=[story.score] * size,
        story_time=[story.time] * size,
        page=[page and keys[page] for page in pages],
        page_line=[page and page.line for page in pages],
        page_kind=[page and page.kind for page in pages],
        page_focus=[page and page.focus for page in pages],
        page_complete=[page and page.complete for page in pages],
        seen=[page and page.seen for page in pages],
        error=[None] * size,
    )
    return made


def pages(thread: Thread) -> Rows:
    """Return one row per page."""
    story = thread.story
    by_id = {comment.id: comment for comment in thread.comments}
    key = thread.discussion
    rows = [
        (
            key,
            encodable(page.source),
            encodable(page.url),
            page.seen,
            page_key(page, by_id),
            page.line,
            page.kind,
            page.focus,
            list(page.context),
            list(page.numbered),
            page.declared_comments,
            page.request_seconds,
            list(page.popular),
            page.complete,
            page.story if page.story is not None else story.id,
            encodable(page.title),
            encodable(page.site),
            encodable(page.by),
            page.score,
            story.time,
            encodable(story.text),
            None,
        )
        for page in thread.pages
    ]
    return {name: [row[place] for row in rows] for place, name in enumerate(TABLES["pages"])}


def diagnostics(thread: Thread) -> Rows:
    """Return one row per diagnostic."""
    urls = {page.source: page.url for page in reversed(thread.pages)}
    found = thread.diagnostics
    return {
        "discussion": [thread.discussion] * len(found),
        "source": [encodable(one.source) for one in found],
        "url": [encodable(urls.get(one.source)) for one in found],
        "code": [one.code for one in found],
        "severity": [one.severity for one in found],
        "message": [encodable(one.message) for one in found],
        "line": [one.line for one in found],
        "column": [one.column for one in found],
        "error": [None for _ in found],
    }


def discussions(thread: Thread) -> Rows:
    """Return one row for the whole thread."""
    return {**discussion_columns(thread, "a table"), "error": [None]}


ROWS: dict[Table, Callable[[Thread], Rows]] = {
    "comments": comments,
    "pages": pages,
    "diagnostics": diagnostics,
    "discussions": discussions,
}
