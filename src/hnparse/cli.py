"""The command line: files in, JSON, another form or diagnostics out."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TextIO

from ._version import __version__
from .corpus.options import add_options, order_of
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
  hnparse --format dot page.txt | dot -Tsvg         a drawing, by Graphviz
  hnparse --check *.txt                             what is wrong with the pages?
  hnparse --strict page.txt > /dev/null             is the page undamaged?
  hnparse crawl/ -o out/ --format parquet --jobs 8  tables of a whole crawl

exit status:
  0  all was read and, with --check, nothing is wrong
  1  a file held no dump; with --strict, was damaged; with --check, had diagnostics
  2  wrong usage, or a file could not be read
"""

EXPORTS: dict[str, Callable[[Thread], str]] = {
    "items": lambda thread: "".join(f"{_json(item)}\n" for item in thread.to_items()),
    "markdown": Thread.to_markdown,
    "dot": Thread.to_dot,
    "mermaid": Thread.to_mermaid,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, by default the program's own, and give its exit status."""
    parser = _parser()
    options = parser.parse_args(argv)
    order = order_of(options, parser)
    try:
        if order is not None:
            from .corpus.command import run_corpus

            return run_corpus(order)
        return _run(options, _utf8(sys.stdout))
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
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="a text file; - or none: standard input; with -o, a corpus"
    )
    parser.add_argument(
        "--format",
        choices=("json", "jsonl", "parquet", *EXPORTS),
        default="json",
        help="json: one object a page, indented if there is only one (default); jsonl: one line a page; "
        "parquet: tables, with -o; items: Firebase items, one a line; markdown, dot, mermaid: to be read or drawn",
    )
    damage = parser.add_mutually_exclusive_group()
    damage.add_argument("--strict", action="store_true", help="take a damaged page for an error")
    damage.add_argument("--check", action="store_true", help="print diagnostics, one a line, in place of JSON")
    add_options(parser)
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _run(options: argparse.Namespace, out: TextIO) -> int:
    failures: list[int] = []
    threads = _threads(options.files or ["-"], options.strict, failures)
    if options.check:
        failures.append(_print_diagnostics(threads, out))
    elif options.format in EXPORTS:
        _print_exports(threads, EXPORTS[options.format], out)
    else:
        _print_json(threads, options.format, out)
    out.flush()
    return max(failures, default=0)


def _threads(files: Sequence[str], strict: bool, failures: list[int]) -> Iterator[Thread]:
    """The threads of all files; a file that fails is said, and its exit status is noted."""
    for file in files:
        try:
            yield from read_threads(_source(file), strict=strict)
        except ParseError as error:
            print(error, file=sys.stderr)
            failures.append(1)
        except OSError as error:
            print(f"{file}: {error.strerror or error}", file=sys.stderr)
            failures.append(2)


def _source(file: str) -> Source:
    if file == "-":
        return read_source(sys.stdin.buffer)
    return read_source(file)


def _print_json(threads: Iterable[Thread], form: str, out: TextIO) -> None:
    several = form == "jsonl"
    waiting: Thread | None = None
    for thread in threads:
        if waiting is not None:
            several = True
            out.write(waiting.to_json() + "\n")
        waiting = thread
    if waiting is not None:
        out.write(waiting.to_json(indent=None if several else 2) + "\n")


def _print_exports(threads: Iterable[Thread], export: Callable[[Thread], str], out: TextIO) -> None:
    out.writelines(export(thread) for thread in threads)


def _json(value: Any) -> str:
    import json  # as in the module that writes threads

    return json.dumps(value, ensure_ascii=False)


def _print_diagnostics(threads: Iterable[Thread], out: TextIO) -> int:
    """Print them, and give the exit status that says whether there was any."""
    status = 0
    for thread in threads:
        for diagnostic in thread.diagnostics:
            out.write(f"{diagnostic}\n")
            status = 1
    return status


def _utf8(out: TextIO) -> TextIO:
    """Standard output as UTF-8 whatever the locale; what UTF-8 cannot hold is escaped as JSON escapes it."""
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return out
