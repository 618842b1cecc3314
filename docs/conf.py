"""How Sphinx builds the documentation; only `browser_page` fetches something, by npm and pip."""

import json
import sys
from pathlib import Path

from hnparse import __version__, schema

sys.path.insert(0, str(Path(__file__).parent))

project = "hnparse"
author = "The hnparse developers"
copyright = "2026, The hnparse developers"
version = release = __version__

extensions = ["myst_nb", "sphinx.ext.autodoc", "browser_page"]
exclude_patterns = ["_build", "jupyter_execute"]
html_theme = "furo"
html_title = f"hnparse {version}"
html_static_path = ["static"]
html_css_files = ["tables.css"]
html_js_files = [("keyboard.js", {"defer": "defer"})]

myst_heading_anchors = 3

# The page of the command line is its manual page as well: sphinx-build -b man.
man_pages = [("command-line", "hnparse", "turn dumps of Hacker News pages back into discussions", [author], 1)]

# The notebook is run again, and must run well.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120

autodoc_member_order = "bysource"
autodoc_class_signature = "mixed"
autodoc_typehints_format = "short"
autodoc_inherit_docstrings = False
python_use_unqualified_type_names = True
# Docstrings have names in single backticks.
default_role = "literal"
# Docstrings have sections such as "Args:". Attributes are listed in them, and not documented a second time.
extensions.append("sphinx.ext.napoleon")
napoleon_numpy_docstring = False
napoleon_use_ivar = True

# Types of the standard library, types that are explained where they are used, and the class that Thread is built on.
nitpick_ignore_regex = [
    ("py:.*", r"(collections|datetime|re|typing|os|io|pathlib)\..*"),
    ("py:class", r"(.*\.)?(datetime|Any|Callable|Iterator|Iterable|Sequence|Literal|Pattern|IO|PathLike)"),
    (
        "py:.*",
        r"(.*\.)?(DialectName|Discussion|Exports|File|GraphLike|Interval|LogEntry|Order|ParentSource|Severity|Span|Stamp|ReplyGraph|TableName|ThreadLike)",
    ),
    ("py:class", r"(.*\.)?Axes"),
    ("py:.*", r"(lark|networkx|pandas|polars|pyarrow|sqlite3)\..*"),
]


def drop_internal_links(app, doctree, docname):
    """Leave the words of links to other pages in the manual page, which has no such pages."""
    from docutils import nodes

    if app.builder.name == "man":
        for link in list(doctree.findall(nodes.reference)):
            if not link.get("refuri", "").startswith("http"):
                link.replace_self(nodes.inline("", "", *link.children))


def number_headings(app, page, template, context, doctree):
    """Add the level of the headings in the sidebar, which the theme leaves out, for screen readers."""
    name = "furo_navigation_tree"
    if name in context:
        context[name] = context[name].replace('role="heading"', 'role="heading" aria-level="2"')


def write_schema(app, error):
    """Write the JSON Schema into the site, where it has an address of its own."""
    if error is None and app.builder.format == "html":
        Path(app.outdir, "thread.schema.json").write_text(json.dumps(schema(), indent=2) + "\n", "utf-8")


def setup(app):
    """Register all of them."""
    app.connect("doctree-resolved", drop_internal_links)
    app.connect("html-page-context", number_headings, priority=900)  # after the theme
    app.connect("build-finished", write_schema)
