"""Runs the examples of the README and of the documentation as tests; those in docstrings are run by pytest itself."""

from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

import hnparse

ROOT = Path(__file__).parent

# Modules that are not searched for examples: to import the program of a user would run it.
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
    """The discussion that the questions to a graph are shown with: `ReplyGraph` says which one it is."""
    if request.node.name.startswith("hnparse.graph.navigation."):
        doctest_namespace["thread"] = hnparse.load(ROOT / "examples" / "glasshouse.txt")
    yield
    doctest_namespace.pop("thread", None)


@pytest.fixture
def in_root(monkeypatch):
    """The examples name files as they are seen from the top of the source tree."""
    monkeypatch.chdir(ROOT)


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser()],
    path=str(ROOT),
    patterns=["README.md", "docs/*.md"],
    fixtures=["in_root"],
).pytest()
