"""Builds the package: compiles the grammars, brings the examples along, and makes the links of the README whole."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

LINK = re.compile(r"(?P<image>!?)(?P<words>\[[^]]*\])\((?!https?:|#)(?P<path>[^)]+)\)")


class Complete(BuildHookInterface[Any]):
    """Writes the tables of each grammar beside the package's modules, and names the dumps that the wheel is to have."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        from hnparse.dialects.parsers import compile_tables

        for name, tables in compile_tables():
            (source / "hnparse" / name).write_bytes(tables)

        for dump in (Path(self.root) / "examples").glob("*.txt"):
            build_data["force_include"][str(dump)] = f"hnparse/examples/{dump.name}"


class Readme(MetadataHookInterface):
    """Gives the README to a package index, which has none of the files that its links name."""

    def update(self, metadata: dict[str, Any]) -> None:
        text = Path(self.root, "README.md").read_text("utf-8")
        source = metadata["urls"]["Source"]
        metadata["readme"] = {"content-type": "text/markdown", "text": whole_links(text, source)}


def whole_links(text: str, source: str) -> str:
    """Return a text whose links to files of the repository lead to its pages, and images to their content."""

    def whole(link: re.Match[str]) -> str:
        kind = "raw" if link["image"] else "blob"
        return f"{link['image']}{link['words']}({source}/{kind}/main/{link['path']})"

    return LINK.sub(whole, text)
