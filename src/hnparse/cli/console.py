"""Standard input, output and error, any of which can be closed, and the escaping of text for a terminal."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from typing import BinaryIO

from ..expressions import expression
from ..model.display import UNPRINTABLE
from ..outputs.views.terminal_width import width_for

STEERING = expression(f"{UNPRINTABLE}|[\u061c\u200e\u200f]")
"""Control characters for a terminal, including those of the writing direction, and lone surrogates."""


def say(words: object) -> None:
    """Print a message to standard error. Control characters are escaped, because a message can quote a file."""
    if sys.stderr is not None:
        sys.stderr.write(visible(str(words)) + "\n")


def visible(text: str) -> str:
    r"""Return a text with control characters and lone surrogates escaped as in JSON.

    >>> print(visible("\x1b[2J and \u202e"))
    \u001b[2J and \u202e
    """
    return STEERING().sub(lambda found: f"\\u{ord(found.group()):04x}", text)


class Output:
    """Standard output in UTF-8, regardless of the locale. Lone surrogates are escaped.

    On a terminal, control characters are escaped too. Raises OSError if standard output is closed.
    """

    def __init__(self) -> None:
        if sys.stdout is None:
            raise OSError(9, "it is closed", "standard output")
        self.file = sys.stdout
        self.is_terminal = self.file.isatty()
        if isinstance(self.file, io.TextIOWrapper):
            self.file.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")

    @property
    def width(self) -> int:
        """The width of the terminal in columns, or 80."""
        return width_for(self.file)

    def write(self, pieces: Iterable[str]) -> None:
        """Write all pieces of a text."""
        try:
            self.file.writelines(map(visible, pieces) if self.is_terminal else pieces)
            self.file.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            if error.filename is None:
                error.filename = "standard output"
            raise


def standard_input() -> BinaryIO:
    """Return standard input as bytes. Raises OSError if it is closed."""
    if sys.stdin is None:
        raise OSError(9, "it is closed", "standard input")
    return sys.stdin.buffer


def is_asked(files: Iterable[str]) -> bool:
    """Return True if a person has to type the input."""
    return sys.stdin is not None and sys.stdin.isatty() and "-" in files


def drop_output() -> None:
    """Discard the unwritten output. Otherwise Python would print an error when it closes standard output."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
