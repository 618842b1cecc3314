"""The command `hnparse`: reads files, and writes JSON, another form, or diagnostics."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from .._version import __version__
from ..inputs import find_inputs
from ..inputs.files import URL, Reading
from ..outputs.targets import form_of
from .completion import PrintCompletion
from .console import Output, drop_output, is_asked, say, standard_input
from .corpus_options import add_options, columns_of, corpus_options
from .examples import FIRST, Names, example
from .forms import FILES, TEXTS, Style, write_file
from .help import HELP

if TYPE_CHECKING:
    from ..thread import Thread

WAITING = "hnparse: reading standard input: paste the text of a page, then press Ctrl-D. For help, run hnparse --help."

STANDARD_OUTPUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
STREAMS = ("standard input", "standard output")
TABLES = ("comments", "discussions")
WHOLE = ("sqlite",)
"""Forms that hold whole discussions. Pages are merged before they are written."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    Args:
        argv: The arguments; by default those of the program.
    """
    parser = _parser()
    options = parser.parse_args(argv)
    corpus = corpus_options(options, parser)
    if options.output in STANDARD_OUTPUT:
        options.output = None
    if options.format is None:
        options.format = (options.output and form_of(options.output)) or "json"
    if corpus is None and options.output is None and options.format in FILES:
        parser.error(f"--format {options.format} is a binary format: name the output file with -o")
    if options.table != "comments" and options.format not in ("csv", "parquet"):
        parser.error("--table needs --format csv or parquet")
    if options.safe_csv and options.format != "csv":
        parser.error("--safe-csv needs --format csv")
    if options.append and (options.format != "sqlite" or options.output is None):
        parser.error("--append needs a database: --format sqlite -o FILE")
    try:
        if corpus is not None:
            from ..corpus.command import run_corpus

            return run_corpus(corpus)
        return _run(options)
    except BrokenPipeError:
        drop_output()  # The reader of the output, such as `head`, has ended.
        return 0
    except (ValueError, ImportError, OSError) as error:
        if isinstance(error, OSError):
            if error.filename == STREAMS[1]:
                drop_output()
            place = error.filename if error.filename in STREAMS else options.output or error.filename
            say(f"hnparse: {place}: {error.strerror or error}")
        else:
            say(f"hnparse: {error}")
        return 2
    except KeyboardInterrupt:
        return 130


class _Parser(argparse.ArgumentParser):
    def format_help(self) -> str:
        return HELP

    def error(self, message: str) -> NoReturn:
        from .suggestions import with_nearest  # imported here because only errors need it

        super().error(with_nearest(message, self))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="hnparse", usage="%(prog)s [OPTION ...] [FILE ...]")
    parser.add_argument("files", nargs="*", metavar="FILE", help="a text file or a pattern; - or none: standard input")
    parser.add_argument("-r", "--recursive", action="store_true", help="also read the files in folders")
    parser.add_argument(
        "--format",
        choices=(*TEXTS, *FILES),
        metavar="FORM",
        help=f"{', '.join(TEXTS)}; with -o also {', '.join(FILES)} (default: json)",
    )
    parser.add_argument("-o", "--output", metavar="PATH", help="write this file or, for a corpus, this folder")
    parser.add_argument("--append", action="store_true", help="add to an existing database")
    parser.add_argument("--table", choices=TABLES, default="comments", help="one row per comment or per discussion")
    parser.add_argument("--safe-csv", action="store_true", help="keep spreadsheets from reading text as formulas")
    parser.add_argument("--merge", action="store_true", help="merge the pages of each discussion")
    parser.add_argument("--quiet", action="store_true", help="do not report failed files")
    damage = parser.add_mutually_exclusive_group()
    damage.add_argument("--strict", action="store_true", help="treat a damaged page as an error")
    damage.add_argument("--check", action="store_true", help="print diagnostics, one per line, instead of JSON")
    add_options(parser)
    parser.add_argument(
        "--example",
        nargs="?",
        const=FIRST,
        choices=Names(),
        metavar="NAME",
        help=f"print an example dump, by default {FIRST}",
    )
    parser.add_argument("--print-completion", action=PrintCompletion, help="print the completion script of a shell")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _run(options: argparse.Namespace) -> int:
    if options.example:
        Output().write([example(options.example)])
        return 0
    failures: list[int] = []
    threads: Iterable[Thread] = _threads(options, failures)
    if options.merge or options.format in WHOLE:
        from ..merging import merge

        threads = merge(threads)
    if options.check:
        failures.append(_print_diagnostics(threads, Output()))
    elif options.output is not None:
        write_file(threads, options.format, Path(options.output), _style(options), append=options.append)
    else:
        out = Output()
        out.write(TEXTS[options.format](threads, _style(options, out.width)))
    return max(failures, default=0)


def _style(options: argparse.Namespace, width: int = 80) -> Style:
    return Style(options.table, options.safe_csv, width)


def _threads(options: argparse.Namespace, failures: list[int]) -> Iterator[Thread]:
    """Yield the threads of all files. Failed files are reported on standard error, and their exit status is added."""

    def fail(status: int, words: object) -> None:
        failures.append(status)
        if not options.quiet:
            say(words)

    def no_file(error: OSError) -> None:
        fail(2, f"{error.filename}: {error.strerror or error}")

    names = options.files or ["-"]
    if is_asked(names):
        say(WAITING)
    urls = [name for name in names if URL.match(name)]
    for url in urls:
        from ..text.wrong_text import OF_URL

        fail(2, f"{url}: {OF_URL}")
    reading = Reading(strict=options.strict, columns=columns_of(options), on_error=lambda error: fail(1, error))
    others = [name for name in names if name not in urls]
    for file in find_inputs(others, no_file, recursive=options.recursive):
        try:
            yield from reading.threads(standard_input() if file == "-" else file)
        except OSError as error:
            error.filename = error.filename or file
            no_file(error)


def _print_diagnostics(threads: Iterable[Thread], out: Output) -> int:
    """Print the diagnostics and return the exit status: 1 if there are any, else 0."""
    status = 0
    for thread in threads:
        out.write([f"{diagnostic}\n" for diagnostic in thread.diagnostics])
        status = status or bool(thread.diagnostics)
    return int(status)
