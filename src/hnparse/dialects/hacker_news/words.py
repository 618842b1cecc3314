"""The text of a comment, without the remains of a tool: table borders, link targets, escapes of Markdown."""

from __future__ import annotations

import re
from typing import Literal

Form = Literal["plain", "markdown", "targets"]
"""How a text shows links: not at all, as Markdown, or with their targets in parentheses."""

BLANK = r"[ \t\xa0]"
MARGIN = re.compile(
    rf"\n(?P<left>{BLANK}*)(?:\[s\](?=[ \t]|\n|\Z)|\[s\.gif\](?={BLANK}*(?:\n|\Z))"
    rf"|\*(?={BLANK}*(?:\n|\Z))|(?<=  )\*(?= {{3}}))"
)
VOTE = re.compile(rf"\n{BLANK}*\(vote\?id=[^\s()]*\){BLANK}*(?=\n|\Z)")
BORDER = re.compile(
    rf"\n{BLANK}*(?:-{{3}}(?:\|-{{3}})*{BLANK}*(?=\n|\Z)|\(vote\?id=[^\s()]*\){BLANK}*(?=\n|\Z)|\|{BLANK}*(?=\n|\Z))"
)
LEADING = re.compile(r"\A[ \t\xa0]*\[\]\(javascript:void\\?\(0\\?\)\)")
LINK = re.compile(r"\[((?:[^\[\]\\]|\\.){1,400})\]\((?:[^()\s\\]|\\.|\([^()\s]*\)){1,2000}\)")
AUTOLINK = re.compile(r"<(https?://[^\s<>]{1,2000})>")
TARGET = re.compile(r"(?<!\S)(?P<shown>\S{1,400})\s\((?P<url>https?://(?:[^\s()]|\([^\s()]*\)){1,2000})\)")
EMPHASIS = re.compile(r"(?<![^\s(\"'>\[])([*_])(?=[^\s*_])((?:[^*_\n\\]|\\.){1,400})(?<=\S)\1(?![\w*])")
"""Words that the author emphasized. In Markdown, signs that the author wrote are escaped."""
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|~-])")
INDENT = re.compile(r"\n([ \t\xa0]*)(?=[^\s])")
TRAILING = re.compile(rf"{BLANK}+(?=\n)")
BLANK_LINES = re.compile(r"\n{3,}")

REPLY = re.compile(
    rf"(?:{BLANK}|\*(?= )|\[s\](?= ))*"
    rf"(?:_?\[reply\]\([^\s()]*\)_?|_reply_|reply(?:\s\([^\s()]*reply\?id=[^\s()]*\))?|-----){BLANK}*"
)
JOINED_REPLY = (re.compile(r"reply\Z"), re.compile(r"(?:reply|-----)\Z"))
"""The end of a text to which lines are joined, without and with dashes."""
REPLY_SIGNS = ("[reply](", "reply?id=", "_reply_")
LINKED_REPLY = re.compile(r"(?:_?\[reply\]|(?:(?<=[\s|])|\A)reply\s)\([^\s()]*reply\?id=[^\s()]*\)_?|_reply_")
NO_WORDS = re.compile(r"(?:[\s|*]|-{3}|\[s\]|\[s\.gif\]|\(vote\?id=[^\s()]*\)|!?\[\]\([^\s()]*\))*")
"""The remains of the row below a comment."""
NO_WORDS_OF = {
    "markdown": NO_WORDS,
    "targets": re.compile(r"(?:\s|\[s\.gif\]|\(vote\?id=[^\s()]*\))*"),
    "plain": re.compile(r"(?:\s|\*|\[s\]|\[s\.gif\])*"),
}
"""The same for each form: only those remains that cannot be text."""


