"""The files that the page loads: Pyodide and Mermaid by npm, and wheels of hnparse and of what it needs by pip."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).parent
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
MERMAID = "@mermaid-js/tiny/dist/mermaid.tiny.js"
SECONDS = 300
"""The time that npm and pip have."""


class MissingError(Exception):
    """A tool is missing or failed; the message says which one, and what to do."""


def add_files(root: Path, folder: Path) -> tuple[dict[str, Any], str]:
    """Put the files into a folder of the site. Return the list that the page's worker loads, and hnparse's HTML page.

    `root` is the source tree, of which the wheel is built. Raises MissingError.
    """
    with TemporaryDirectory() as name:
        work = Path(name)
        modules = _modules(work)
        wheels = _wheels(root, work / "wheels")
        page = zipfile.ZipFile(_only(wheels, "hnparse")).read("hnparse/outputs/views/page.html").decode()
        groups = {
            "pyodide": [modules / "pyodide" / file for file in PYODIDE],
            "mermaid": [modules / MERMAID],
            "wheels": wheels,
            "examples": sorted((root / "examples").glob("*.txt")),
        }
        for group, paths in groups.items():
            shutil.rmtree(folder / group, ignore_errors=True)
            (folder / group).mkdir(parents=True)
            for path in paths:
                shutil.copyfile(path, folder / group / path.name)
        sizes = {
            group: [{"name": path.name, "size": path.stat().st_size} for path in groups[group]] for group in groups
        }
    return {group: sizes[group] for group in ("pyodide", "wheels")}, page


def _modules(work: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise MissingError("npm is not installed. Install Node.js, which brings npm, and build the documentation again")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, work)
    _run("npm", [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], work)
    return work / "node_modules"


def _wheels(root: Path, folder: Path) -> list[Path]:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
    _run("pip", [*command, "--wheel-dir", str(folder), str(root)], root)
    wheels = sorted(folder.glob("*.whl"))
    compiled = [path.name for path in wheels if not path.name.endswith("-none-any.whl")]
    if compiled:
        raise MissingError(f"a browser takes pure Python only, and this is compiled: {', '.join(compiled)}")
    return wheels


def _only(wheels: list[Path], name: str) -> Path:
    return next(path for path in wheels if re.match(rf"{name}-", path.name))


def _run(tool: str, command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False, timeout=SECONDS, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        raise MissingError(f"{tool} did not end within {SECONDS} seconds") from None
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["it said nothing"]
        raise MissingError(f"{tool} failed: {lines[-1]}")
