"""The choice of a table and its columns."""

from __future__ import annotations

from typing import Any, Literal

from ..graph.discussion import Discussion
from .discussion_rows import DISCUSSIONS, discussion_columns
from .rows import COLUMNS, Type, columns
from .tree import Tree

TableName = Literal["comments", "discussions"]
TABLE_NAMES = ("comments", "discussions")


def column_types(table: str = "comments", *, flat: bool = False, path: bool = False) -> dict[str, Type]:
    """Return the types of the columns of a table, by name. Raises ValueError if there is no such table."""
    if table not in TABLE_NAMES:
        raise ValueError(f"there is no table {table!r}, only {' and '.join(TABLE_NAMES)}")
    types = dict(DISCUSSIONS if table == "discussions" else COLUMNS)
    if path and table == "comments":
        types["path"] = "string"
    return {name: "string" if flat and type_ == "list<int64>" else type_ for name, type_ in types.items()}


def table_columns(
    thread: Discussion, method: str, table: str = "comments", *, flat: bool = False, path: bool = False
) -> dict[str, list[Any]]:
    """Return the values of the columns of `column_types`."""
    if table == "discussions":
        return discussion_columns(thread, method)
    found = columns(thread, method)
    if path:
        found["path"] = paths(thread)
    if flat:
        for name in [name for name, type_ in COLUMNS.items() if type_ == "list<int64>"]:
            found[name] = [" ".join(map(str, value)) for value in found[name]]
    return found


def paths(thread: Discussion) -> list[str]:
    """Return the path of each comment: the ids from the root, separated by ``/``.

    The ids have equal width, so that the paths in the order of text are a depth-first walk. A comment without an id has
    its number on the page. The paths of a chain of n replies have n² ids in all.
    """
    tree = Tree.of(thread)
    first = min(tree.nodes, default=0)
    names = {id_: str(id_ if first >= 0 else id_ - first + 1) for id_ in tree.nodes}
    width = max(map(len, names.values()), default=0)
    found: dict[int, str] = {}
    path: list[str] = []
    for node in tree.walk:
        del path[node.level :]
        path.append(names[node.id].zfill(width))
        if node.comment:
            found[node.id] = "/".join(path)
    return [found[comment.id] for comment in thread.comments]
