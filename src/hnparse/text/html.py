"""HTML pages. hnparse detects them but does not read them."""

from __future__ import annotations

import re

HTML = re.compile(
    r"\s*(?:(?:<!--[^>]*>|<\?xml[^>]*>)\s*)*<(?:!doctype\s+html|(?:html|head|body)(?=[\s>]))", re.IGNORECASE
)


def is_html(text: str) -> bool:
    """Return True if a text is an HTML page.

    >>> is_html("<!DOCTYPE html><html>...")
    True
    """
    return HTML.match(text) is not None
