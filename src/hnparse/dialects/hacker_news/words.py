"""The words of a comment without what a tool left around them: table borders, link targets, escapes of Markdown."""

from __future__ import annotations

import re

MARGIN = re.compile(
    r"\n(?P<left>[ \t\xa0]*)(?:\[s\](?=[ \t]|\n|\Z)|\[s\.gif\](?=[ \t]*(?:\n|\Z))"
    r"|\*(?=[ \t]*(?:\n|\Z))|(?<=  )\*(?= {3}))"
)
BORDER = re.compile(
    r"\n[ \t]*(?:-{3}(?:\|-{3})*[ \t]*(?=\n|\Z)|\(vote\?id=[^\s()]*\)[ \t]*(?=\n|\Z)|\|[ \t]*(?=\n|\Z))"
)
LEADING = re.compile(r"\A[ \t\xa0]*(?:\[\]\(javascript:void\\\(0\\\)\)|\[\]\(javascript:void\(0\)\))")
LINK = re.compile(r"\[((?:[^\[\]\\]|\\.){1,400})\]\((?:[^()\s\\]|\\.|\([^()\s]*\)){1,2000}\)")
AUTOLINK = re.compile(r"<(https?://[^\s<>]{1,2000})>")
TARGET = re.compile(r"(?<!\S)(?P<shown>\S{1,400}) \((?P<url>https?://(?:[^\s()]|\([^\s()]*\)){1,2000})\)")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|~-])")
INDENT = re.compile(r"\n([ \t]*)(?=[^\s])")
BLANK_LINES = re.compile(r"\n{3,}")


def clean(text: str, form: str) -> str:
    r"""Return the words of a body; `form` is "markdown", "targets" (link targets in parentheses) or "plain".

    >>> clean("\n\n  See [a page](https://x.example/a).\n\n\n  More\\_words.\n---|---|---\n", "markdown")
    'See a page.\n\nMore_words.'
    """
    text = LEADING.sub("", text)
    text = MARGIN.sub(r"\n\g<left>   ", "\n" + text)
    text = BORDER.sub("\n", text)
    if form == "markdown":
        text = _without_table_end(text)
        text = AUTOLINK.sub(r"\1", LINK.sub(r"\1", text))
        text = ESCAPE.sub(r"\1", text)
    elif form == "targets":
        text = TARGET.sub(_shown, text)
    lines = [line.rstrip() for line in text.split("\n")]
    return BLANK_LINES.sub("\n\n", _dedent("\n".join(lines))).strip("\n").lstrip(" \t\xa0")


def form_of(text: str) -> str:
    """Return how a text shows links."""
    if "](item?id=" in text or "](user?id=" in text or "---|---" in text:
        return "markdown"
    return "targets" if " (item?id=" in text or " (user?id=" in text else "plain"


def _shown(match: re.Match[str]) -> str:
    shown, url = match["shown"], match["url"]
    same = url.startswith(shown[max(0, shown.find("http")) :].removesuffix("..."))
    return shown if same else match[0]


def _dedent(text: str) -> str:
    widths = [len(match[1]) for match in INDENT.finditer(text)]
    width = min(widths, default=0)
    return re.sub(rf"\n[ \t]{{{width}}}", "\n", text) if width else text


def _without_table_end(text: str) -> str:
    """The text without the borders of table rows that it ends in."""
    end = len(text.rstrip())
    while end and text[end - 1] == "|":
        end = len(text[:end].rstrip("| \t\n"))
        while text.endswith("---", 0, end) and text[:end].rstrip("-| \t\n") != text[:end]:
            end = len(text[:end].rstrip("-| \t\n"))
    return text[:end]
