"""The rooms of the package import one way, as the picture in CONTRIBUTING.md has them."""

import ast
from pathlib import Path

import pytest

import hnparse

PACKAGE = Path(hnparse.__file__).parent
BEFORE = {
    "text": set(),
    "model": set(),
    "dialects": {"text", "model"},
    "graph": {"text", "model", "dialects"},
    "dicts": {"text", "model", "dialects", "graph"},
    "outputs": {"graph", "model", "text"},
}
"""What each room may know of."""


def rooms_imported(path):
    """The rooms that a module imports from."""
    above = path.relative_to(PACKAGE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            target = (*above[: len(above) - node.level + 1], *(node.module or "").split("."))
            names = [alias.name for alias in node.names] if not target[0] else [target[0]]
            yield from (name for name in names if (PACKAGE / name).is_dir())


@pytest.mark.parametrize("room", BEFORE)
def test_a_room_imports_only_from_the_rooms_before_it(room):
    modules = sorted((PACKAGE / room).rglob("*.py"))
    assert modules
    for path in modules:
        assert set(rooms_imported(path)) <= {room, *BEFORE[room]}, path
