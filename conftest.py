"""Runs the examples of the README and the documentation as tests. pytest itself runs those in docstrings."""

from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

import hnparse

ROOT = Path(__file__).parent

# Modules that are not searched for examples. Importing some of them would run a program.
collect_ignore = [
    "docs/conf.py",
    "docs/browser_page",
    "docs/static",
    "docs/_build",
    "docs/jupyter_execute",
    "hatch_build.py",
    "tests/typing",
]


@pytest.fixture(autouse=True)
def thread(request, doctest_namespace):
    """Provide the discussion of the examples of graph queries, which `ReplyGraph` names."""
    if request.node.name.startswith("hnparse.graph.navigation."):
        doctest_namespace["thread"] = hnparse.load(ROOT / "examples" / "glasshouse.txt")
    yield
    doctest_namespace.pop("thread", None)


@pytest.fixture
def in_root(monkeypatch):
    """Change to the root of the source tree, because the examples name files relative to it."""
    monkeypatch.chdir(ROOT)


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    path=str(ROOT),
    patterns=["README.md", "docs/*.md"],
    fixtures=["in_root"],
).pytest()
