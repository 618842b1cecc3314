"""The Sphinx extension: the directive `browser-page`, and what is added to the site when it is built."""

from __future__ import annotations

import json
import re
import sys
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from .files import MissingError, add_files
from .policy import policy

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
DOCUMENT = "try"
MISSING = re.compile(r'data-missing="[^"]*"')
META = '<meta http-equiv="Content-Security-Policy" content="{}" />'
CHARSET = re.compile(
    r'(<meta charset="utf-8" ?/?>)(\s*<meta http-equiv="Content-Security-Policy"[^>]*>)?', re.IGNORECASE
)


class BrowserPage(SphinxDirective):
    """The place of the page where a text goes in and a discussion comes out."""

    def run(self) -> list[nodes.Node]:
        template = HERE / "page.html"
        self.env.note_dependency(str(template))
        names = [path.stem for path in sorted((ROOT / "examples").glob("*.txt"))]
        options = "".join([f'<option value="{escape(name)}">{escape(name)}</option>' for name in names])
        html = template.read_text("utf-8").replace("{{examples}}", options)
        return [nodes.raw("", html, format="html")]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.add_directive("browser-page", BrowserPage)
    app.connect("html-page-context", _add_script)
    app.connect("build-finished", _finish)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _add_script(app: Sphinx, document: str, *_: object) -> None:
    if document == DOCUMENT:
        app.add_js_file("try/page.js", type="module")
        app.add_css_file("try/page.css")


def _finish(app: Sphinx, error: Exception | None) -> None:
    """Add the files that the page loads, and its policy; without the files, the page says why they are missing."""
    page = Path(app.outdir) / f"{DOCUMENT}.html"
    if error is not None or app.builder.format != "html" or not page.exists():
        return
    folder = Path(app.outdir) / "_static" / "try"
    missing, frame = "", ""
    try:
        files, frame = add_files(ROOT, folder)
        (folder / "files.json").write_text(json.dumps(files), "utf-8")
    except MissingError as reason:
        missing = str(reason)
        # Not a warning: the rest of the documentation is complete, also where warnings are errors.
        print(f"The page {page.name} cannot run hnparse: {missing}", file=sys.stderr)
    html = MISSING.sub(lambda _: f'data-missing="{escape(missing)}"', page.read_text("utf-8"), count=1)
    meta = META.format(policy(html, frame))
    html, added = CHARSET.subn(lambda match: f"{match[1]}\n    {meta}", html, count=1)
    if not added:
        raise ValueError(f"{page} has no <meta charset>, below which its policy belongs")
    page.write_text(html, "utf-8")
