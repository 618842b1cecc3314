"""The usual names of the columns of a corpus, in the order in which they are tried."""

from __future__ import annotations

TEXTS = ("text", "content", "raw_content", "body")
URLS = ("url", "URL", "uri", "WARC-Target-URI", "metadata.url", "metadata.WARC-Target-URI", "meta.url")
DATES = ("date", "WARC-Date", "warc_date", "timestamp", "metadata.WARC-Date", "metadata.date", "metadata.timestamp")
META = "meta"
"""The column of The Pile for the component of a record or the id of its story."""
