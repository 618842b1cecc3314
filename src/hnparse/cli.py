"""The command line: files in, JSON out."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from ._version import __version__
from .errors import ParseError
from .reading import read_threads
from .text import Source, read_source
from .thread import Thread

DESCRIPTION = "Turn the text of Hacker News pages back into the discussion, and print it as JSON."
EPILOG = """\
examples:
  hnparse page.txt                                  the discussion as JSON
  hnparse page.txt | jq '.comments[] | {by, text}'  ... asked by jq
  cat page.txt | hnparse                            from standard input
  hnparse --format jsonl *.txt                      one line a page
  hnparse --strict page.txt > /dev/null             is the page undamaged?

exit status:
  0  all was read
  1  a file held no dump or, with --strict, was damaged
  2  wrong usage, or a file could not be read
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, by default the program's own, and give its exit status."""
    options = _parser().parse_args(argv)
    try:
        return _run(options.files or ["-"], options.format, options.strict, _utf8(sys.stdout))
    except BrokenPipeError:
        # Who read the output has gone, as `head` does. Python would complain when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hnparse", description=DESCRIPTION, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="a text file; - or none: standard input")
    parser.add_argument(
        "--format",
        choices=("json", "jsonl"),
        default="json",
        help="json: one object a page, indented if there is only one (default); jsonl: one line a page",
    )
    parser.add_argument("--strict", action="store_true", help="take a damaged page for an error")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _run(files: Sequence[str], form: str, strict: bool, out: TextIO) -> int:
    status = 0
    waiting: Thread | None = None
    several = form == "jsonl"
    for file in files:
        try:
            for thread in read_threads(_source(file), strict=strict):
                if waiting is not None:
                    several = True
                    _print(waiting, None, out)
                waiting = thread
        except ParseError as error:
            print(error, file=sys.stderr)
            status = max(status, 1)
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            print(f"{file}: {error.strerror or error}", file=sys.stderr)
            status = 2
    if waiting is not None:
        _print(waiting, None if several else 2, out)
    out.flush()
    return status


def _source(file: str) -> Source:
    if file == "-":
        return read_source(sys.stdin.buffer)
    return read_source(file)


def _print(thread: Thread, indent: int | None, out: TextIO) -> None:
    out.write(thread.to_json(indent=indent))
    out.write("\n")


def _utf8(out: TextIO) -> TextIO:
    """Standard output as UTF-8 whatever the locale; what UTF-8 cannot hold is escaped as JSON escapes it."""
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return out
