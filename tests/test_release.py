"""The contents of a release: the README on a package index, versions, and the files of the repository."""

import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

import hnparse

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SOURCE = PROJECT["urls"]["Source"]


def whole_links(text):
    pytest.importorskip("hatchling")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.whole_links(text, SOURCE)


def test_every_link_of_the_readme_leads_out_of_a_package_index():
    text = whole_links((ROOT / "README.md").read_text("utf-8"))
    links = re.findall(r"(!?)\[[^]]*\]\(([^)]+)\)", text)
    assert len(links) > 30
    for image, link in links:
        path = re.match(f"{re.escape(SOURCE)}/{'raw' if image else 'blob'}/main/([^#]+)", link)
        assert path is None or (ROOT / path[1]).exists()
        assert link.startswith("https://")


def test_other_links_stay():
    text = "[a](https://a.example) [b](#here) ![d](docs/d.svg)"
    assert whole_links(text) == text.replace("docs/d.svg", f"{SOURCE}/raw/main/docs/d.svg")


def test_each_python_that_the_checks_run_on_is_a_classifier():
    workflow = (ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8")
    versions = re.findall(r'"(3\.\d+)"', workflow)
    named = [one.rpartition(" ")[2] for one in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", one)]
    assert versions == named
    assert PROJECT["requires-python"] == f">={versions[0]}"
    assert "run: .ci/run" in workflow


def test_the_files_of_the_repository_name_one_address():
    for name in ("CITATION.cff", "pyproject.toml"):
        assert SOURCE in (ROOT / name).read_text("utf-8")


def test_a_version_under_development_is_above_the_last_release():
    released = re.findall(r"^## (\d+\.\d+\.\d+) ", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    newest = tuple(map(int, released[0].split(".")))
    version, _, dev = hnparse.__version__.partition(".dev")
    assert tuple(map(int, version.split("."))) > newest if dev else version == released[0]
