"""The built package: it contains the grammar, its saved tables and its types, and its import is fast."""

import json
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = ("src", "grammar", "tests", "benchmarks", "docs", "examples")
FILES = ("pyproject.toml", "hatch_build.py", "conftest.py", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE")
EXAMPLE = ROOT / "examples" / "lighthouse.txt"

# Run by a Python that can import only the installed package and its dependencies.
ASK = """
import json, site, sys
installed, example, saved_tables, *libraries = sys.argv[1:]
site.addsitedir(installed)
sys.path.extend(libraries)
before = set(sys.modules)
import hnparse
imported = {name.partition(".")[0] for name in set(sys.modules) - before}

import lark.lark
def refuse(*arguments):
    raise AssertionError("a grammar is compiled, though its tables are saved")
if saved_tables == "used":
    lark.lark.load_grammar = refuse
else:
    from hnparse import grammars
    grammars.read_tables = lambda *arguments: b""

comments = [comment.id for comment in hnparse.load(example)]
print(json.dumps({"file": hnparse.__file__, "imported": sorted(imported), "comments": comments}))
"""


def run(*command, cwd):
    result = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def copy_of_the_sources(folder):
    unwanted = shutil.ignore_patterns("*.tables", "__pycache__", "_build")
    for name in SOURCES:
        shutil.copytree(ROOT / name, folder / name, ignore=unwanted)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    return folder


def build(*what, source, out):
    run(sys.executable, "-m", "build", "--no-isolation", *what, "--outdir", str(out), str(source), cwd=out)
    return out


def install(what, folder, *options):
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--no-index")
    target = ("--no-deps", "--no-build-isolation", "--target", str(folder))
    run(*pip, *target, *options, str(what), cwd=folder.parent)
    return folder


def ask(installed, cwd, saved_tables="used"):
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    arguments = (str(installed), str(EXAMPLE), saved_tables, *libraries)
    return json.loads(run(sys.executable, "-I", "-S", "-c", ASK, *arguments, cwd=cwd))


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return copy_of_the_sources(tmp_path_factory.mktemp("source"))


@pytest.fixture(scope="module")
def wheel(source, tmp_path_factory):
    return next(build("--wheel", source=source, out=tmp_path_factory.mktemp("wheel")).glob("*.whl"))


@pytest.fixture(scope="module")
def released(source, tmp_path_factory):
    """Return a folder with the sdist, and the wheel that was built from it."""
    return build(source=source, out=tmp_path_factory.mktemp("released"))


@pytest.fixture(scope="module", params=["wheel", "wheel from sdist", "editable"])
def installed(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("installed") / "packages"
    if request.param == "editable":
        return install(copy_of_the_sources(tmp_path_factory.mktemp("edited")), folder, "--editable")
    if request.param == "wheel":
        return install(request.getfixturevalue("wheel"), folder)
    return install(next(request.getfixturevalue("released").glob("*.whl")), folder)


@pytest.mark.parametrize("saved_tables", ["used", "absent"])
def test_an_installed_package_reads_a_dump_with_its_saved_tables_or_its_grammar(installed, saved_tables, tmp_path):
    answer = ask(installed, tmp_path, saved_tables)
    assert not Path(answer["file"]).is_relative_to(ROOT)
    assert answer["comments"] == [31500010, 31500102, 31500150, 31500200, 31500255]


def test_an_installed_command_prints_an_example(installed, tmp_path):
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    program = "import site, sys; site.addsitedir(sys.argv[1]); sys.path.extend(sys.argv[2:]); import hnparse.cli as it;"
    arguments = ("-c", f"{program} it.main(['--example'])", str(installed), *libraries)
    printed = run(sys.executable, "-I", "-S", "-X", "utf8", *arguments, cwd=tmp_path)
    assert printed == EXAMPLE.read_text("utf-8")


def test_importing_the_package_does_not_import_what_only_reading_needs(installed, tmp_path):
    assert not {"lark", "dateutil", "pandas", "matplotlib", "html"} & set(ask(installed, tmp_path)["imported"])


def test_a_wheel_holds_the_package_and_nothing_beside_it(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    folder = ROOT / "grammar"
    grammars = {f"hnparse/grammar/{path.relative_to(folder).as_posix()}" for path in folder.rglob("*.lark")}
    examples = {f"hnparse/examples/{path.name}" for path in (ROOT / "examples").glob("*.txt")}
    files = {f"hnparse/{name}" for name in ("py.typed", "outputs/views/page.html")}
    assert {*files, *grammars} <= set(names)
    assert {name for name in names if name.startswith("hnparse/examples/")} == examples
    assert any(name.endswith(".tables") for name in names)
    assert {name.split("/")[0] for name in names} == {
        "hnparse",
        wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info",
    }


def test_the_sdist_gives_the_same_wheel_and_holds_the_tests(wheel, released):
    from_sdist = next(released.glob("*.whl"))
    assert sorted(zipfile.ZipFile(from_sdist).namelist()) == sorted(zipfile.ZipFile(wheel).namelist())
    sdist = next(released.glob("*.tar.gz"))
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"conftest.py", "tests/test_package.py", "docs/index.md", "examples/lighthouse.txt", "LICENSE"} <= names
    assert not [name for name in names if name.endswith(".tables")]
