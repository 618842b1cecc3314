"""The layers of the package import only in the direction that the picture in CONTRIBUTING.md shows."""

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
    "inputs": {"text", "model", "dialects", "graph", "dicts", "outputs"},
    "corpus": {"text", "model", "dialects", "graph", "outputs", "inputs"},
}
"""The layers that each layer may import from."""


def layers_imported(path):
    """Yield the layers that a module imports from."""
    above = path.relative_to(PACKAGE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            target = (*above[: len(above) - node.level + 1], *(node.module or "").split("."))
            names = [alias.name for alias in node.names] if not target[0] else [target[0]]
            yield from (name for name in names if (PACKAGE / name).is_dir())


@pytest.mark.parametrize("layer", BEFORE)
def test_a_layer_imports_only_from_the_layers_before_it(layer):
    modules = sorted((PACKAGE / layer).rglob("*.py"))
    assert modules
    for path in modules:
        assert set(layers_imported(path)) <= {layer, *BEFORE[layer]}, path
