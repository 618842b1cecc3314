"""The console: standard input, output and errors, also where one of them is closed, and what may reach a terminal."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Iterable
from typing import BinaryIO

from .model.display import UNPRINTABLE

STEERING = re.compile(f"{UNPRINTABLE.pattern}|[\u061c\u200e\u200f]")
"""Signs that steer a terminal, those of the direction of writing among them, and halves of characters."""


def say(words: object) -> None:
    """Print a message to standard error, with signs that steer a terminal escaped: it can quote a file or its name."""
    if sys.stderr is not None:
        sys.stderr.write(visible(str(words)) + "\n")


def visible(text: str) -> str:
    r"""Return a text with each sign that steers a terminal, and each half of a character, as an escape of JSON.

    >>> print(visible("\x1b[2J and \u202e"))
    \u001b[2J and \u202e
    """
    return STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


class Output:
    """Standard output as UTF-8, whatever the locale; what UTF-8 cannot hold is escaped as JSON escapes it.

    On a terminal, signs that steer it are escaped, too. Raises OSError where it is closed.
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
        """How many columns a line has: those of the terminal, or 80."""
        return max(40, shutil.get_terminal_size().columns) if self.is_terminal else 80

    def write(self, pieces: Iterable[str]) -> None:
        """Write pieces of text, all of them."""
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
    """Return standard input as bytes. Raises OSError where it is closed."""
    if sys.stdin is None:
        raise OSError(9, "it is closed", "standard input")
    return sys.stdin.buffer


def is_asked(files: Iterable[str]) -> bool:
    """Whether a person is to type what is read."""
    return sys.stdin is not None and sys.stdin.isatty() and "-" in files


def drop_output() -> None:
    """Forget what is still to be written to standard output, or Python would complain when it closes it."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
