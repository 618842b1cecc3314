"""The types of hnparse as a user's program sees them, checked by mypy and by pyright."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
USER = ROOT / "tests" / "typing" / "user.py"
CHECKERS = {
    "mypy": ["--strict", "--config-file=", "--ignore-missing-imports", "--follow-imports=silent", "--cache-dir"],
    "pyright": ["--pythonpath", sys.executable, "--project"],
}


def check(checker, program, folder):
    if find_spec(checker) is None:
        pytest.skip(f"{checker} is not installed")
    if checker == "pyright":
        (folder / "pyrightconfig.json").write_text(f'{{"extraPaths": ["{(ROOT / "src").as_posix()}"]}}')
    copy = folder / "user.py"
    shutil.copy(program, copy)
    arguments = [*CHECKERS[checker], str(folder), *([str(copy)] if checker == "mypy" else [])]
    return subprocess.run(
        [sys.executable, "-m", checker, *arguments],
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_users_program_has_no_type_errors(checker, tmp_path):
    result = check(checker, USER, tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_wrong_name_in_a_users_program_is_a_type_error(checker, tmp_path):
    wrong = tmp_path / "wrong.py"
    wrong.write_text(USER.read_text("utf-8") + "\nthread.to_panda()\n", "utf-8")
    folder = tmp_path / "program"
    folder.mkdir()
    result = check(checker, wrong, folder)
    assert result.returncode == 1, result.stderr
    assert "to_panda" in result.stdout
