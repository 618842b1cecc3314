"""Reads a text as the command does; the worker of the page runs this in Pyodide."""

from __future__ import annotations

import json
from time import perf_counter
from typing import Any

from hnparse import ParseError, Thread, __version__
from hnparse.cli.forms import TEXTS, Style
from hnparse.reading import read_threads
from hnparse.text.files import decode

VERSION = __version__


class Reading:
    """What a text holds: its threads, or the error that says why it holds none."""

    def __init__(self, data: bytes, name: str | None) -> None:
        began = perf_counter()
        self.threads: list[Thread] = []
        self.error: ParseError | None = None
        try:
            self.threads.extend(read_threads(decode(data, name)))
        except ParseError as error:
            self.error = error
        self.seconds = perf_counter() - began

    def summary(self) -> str:
        """Return, as JSON, what the page shows whatever the form."""
        return json.dumps(
            {
                "pages": [thread.story.title or "(no title)" for thread in self.threads],
                "comments": sum(map(len, self.threads)),
                "missing": sum(len(thread.missing) for thread in self.threads),
                "dialects": list(dict.fromkeys(page.dialect for thread in self.threads for page in thread.pages)),
                "diagnostics": self._diagnostics(),
                "error": self.error and self.error.message,
                "seconds": self.seconds,
            }
        )

    def form(self, name: str, page: int | None) -> str:
        """Return the text of a form: of one page, counted from 0, or of all."""
        return "".join(TEXTS[name](self.threads if page is None else [self.threads[page]], Style()))

    def _diagnostics(self) -> list[dict[str, object]]:
        if self.error is not None:
            place = {"line": self.error.line or 1, "column": self.error.column or 1}
            return [{"severity": "error", "code": "", "message": self.error.message, **place}]
        return [
            {key: getattr(found, key) for key in ("severity", "code", "message", "line", "column")}
            for thread in self.threads
            for found in thread.diagnostics
        ]


def read(data: Any, name: str | None) -> Reading:
    """Return what hnparse reads in a file, whose bytes are a Uint8Array. The name becomes the `source`."""
    return Reading(data.to_bytes(), name)
