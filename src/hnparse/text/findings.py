"""What the readers find wrong with a text, noted where it stands; and how bad each kind is."""

from __future__ import annotations

from attrs import Factory, define, frozen

SEVERITIES = {
    "active-commenters": "warning",
    "child-older": "warning",
    "context-gap": "warning",
    "context-mismatch": "warning",
    "cut-end": "warning",
    "cut-head": "warning",
    "declared-comments": "warning",
    "depth-mismatch": "warning",
    "differing-authors": "warning",
    "differing-depths": "warning",
    "differing-parents": "warning",
    "differing-stories": "warning",
    "differing-times": "warning",
    "differing-words": "warning",
    "duplicate-comment": "warning",
    "lost-replies": "warning",
    "more-pages": "info",
    "no-head": "error",
    "numbering": "warning",
    "repaired-escapes": "info",
    "repaired-markdown": "info",
    "repaired-mojibake": "info",
    "replies-count": "warning",
    "stray-replies": "warning",
    "stray-text": "warning",
    "text-after": "info",
    "two-parents": "warning",
    "undecodable": "warning",
    "unreadable-time": "warning",
    "url-mismatch": "warning",
}
"""Every code of a diagnostic, with its severity."""


@frozen
class Finding:
    """One thing that is wrong: its code, a message for a person, and the offset in the source that it is about."""

    code: str
    message: str
    offset: int


@define
class Findings:
    """A notebook for findings, handed from reader to reader."""

    found: list[Finding] = Factory(list)

    def __contains__(self, code: str) -> bool:
        return any(finding.code == code for finding in self.found)

    def add(self, code: str, message: str, offset: int) -> None:
        """Note a finding; its code is one of `SEVERITIES`."""
        assert code in SEVERITIES, code
        self.found.append(Finding(code, message, offset))
