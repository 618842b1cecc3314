"""The report: all figures as JSON, as Markdown, and in the page of the documentation."""

from __future__ import annotations

import json
import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

from . import targets
from .parts import PARTS
from .parts.part import Figures

PACKAGES = ("hnparse", "lark", "attrs", "selectolax", "lxml", "beautifulsoup4", "orjson", "anytree")


def machine() -> Figures:
    """Return the machine and the software of the measurement."""
    return {
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
        "packages": {name: version(name) for name in PACKAGES},
    }


def sections(figures: Figures) -> dict[str, list[str]]:
    """Return the Markdown of each measured part, of the machine and, if all parts were measured, of the targets."""
    facts = figures["machine"]
    packages = ", ".join(f"{name} {number}" for name, number in facts["packages"].items())
    words = f"{facts['python']}, {facts['system']}, {facts['cores']} cores of {facts['processor']}; {packages}."
    found = {"machine": [words, ""]}
    if all(name in figures for name in PARTS):
        found["targets"] = targets.tables(figures)
    return found | {name: part.tables(figures[name]) for name, part in PARTS.items() if name in figures}


def write(figures: Figures, folder: Path) -> None:
    """Write `report.json`, `report.md` and, if pages were read, `report.svg` and `report.png` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.json").write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", "utf-8")
    lines = [line for name, found in sections(figures).items() for line in (f"## {name.capitalize()}", "", *found)]
    (folder / "report.md").write_text("\n".join(["# How fast hnparse is", "", *lines]), "utf-8")
    if "reading" in figures:
        _draw(figures, folder / "report.svg")
        _draw(figures, folder / "report.png")


def write_docs(figures: Figures, page: Path) -> None:
    """Replace the part between the marks in the page of the documentation, and the plot beside the page."""
    text = page.read_text("utf-8")
    for name, lines in sections(figures).items():
        marked = rf"(<!-- {name} -->\n).*?(<!-- end of {name} -->)"
        found = "\n".join(["", *lines])
        text, count = re.subn(marked, lambda match, found=found: match[1] + found + match[2], text, flags=re.DOTALL)
        if count != 1:
            raise ValueError(f"{page} must have the marks of the section {name} once, and has them {count} times")
    page.write_text(text, "utf-8")
    _draw(figures, page.with_suffix(".svg"))


def _draw(figures: Figures, path: Path) -> None:
    from .plot import draw

    draw(figures["reading"], path)


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*: (.+)$", cpuinfo.read_text() if cpuinfo.exists() else "", re.MULTILINE)
    return found[1] if found else platform.processor() or "an unknown processor"
