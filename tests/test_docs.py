"""The documentation agrees with the package. Its examples are run as tests, in addition to these."""

import re
from pathlib import Path

import pytest

import hnparse
from hnparse.cli import main
from hnparse.graph import ReplyGraph
from hnparse.text import SEVERITIES

ROOT = Path(__file__).parent.parent
DIAGNOSTICS = (ROOT / "docs" / "diagnostics.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
CODE = re.compile(r"^\| `([a-z-]+)`(?:, (\w+))? \|", re.MULTILINE)
ROWS = {code: severity or "warning" for code, severity in CODE.findall(DIAGNOSTICS)}


def reported_codes():
    """Return the codes that the package uses outside of their list."""
    text = "\n".join(path.read_text("utf-8") for path in Path(hnparse.__file__).parent.rglob("*.py"))
    return [code for code in SEVERITIES if text.count(f'"{code}"') > 1]


@pytest.mark.parametrize("code", reported_codes())
def test_every_code_of_a_diagnostic_has_a_row_with_its_severity(code):
    assert ROWS.get(code) == SEVERITIES[code]


def test_no_row_is_about_a_code_that_is_never_reported():
    assert set(ROWS) <= set(reported_codes())


def test_every_public_name_is_in_the_reference():
    reference = (ROOT / "docs" / "reference.md").read_text("utf-8")
    named = set(re.findall(r":: (\w+)", reference))
    assert set(hnparse.__all__) - {"__version__"} <= named


def test_every_question_to_the_graph_is_in_the_table():
    model = (ROOT / "docs" / "model.md").read_text("utf-8")
    questions = {name for name, value in vars(ReplyGraph).items() if callable(value) and not name.startswith("_")}
    rows = "\n".join(re.findall(r"^\| (`\w+\(.*) \|", model, re.MULTILINE))
    named = set(re.findall(r"`(\w+)\(", rows))
    assert questions == named


def test_every_key_of_the_json_is_in_its_table():
    text = (ROOT / "docs" / "json.md").read_text("utf-8")
    data = hnparse.load(ROOT / "examples" / "lighthouse.txt").to_dict()
    for part in ("story", "comments", "pages"):
        section = text.split(f"## `{part}`")[1].split("\n## ")[0]
        rows = "\n".join(re.findall(r"^\| (`.*?) \|", section, re.MULTILINE))
        assert re.findall(r"`(\w+)`", rows) == list(data[part] if part == "story" else data[part][0])


def test_every_option_of_the_command_is_on_its_page(capsys):
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    with pytest.raises(SystemExit):
        main(["--help"])
    for option in set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}:
        assert option in page


@pytest.mark.parametrize(
    "page", [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))], ids=lambda path: path.stem
)
def test_links_between_files_lead_somewhere(page):
    words = re.sub(r"`[^`\n]+`(?!\])", "", page.read_text("utf-8"))
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", words):
        assert (page.parent / target).exists(), target


def test_files_that_contributing_names_exist():
    named = re.findall(r"`((?:\.ci|docs|examples|fuzz|grammar|src|tests)/[\w/.]*)`", CONTRIBUTING)
    assert len(named) > 20
    for name in named:
        assert (ROOT / name).exists(), name
