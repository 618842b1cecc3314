"""The Content-Security-Policy of the page: its own files and nothing else, no inline code but what it has now."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
STYLE_ATTRIBUTE = re.compile(r'<[a-z][^<>]* style="([^"]*)"')


def policy(page: str, frame: str) -> str:
    """Return the policy of a page of the site, with the code of the page that it shows in a frame.

    A frame and a worker that are made of a `blob:` are under the policy of the page that makes them. So the policy
    also holds for Python, and names the script and the style of the page in the frame. The frame with the graph is a
    page of the site, with a policy of its own.
    """
    scripts = _hashes(SCRIPT.findall(page) + SCRIPT.findall(frame))
    styles = _hashes(STYLE.findall(page) + STYLE.findall(frame))
    attributes = _hashes(STYLE_ATTRIBUTE.findall(page))
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", *scripts],
        "style-src": ["'self'", *styles, *(["'unsafe-hashes'", *attributes] if attributes else [])],
        "connect-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        # A worker's imports count as workers, too.
        "worker-src": ["'self'", "blob:"],
        "frame-src": ["'self'", "blob:"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    return "; ".join([f"{rule} {' '.join(sources)}" for rule, sources in rules.items()])


def _hashes(codes: Iterable[str]) -> list[str]:
    """Each code once, as a policy names it."""
    return [f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in dict.fromkeys(codes)]
