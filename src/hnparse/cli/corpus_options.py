"""The command's options for a corpus. They are not in the package `corpus`, because importing it takes longer."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..outputs.targets import is_special

if TYPE_CHECKING:
    from ..corpus.options import Options
    from ..inputs.record import Columns

DEFAULTS: dict[str, Any] = {
    "jobs": None,
    "resume": False,
    "record_limit": None,
    "memory": None,
}
"""The default of each option that is only valid for a corpus."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options for a corpus to the parser of the command."""
    group = parser.add_argument_group(
        "a corpus, with -o FOLDER",
        "reads folders with files of all kinds; writes jsonl or parquet",
    )
    group.add_argument("--jobs", type=_positive("processes"), metavar="N", help="number of processes (default: 1)")
    group.add_argument("--resume", action="store_true", help="continue a run that ended early")
    limit = "size limit of a record (default: 64,000,000)"
    group.add_argument("--record-limit", type=_positive("bytes"), metavar="BYTES", help=limit)
    memory = "memory limit of merging (default: 1,000,000,000)"
    group.add_argument("--memory", type=_positive("bytes"), metavar="BYTES", help=memory)
    for name, usual in (("text", "text"), ("url", "url"), ("date", "date, WARC-Date")):
        text = f"column of the {name} (default: {usual}, …)"
        group.add_argument(f"--{name}-column", metavar="NAME", help=text)


def corpus_options(options: argparse.Namespace, parser: argparse.ArgumentParser) -> Options | None:
    """Return the options of a run over a corpus, or None if the output is not a folder.

    Exits with a usage error if the options do not fit together.
    """
    if options.output in (None, "-") or not _is_folder(options.output):
        given = [name for name, default in DEFAULTS.items() if getattr(options, name) != default]
        if given:
            option = f"--{given[0].replace('_', '-')}"
            parser.error(f"{option} is for a corpus: name the output folder with -o")
        return None
    # Reading a single file does not need these modules.
    from ..corpus.options import FORMS, MEMORY, Options
    from ..inputs.limits import RECORD_LIMIT
    from ..inputs.record import Columns

    if options.check or options.strict:
        parser.error("--check and --strict cannot be used with -o FOLDER")
    if options.table != "comments":
        parser.error("--table cannot be used with -o FOLDER: a run over a corpus writes all tables")
    if not options.files or "-" in options.files:
        parser.error("-o FOLDER needs input files, folders or patterns")
    if options.format not in (*FORMS, "json", None):
        parser.error(f"--format {options.format} cannot be used with -o FOLDER: use {' or '.join(FORMS)}")
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
        quiet=options.quiet,
    )


def columns_of(options: argparse.Namespace) -> Columns | None:
    """Return the names of the columns of records that the options give, or None for the defaults."""
    names = (options.text_column, options.url_column, options.date_column)
    if names == (None, None, None):
        return None
    from ..inputs.record import Columns

    return Columns(*names)


def _is_folder(path: str) -> bool:
    """Return True if an output path stands for a folder: it is one, ends in a separator, or is new without a suffix."""
    if path.endswith(("/", os.sep)) or Path(path).is_dir():
        return True
    return not Path(path).suffix and not is_special(Path(path)) and not Path(path).exists()


def _positive(unit: str) -> Callable[[str], int]:
    def number(words: str) -> int:
        if not words.isdecimal() or int(words) < 1:
            raise argparse.ArgumentTypeError(f"the number of {unit} must be 1 or more, not {words!r}")
        return int(words)

    return number
