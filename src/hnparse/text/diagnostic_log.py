"""The diagnostic log, which collects problems with their offsets, and the severity of each diagnostic code."""

from __future__ import annotations

from attrs import Factory, define, frozen

SEVERITIES = {
    "active-commenters": "warning",
    "child-older": "warning",
    "context-gap": "warning",
    "context-mismatch": "warning",
    "counts-story": "info",
    "cut-end": "warning",
    "cut-head": "warning",
    "damaged-line": "warning",
    "declared-comments": "warning",
    "depth-mismatch": "warning",
    "differing-authors": "warning",
    "differing-depths": "warning",
    "differing-discussions": "warning",
    "differing-kids": "warning",
    "differing-parents": "warning",
    "differing-places": "info",
    "differing-states": "info",
    "differing-stories": "warning",
    "differing-times": "warning",
    "differing-words": "warning",
    "duplicate-comment": "warning",
    "headers-lost": "warning",
    "id-order": "warning",
    "lost-id": "warning",
    "lost-lines": "info",
    "lost-mark": "warning",
    "lost-name": "warning",
    "lost-words": "warning",
    "lost-replies": "warning",
    "more-pages": "info",
    "nav-words": "warning",
    "no-head": "error",
    "numbering": "warning",
    "other-dialect": "warning",
    "page-signs": "warning",
    "repaired-layout": "info",
    "repaired-escapes": "info",
    "repaired-markdown": "info",
    "repaired-mojibake": "info",
    "replies-count": "warning",
    "similar-names": "warning",
    "stray-post": "warning",
    "stray-replies": "warning",
    "stray-text": "warning",
    "text-after": "info",
    "two-parents": "warning",
    "undecodable": "warning",
    "unknown-blank": "info",
    "unreadable-time": "warning",
    "url-mismatch": "warning",
    "wrong-id": "warning",
}
"""The severity of each diagnostic code."""


@frozen
class LogEntry:
    """One problem: its code, a message for a person, and its offset in the source."""

    code: str
    message: str
    offset: int


@define(eq=False, repr=False)
class DiagnosticLog:
    """The problems of one page. All readers of the page add to it."""

    entries: list[LogEntry] = Factory(list)

    def __contains__(self, code: str) -> bool:
        return any(entry.code == code for entry in self.entries)

    def add(self, code: str, message: str, offset: int) -> None:
        """Add an entry. The code must be a key of `SEVERITIES`."""
        assert code in SEVERITIES, code
        self.entries.append(LogEntry(code, message, offset))

    def add_more_pages(self, count: int, second: int) -> None:
        """Report on the first page of a text that there are more; `second` is the offset of the second page."""
        message = f"the text has {count} pages, and the second one begins here: use parse_pages to read all of them"
        self.add("more-pages", message, second)