class Words:
    """Separates the texts of one page from its layout.

    `is_joined` is true if lines are joined to each other, and `has_dashes` if dashes are below comments that cannot be
    answered. `is_table` is true if each comment is a line of a table, in which bars of the text are escaped.
    """

    def __init__(self, text: str, form: Form, *, is_joined: bool = False, has_dashes: bool = False) -> None:
        self.form = form
        self._has_dashes = has_dashes
        self.is_table = "\\|" in text
        self._no_words = NO_WORDS_OF[form]
        self.is_joined = is_joined
        # Most texts have none of these. Searching once for each is faster than searching in each comment.
        blanks = [blank for blank in " \t\xa0" if blank in text]
        self._has_margin = "[s" in text or ("*" in text and any(f"{blank}*" in text for blank in ("\n", *blanks)))
        self._indents = [f"\n{blank}" for blank in blanks if f"\n{blank}" in text]
        self._trailing = [f"{blank}\n" for blank in blanks if f"{blank}\n" in text]

    def clean(self, text: str) -> str:
        r"""Return a piece of the page without layout.

        >>> table = "\n\n  See [a page](https://x.example/a).\n\n\n  More\\_words.\n---|---|---\n"
        >>> Words(table, "markdown").clean(table)
        'See a page.\n\nMore_words.'
        """
        if self._has_margin:
            text = MARGIN.sub(r"\n\g<left>   ", "\n" + text)
        if self.form == "markdown":
            text = _without_table_end(BORDER.sub("\n", "\n" + LEADING.sub("", text)))
            text = ESCAPE.sub(r"\1", EMPHASIS.sub(r"\2", AUTOLINK.sub(r"\1", LINK.sub(r"\1", text))))
        elif self.form == "targets":
            if "(vote?id=" in text:
                text = VOTE.sub("\n", "\n" + text)
            if "(http" in text:
                text = TARGET.sub(_shown, text)
        if self._trailing and any(blank in text for blank in self._trailing):
            text = TRAILING.sub("", text)
        if "\n\n\n" in text:
            text = BLANK_LINES.sub("\n\n", text)
        if self._indents:
            text = text if text.startswith("\n") else "\n" + text
            if any(indent in text for indent in self._indents):
                text = _dedent(text)
        return text.strip(" \t\xa0\n")

    def body(self, text: str) -> tuple[str, bool]:
        """Return the text of a comment, and whether the word `reply` (or dashes) was below it."""
        has_reply = False
        if self.form != "plain" and (at := max(map(text.rfind, REPLY_SIGNS))) >= 0:
            linked = LINKED_REPLY.search(text, max(0, at - 60))
            if linked and self._no_words.fullmatch(text, linked.end()):
                return self.clean(text[: linked.start()]), True
        text = text.rstrip()
        if self._has_margin or self.form != "plain":
            text = self._without_rest(text)
        at = text.rfind("\n") + 1
        if REPLY.fullmatch(text, at) and (self._has_dashes or not text.endswith("-")):
            text, has_reply = text[:at], True
        elif self.is_joined and (end := JOINED_REPLY[self._has_dashes].search(text)):
            text, has_reply = text[: end.start()], True
        return self.clean(text), has_reply

    def _without_rest(self, text: str) -> str:
        """Return the text without layout lines at its end."""
        while text and self._no_words.fullmatch(text, (at := text.rfind("\n") + 1)):
            text = text[:at].rstrip()
        return text


def form_of(headers: str, above: str) -> Form:
    """Return how a text shows links, judged by the headers of some comments and the text above the first one.

    >>> form_of("[bob](user?id=bob) [3 hours ago](item?id=71)", "")
    'markdown'
    """
    if "](" in headers or "---|---" in above:
        return "markdown"
    return "targets" if "?id=" in headers else "plain"


def _shown(match: re.Match[str]) -> str:
    """Return a link without its target, if the shown text is the target or its beginning."""
    shown, url = match["shown"], match["url"]
    same = url.startswith(shown[max(0, shown.find("http")) :].removesuffix("..."))
    return shown if same else match[0]


def _dedent(text: str) -> str:
    """Return the text without the indentation that all its lines share."""
    width = min([len(match[1]) for match in INDENT.finditer(text)], default=0)
    return re.sub(rf"\n[ \t\xa0]{{{width}}}", "\n", text) if width else text


def _without_table_end(text: str) -> str:
    """Return the text without table borders at its end."""
    words = text.rstrip("-| \t\n\xa0")
    return words if "|" in text[len(words) :] else text
