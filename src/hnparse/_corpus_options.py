"""The command's arguments for a corpus, and the options that they make; `corpus` itself takes longer to import."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .outputs.targets import is_special

if TYPE_CHECKING:
    from .corpus.options import Options
    from .corpus.record import Columns

DEFAULTS: dict[str, Any] = {
    "jobs": None,
    "resume": False,
    "record_limit": None,
    "memory": None,
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options for a corpus to those of the command."""
    group = parser.add_argument_group(
        "a corpus, with -o FOLDER",
        "reads folders, .txt, .jsonl(.gz|.zst), .parquet, .wet(.gz); writes jsonl or parquet",
    )
    group.add_argument(
        "--jobs", type=_positive("processes"), metavar="N", help="read with so many processes (default: 1)"
    )
    group.add_argument("--resume", action="store_true", help="go on with a run that ended early")
    limit = "how long a record can be (default: 64,000,000)"
    group.add_argument("--record-limit", type=_positive("bytes"), metavar="BYTES", help=limit)
    memory = "how much memory merging may take (default: 1,000,000,000)"
    group.add_argument("--memory", type=_positive("bytes"), metavar="BYTES", help=memory)
    for name, usual in (("text", "text"), ("url", "url"), ("date", "date, WARC-Date")):
        text = f"where the {name} is (default: {usual}, …)"
        group.add_argument(f"--{name}-column", metavar="NAME", help=text)


def corpus_options(options: argparse.Namespace, parser: argparse.ArgumentParser) -> Options | None:
    """Return what is to be done with a corpus; None where the output is no folder, and so there is no corpus."""
    if options.output in (None, "-") or not _is_folder(options.output):
        given = [name for name, default in DEFAULTS.items() if getattr(options, name) != default]
        if given:
            option = f"--{given[0].replace('_', '-')}"
            parser.error(f"{option} is for a corpus: say with -o which folder to write to")
        return None
    # What reads a corpus is not imported for a single file.
    from .corpus.options import FORMS, MEMORY, Options
    from .corpus.record import RECORD_LIMIT, Columns

    if options.check or options.strict:
        parser.error("--check and --strict are for single files, not for a corpus")
    if not options.files or "-" in options.files:
        parser.error("-o FOLDER needs files, folders or globs to read")
    if options.format not in (*FORMS, "json", None):
        parser.error(f"--format {options.format} is for single files: a corpus becomes {' or '.join(FORMS)}")
    return Options(
        paths=tuple(options.files),
        out=options.output,
        form="jsonl" if options.format in ("json", None) else options.format,
        jobs=options.jobs or 1,
        merge=options.merge,
        resume=options.resume,
        columns=columns_of(options) or Columns(),
        record_limit=options.record_limit or RECORD_LIMIT,
        memory=options.memory or MEMORY,
    )


def columns_of(options: argparse.Namespace) -> Columns | None:
    """Return the columns that records have their text, address and date in; None for the usual ones."""
    names = (options.text_column, options.url_column, options.date_column)
    if names == (None, None, None):
        return None
    from .corpus.record import Columns

    return Columns(*names)


def _is_folder(path: str) -> bool:
    """Whether an output is meant to be a folder: it is one, or ends as one does, or has no suffix as a file has."""
    if path.endswith(("/", os.sep)) or Path(path).is_dir():
        return True
    return not Path(path).suffix and not is_special(Path(path)) and not Path(path).exists()


def _positive(unit: str) -> Callable[[str], int]:
    def number(words: str) -> int:
        if not words.isdecimal() or int(words) < 1:
            raise argparse.ArgumentTypeError(f"a number of {unit} is 1 or more, not {words!r}")
        return int(words)

    return number
