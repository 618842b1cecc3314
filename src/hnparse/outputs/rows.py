"""The table of comments: one row per comment, with the columns that all tables of comments have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import Any, Literal, NamedTuple, get_type_hints

from attrs import fields

from ..model import Comment, Page, ParentSource, Story
from ..model.ids import known_id
from ..model.thread_like import ThreadLike
from ..model.times import Stamp
from .discussion_key import discussion_key
from .unicode import encodable

Type = Literal["int64", "float64", "string", "bool", "timestamp", "list<int64>"]
"""The type of a column. A timestamp is in UTC, to the microsecond."""

TYPES: Mapping[Any, Type] = {
    int: "int64",
    int | None: "int64",
    str: "string",
    str | None: "string",
    ParentSource: "string",
    bool: "bool",
    Stamp: "timestamp",
    tuple[int, ...]: "list<int64>",
}
"""The type of a column, by the type of the field that it holds."""

CELLS: Mapping[Type, Callable[[Any], Any]] = {"string": encodable, "list<int64>": list}
"""Functions that convert a value of the model for a table. Other types need no conversion."""

LIMIT = 2**63


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        type: The type of the column.
        of: The objects that have the values, such as ``"comment"``. Each table defines its kinds of objects.
        read: Returns the value of an object.
    """

    type: Type
    of: str
    read: Callable[[Any], Any]

    def cells(self, objects: Iterable[Any]) -> list[Any]:
        """Return the values of some objects, None for unknown ones. Half characters are replaced by `encodable`."""
        values = map(self.read, objects)
        convert = CELLS.get(self.type)
        return list(map(convert, values) if convert else values)


def fields_of(class_: type, of: str, *names: str, path: str = "") -> dict[str, Column]:
    """Return columns that hold fields of a class. Without names, all fields.

    `path` leads from an object to the instance of the class. With the path ``story.``, the column of the field `title`
    has the name `story_title`.
    """
    types = get_type_hints(class_)
    by_alias = {field.alias: types[field.name] for field in fields(class_)}
    return {
        f"{path}{name}".replace(".", "_"): Column(TYPES[by_alias[name]], of, attrgetter(path + name))
        for name in names or by_alias
    }


STORY_COLUMNS = fields_of(Story, "thread", path="story.")
"""The columns of a whole story, in the tables that have them."""

COMMENT_COLUMNS: dict[str, Column] = {
    **fields_of(
        Comment,
        "comment",
        *("id", "by", "time", "text", "parent", "parent_source", "kids", "depth", "dead", "truncated"),
    ),
    **fields_of(Story, "thread", "id", "title", "by", path="story."),
    **fields_of(Page, "page", "source", "url"),
    "discussion": Column("string", "thread", discussion_key),
    "hn_id": Column("int64", "comment", lambda comment: known_id(comment.id)),
    **fields_of(Comment, "comment", "deleted", "age"),
    "written_from": Column("timestamp", "interval", itemgetter(0)),
    "written_until": Column("timestamp", "interval", itemgetter(1)),
    **fields_of(Comment, "comment", "candidates"),
}
"""The columns of a comment, in their order. New ones are added at the end."""

COLUMNS: dict[str, Type] = {name: column.type for name, column in COMMENT_COLUMNS.items()}
STORY: dict[str, Type] = {name: column.type for name, column in STORY_COLUMNS.items()}
CORPUS: dict[str, Type] = {
    **{name: STORY[name] for name in ("story_site", "story_score", "story_time")},
    "page": "string",
    "page_line": "int64",
    "page_kind": "string",
    "page_focus": "int64",
    "page_complete": "bool",
    "seen": "timestamp",
    "error": "string",
}
"""The columns that a run over a corpus adds to the table of comments."""

NO_PAGE = Page()


def columns(thread: ThreadLike, method: str) -> dict[str, list[Any]]:
    """Return the values of each column of `COLUMNS`, in the order of the comments, None for unknown values.

    `method` is the name for the ValueError if a number does not fit into 64 bits.
    """
    check_numbers(thread, method)
    objects: dict[str, Sequence[Any]] = {
        "comment": thread.comments,
        "interval": [comment.written or (None, None) for comment in thread.comments],
        "page": [page or NO_PAGE for page in shown_on(thread)],
        "thread": [thread],
    }
    size = len(thread.comments)
    return {
        name: column.cells(objects[column.of]) * (size if column.of == "thread" else 1)
        for name, column in COMMENT_COLUMNS.items()
    }


def shown_on(thread: ThreadLike) -> list[Page | None]:
    """Return the first page that shows each comment, or None if no page does."""
    pages = {id_: page for page in reversed(thread.pages) for id_ in (*page.context, *page.numbered)}
    return [pages.get(comment.id) for comment in thread.comments]


def check_numbers(thread: ThreadLike, method: str) -> None:
    """Raise ValueError if a number of the thread does not fit into 64 bits."""
    for number, what, id_ in _numbers(thread):
        if number is not None and not -LIMIT <= number < LIMIT:
            raise ValueError(f"{method} has 64 bits for a number, too few for {what.format(id_)}: {number}")


def _numbers(thread: ThreadLike) -> Iterator[tuple[int | None, str, int | None]]:
    """Yield each number with its meaning, and with the id for the placeholder in the meaning."""
    yield thread.story.id, "the story's id", None
    yield thread.story.score, "the story's score", None
    for comment in thread.comments:
        yield comment.id, "the id of a comment", None
        yield comment.parent, "the parent of comment {}", comment.id
        yield comment.depth, "the depth of comment {}", comment.id
        for kid in comment.kids:
            yield kid, "a reply to comment {}", comment.id
        for id_ in comment.candidates:
            yield id_, "a candidate for the parent of comment {}", comment.id
    for missing in thread.missing:
        yield missing.id, "the id of a missing comment", None
        yield missing.parent, "the parent of the missing comment {}", missing.id
