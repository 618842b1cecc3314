"""What a program imports, and when: it loads what it uses."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import hnparse

ROOT = Path(__file__).parent.parent
PACKAGE = Path(hnparse.__file__).parent
DIALECTS = ("slacker_news", "hacker_news", "pile")
EXAMPLES = {"lighthouse.txt": "slacker_news", "hacker-news.txt": "hacker_news", "pile.txt": "pile"}
PREFILTERS = {"dialect", "prefilter", "own_signs"}
"""The modules of a dialect that decide whether a text may be in it."""
OTHER_USES = (
    "corpus",
    "dicts",
    "graph.merging",
    "graph.difference",
    "inputs.record",
    "inputs.csv_rows",
    "model.blocks",
)
"""Modules for other files, other output formats, and queries."""

READ = """
import sys
from hnparse.cli import main
main(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
"""


def told_by(code, *arguments):
    """Return the words in the last line that a program prints to standard error."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return set(result.stderr.splitlines()[-1].split())


def test_importing_the_package_imports_none_of_its_modules():
    modules = told_by("import sys, hnparse; print(*sorted(sys.modules), file=sys.stderr)")
    assert {name for name in modules if name.startswith("hnparse")} == {"hnparse", "hnparse._version"}
    assert not modules & {"attr", "attrs", "lark"}


def test_every_public_name_is_found_and_listed():
    found = {name: getattr(hnparse, name) for name in hnparse.__all__}
    assert found.keys() <= set(dir(hnparse))
    assert all(value.__name__ == name for name, value in found.items() if name != "__version__")


def test_public_names_are_those_that_type_checkers_see():
    told = {}
    for node in ast.walk(ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            told.setdefault(node.module, set()).update(alias.name for alias in node.names)
    assert told.pop("_version") == {"__version__"}
    assert told == {module: set(names) for module, names in hnparse.MODULES.items()}
    assert {name for names in told.values() for name in names} == set(hnparse.__all__) - {"__version__"}


def test_another_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'hnparse' has no attribute 'prase'"):
        hnparse.prase  # noqa: B018


@pytest.mark.parametrize(("example", "dialect"), EXAMPLES.items())
def test_reading_a_page_imports_its_own_dialect_and_nothing_for_other_uses(example, dialect):
    modules = told_by(READ, ROOT / "examples" / example)
    assert f"hnparse.dialects.{dialect}.reader" in modules
    for other in set(DIALECTS) - {dialect}:
        folder = f"hnparse.dialects.{other}"
        loaded = {name.removeprefix(f"{folder}.") for name in modules if name.startswith(f"{folder}.")}
        assert loaded <= PREFILTERS
    assert not modules & {f"hnparse.{name}" for name in OTHER_USES}
    assert not modules & {"secrets", "sqlite3", "multiprocessing"}


def test_the_command_only_pauses_the_garbage_collector_while_it_starts():
    code = "import gc, sys; from hnparse.__main__ import main; main(); print(gc.isenabled(), file=sys.stderr)"
    assert told_by(code, ROOT / "examples" / "lighthouse.txt") == {"True"}
