"""The command line: files in, JSON, another form or diagnostics out."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from ._completion import PrintCompletion
from ._corpus_options import add_options, corpus_options
from ._examples import FIRST, Names, example
from ._help import HELP
from ._version import __version__
from .errors import ParseError
from .forms import FILES, TEXTS, write_file
from .inputs import find_inputs
from .merging import merge
from .reading import read_threads
from .text import Source, read_source
from .thread import Thread


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, by default the program's own, and give its exit status."""
    parser = _parser()
    options = parser.parse_args(argv)
    corpus = corpus_options(options, parser)
    if corpus is None and options.output is None and options.format in FILES:
        parser.error(f"--format {options.format} is no text: say with -o which file to write")
    try:
        if corpus is not None:
            from .corpus.command import run_corpus

            return run_corpus(corpus)
        return _run(options, _utf8(sys.stdout))
    except BrokenPipeError:
        # Who read the output has gone, as `head` does. Python would complain when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


class _Parser(argparse.ArgumentParser):
    def format_help(self) -> str:
        return HELP


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="hnparse", usage="%(prog)s [OPTION ...] [FILE ...]")
    parser.add_argument("files", nargs="*", metavar="FILE", help="a text file or a pattern; - or none: standard input")
    parser.add_argument("-r", "--recursive", action="store_true", help="read the files in folders, too")
    parser.add_argument(
        "--format",
        choices=(*TEXTS, *FILES),
        default="json",
        metavar="FORM",
        help=f"{', '.join(TEXTS)}; with -o also {', '.join(FILES)} (default: json)",
    )
    parser.add_argument("-o", "--output", metavar="PATH", help="write this file or, of a corpus, this folder")
    parser.add_argument("--merge", action="store_true", help="put the pages of each discussion together")
    parser.add_argument("--quiet", action="store_true", help="do not say which files failed")
    damage = parser.add_mutually_exclusive_group()
    damage.add_argument("--strict", action="store_true", help="take a damaged page for an error")
    damage.add_argument("--check", action="store_true", help="print diagnostics, one a line, in place of JSON")
    add_options(parser)
    parser.add_argument(
        "--example",
        nargs="?",
        const=FIRST,
        choices=Names(),
        metavar="NAME",
        help=f"print a dump to try things with, by default {FIRST}",
    )
    parser.add_argument("--print-completion", action=PrintCompletion, help="print what completes options in a shell")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _run(options: argparse.Namespace, out: TextIO) -> int:
    if options.example:
        out.write(example(options.example))
        return 0
    failures: list[int] = []
    threads: Iterable[Thread] = _threads(options, failures)
    if options.merge:
        threads = merge(threads)
    try:
        if options.check:
            failures.append(_print_diagnostics(threads, out))
        elif options.output is not None:
            write_file(threads, options.format, Path(options.output))
        else:
            out.writelines(TEXTS[options.format](threads))
            out.flush()
    except BrokenPipeError:
        raise
    except (ValueError, ImportError, OSError) as error:
        words = f"{options.output}: {error.strerror}" if isinstance(error, OSError) else error
        print(f"hnparse: {words}", file=sys.stderr)
        return 2
    return max(failures, default=0)


def _threads(options: argparse.Namespace, failures: list[int]) -> Iterator[Thread]:
    """The threads of all files; a file that fails is said, and its exit status is noted."""

    def fail(status: int, words: object) -> None:
        failures.append(status)
        if not options.quiet:
            print(words, file=sys.stderr)

    for name in options.files or ["-"]:
        try:
            for file in find_inputs([name], recursive=options.recursive):
                try:
                    yield from read_threads(_source(file), strict=options.strict)
                except ParseError as error:
                    fail(1, error)
                except OSError as error:
                    fail(2, f"{file}: {error.strerror or error}")
        except OSError as error:
            fail(2, f"{name}: {error.strerror or error}")


def _source(file: str) -> Source:
    if file == "-":
        return read_source(sys.stdin.buffer)
    return read_source(file)


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
