"""The size limit of a record, and what is said about one that is too long."""

from __future__ import annotations

RECORD_LIMIT = 64_000_000
"""The default size limit of a record, in bytes."""


def too_long(limit: int) -> str:
    """Return the error message for a record above the limit, which is in bytes."""
    return f"the record has more than {limit:,} bytes: set a larger limit with --record-limit"


class TooLongError(ValueError):
    """A file that must be read as a whole has more bytes than a record can have."""

    def __init__(self, limit: int) -> None:
        what = f"the file must be read as a whole, and has more than {limit:,} bytes"
        super().__init__(f"{what}: set a larger limit with --record-limit")
