"""The diagnostic log: what the readers find wrong with a text, with offsets; and the severity of each code."""

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
    "no-head": "error",
    "numbering": "warning",
    "page-signs": "warning",
    "repaired-layout": "info",
    "repaired-escapes": "info",
    "repaired-markdown": "info",
    "repaired-mojibake": "info",
    "replies-count": "warning",
    "stray-post": "warning",
    "stray-replies": "warning",
    "stray-text": "warning",
    "text-after": "info",
    "two-parents": "warning",
    "undecodable": "warning",
    "unknown-blank": "info",
    "unreadable-time": "warning",
    "url-mismatch": "warning",
}
"""Every code of a diagnostic, with its severity."""


@frozen
class LogEntry:
    """One thing that is wrong: its code, a message for a person, and the offset in the source that it is about."""

    code: str
    message: str
    offset: int


@define
class DiagnosticLog:
    """The log of one page: every reader adds to it what it finds wrong."""

    entries: list[LogEntry] = Factory(list)

    def __contains__(self, code: str) -> bool:
        return any(entry.code == code for entry in self.entries)

    def add(self, code: str, message: str, offset: int) -> None:
        """Add an entry; its code is one of `SEVERITIES`."""
        assert code in SEVERITIES, code
        self.entries.append(LogEntry(code, message, offset))

    def add_more_pages(self, count: int, second: int) -> None:
        """Report on the first of several pages that there are more; the second one starts at an offset."""
        message = f"the text has {count} pages, and the second one begins here: parse_pages reads them all"
        self.add("more-pages", message, second)
